/// A key as an xterm sends it.
enum Key: Hashable, Sendable {
    case text(String)
    case up, down, home, end, pageUp, pageDown
    case enter, escape, backspace
    case function(Int)
    case control(Character)

    /// Its bytes; cursor keys differ when the program asked for application mode (DECCKM).
    func bytes(application: Bool) -> String {
        let lead = application ? "\u{1B}O" : "\u{1B}["
        switch self {
        case .text(let text): return text
        case .up: return lead + "A"
        case .down: return lead + "B"
        case .home: return lead + "H"
        case .end: return lead + "F"
        case .pageUp: return "\u{1B}[5~"
        case .pageDown: return "\u{1B}[6~"
        case .enter: return "\r"
        case .escape: return "\u{1B}"
        case .backspace: return "\u{7F}"
        case .function(let number): return Self.function(number)
        case .control(let letter):
            return letter.asciiValue.map { String(UnicodeScalar($0 & 31)) } ?? ""
        }
    }

    private static func function(_ number: Int) -> String {
        let tilde = [5: 15, 6: 17, 7: 18, 8: 19, 9: 20, 10: 21, 11: 23, 12: 24]
        if let code = tilde[number] { return "\u{1B}[\(code)~" }
        let letters = ["P", "Q", "R", "S"]
        return letters.indices.contains(number - 1) ? "\u{1B}O" + letters[number - 1] : ""
    }
}
