internal import Screen

/// What terminals of the xterm family, rxvt and the Linux console send for the named keys, so that they
/// work even where TERM names another terminal than the one in use.
enum KeySequences {
    struct Entry {
        let sequence: String
        let key: Key
    }

    static let all: [Entry] = plain + modified

    /// Keys by the last letter of `ESC [ letter` and `ESC O letter`.
    private static let lettered: [(letter: String, code: Key.Code)] = [
        ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]

    private static let letteredFunctions: [(letter: String, number: Int)] = [
        ("P", 1), ("Q", 2), ("R", 3), ("S", 4),
    ]

    /// Keys by the number in `ESC [ number ~`.
    private static let numbered: [(number: Int, code: Key.Code)] = [
        (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown),
        (7, .home), (8, .end), (11, .function(1)), (12, .function(2)), (13, .function(3)),
        (14, .function(4)), (15, .function(5)), (17, .function(6)), (18, .function(7)),
        (19, .function(8)), (20, .function(9)), (21, .function(10)), (23, .function(11)),
        (24, .function(12)),
    ]

    /// xterm counts modifiers from 1: Shift adds 1, Alt 2, Control 4.
    private static let modifiers: [(number: Int, modifiers: Key.Modifiers)] = (2...8).map {
        number in
        var set: Key.Modifiers = []
        if (number - 1) & 1 != 0 { set.insert(.shift) }
        if (number - 1) & 2 != 0 { set.insert(.alt) }
        if (number - 1) & 4 != 0 { set.insert(.control) }
        return (number, set)
    }

    private static let plain: [Entry] =
        lettered.flatMap { letter, code in
            [Entry("[" + letter, Key(code)), Entry("O" + letter, Key(code))]
        }
        + letteredFunctions.map { Entry("O" + $0.letter, Key(.function($0.number))) }
        + numbered.map { Entry("[\($0.number)~", Key($0.code)) }
        // The Linux console.
        + zip("ABCDE", 1...5).map { Entry("[[\($0)", Key(.function($1))) }
        + [Entry("[Z", Key(.tab, .shift)), Entry("OM", Key(.enter))]

    private static let modified: [Entry] = modifiers.flatMap { number, modifiers in
        lettered.map { Entry("[1;\(number)\($0.letter)", Key($0.code, modifiers)) }
            + letteredFunctions.map {
                Entry("[1;\(number)\($0.letter)", Key(.function($0.number), modifiers))
            }
            + numbered.map { Entry("[\($0.number);\(number)~", Key($0.code, modifiers)) }
    }
}

extension KeySequences.Entry {
    fileprivate init(_ rest: String, _ key: Key) {
        self.init(sequence: "\u{1B}" + rest, key: key)
    }
}
