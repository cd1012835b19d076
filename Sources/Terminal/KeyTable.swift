internal import CNcurses
internal import Screen

/// Which key each character and each code of ncurses is.
enum KeyTable {
    /// Codes of our own lie above those ncurses gives to a terminal's further keys, which begin at
    /// KEY_MAX and are a few hundred at most.
    private static let ownCodes: Int32 = 4_000
    static let pasteBegin: Int32 = 3_998
    static let pasteEnd: Int32 = 3_999

    /// A typed character as a key; nil for what no key makes.
    static func key(_ scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0: Key(.character(" "), .control)
        // Line feed too: some programs that type for people send it for Enter.
        case 0x0A, 0x0D: Key(.enter)
        case 0x09: Key(.tab)
        case 0x1B: Key(.escape)
        // Terminals disagree which of the two their Backspace sends.
        case 0x08, 0x7F: Key(.backspace)
        case 0x01...0x1A: control(scalar.value + 0x60)
        case 0x1C...0x1F: control(scalar.value + 0x40)
        case 0x80..<0xA0: nil
        default: Key(.character(scalar))
        }
    }

    private static func control(_ letter: UInt32) -> Key? {
        Unicode.Scalar(letter).map { Key(.character($0), .control) }
    }

    /// A code of ncurses, or one we defined, as a key.
    static func key(code: Int32) -> Key? {
        if code >= ownCodes, Int(code - ownCodes) < KeySequences.all.count {
            return KeySequences.all[Int(code - ownCodes)].key
        }
        let function = code - curses_key_f(0)
        // The terminal database counts on for shifted keys: F13 is Shift-F1.
        if (1...12).contains(function) { return Key(.function(Int(function))) }
        if (13...24).contains(function) { return Key(.function(Int(function) - 12), .shift) }
        return named[code]
    }

    private static let named: [Int32: Key] = [
        KEY_UP: "Up", KEY_DOWN: "Down", KEY_LEFT: "Left", KEY_RIGHT: "Right",
        KEY_HOME: "Home", KEY_END: "End", KEY_PPAGE: "PgUp", KEY_NPAGE: "PgDn",
        KEY_IC: "Insert", KEY_DC: "Delete", KEY_BACKSPACE: "Backspace", KEY_ENTER: "Enter",
        KEY_BTAB: "S-Tab", KEY_SLEFT: "S-Left", KEY_SRIGHT: "S-Right", KEY_SR: "S-Up",
        KEY_SF: "S-Down", KEY_SHOME: "S-Home", KEY_SEND: "S-End", KEY_SDC: "S-Delete",
        KEY_SPREVIOUS: "S-PgUp", KEY_SNEXT: "S-PgDn",
        // The keypad's corners, and what old consoles call Home and End.
        KEY_A1: "Home", KEY_A3: "PgUp", KEY_C1: "End", KEY_C3: "PgDn",
        KEY_FIND: "Home", KEY_SELECT: "End",
    ]

    /// Tells ncurses the sequences that terminals send beside those in their description.
    static func define() {
        define_key("\u{1B}[200~", pasteBegin)
        define_key("\u{1B}[201~", pasteEnd)
        for (index, entry) in KeySequences.all.enumerated() {
            define_key(entry.sequence, ownCodes + Int32(index))
        }
    }
}
