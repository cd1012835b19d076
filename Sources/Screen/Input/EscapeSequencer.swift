/// Puts together what begins with Esc: `Esc 1` … `Esc 0` within 100 ms stand in for F1 … F10 where a
/// terminal or desktop swallows those, Esc with an editing letter at once is that letter with Alt, and
/// a sequence of the terminal that nobody knows is swallowed whole: its digits are no entries.
///
///     Esc ──digit ≤ 100 ms──▶ F-key
///      │ ──b d f Backspace ≤ 25 ms──▶ Alt-key
///      │ ──[ O ] P _ ^ X ≤ 25 ms──▶ sequence ──its last character──▶ nothing
///      └──any other key, or time──▶ Esc (then the key)
///
/// Times are milliseconds of any clock that only goes forward.
package struct EscapeSequencer: Sendable, Equatable {
    /// Long enough for two fingers one after the other, short enough for Esc to feel at once.
    package static let digitWindow: Int64 = 100
    /// Terminals send their sequences in one write; people need longer for two keys.
    package static let burstWindow: Int64 = 25
    private static let altLetters: Set<Unicode.Scalar> = ["b", "d", "f"]

    private enum State: Sendable, Equatable {
        case idle
        case escape(at: Int64)
        case sequence(SequenceKind, at: Int64)
    }

    /// The sequences of ECMA-48, by how they end.
    private enum SequenceKind: Sendable, Equatable {
        /// `ESC [`: ends with a character from `@` on.
        case control
        /// `ESC O`: one character.
        case single
        /// `ESC ]` and other strings: end with BEL, or with `ESC \`.
        case text
    }

    private var state = State.idle

    package init() {}

    /// When `flush` has something to do; nil while nothing is held back.
    package var deadline: Int64? {
        switch state {
        case .idle: nil
        case .escape(let time): time + Self.digitWindow
        case .sequence(_, let time): time + Self.burstWindow
        }
    }

    /// Takes a key and answers what it amounts to; a lone Esc is held back until `deadline`.
    package mutating func feed(_ key: Key, at time: Int64) -> [Key] {
        switch state {
        case .idle: return hold(key, at: time)
        case .escape(let began): return afterEscape(key, waited: time - began, at: time)
        case .sequence(let kind, let last):
            guard time - last <= Self.burstWindow else {
                state = .idle
                return hold(key, at: time)
            }
            state = Self.ends(kind, with: key) ? .idle : .sequence(kind, at: time)
            // The string's end is itself an escape sequence, `ESC \`.
            if kind == .text, key == Key(.escape) { state = .sequence(.single, at: time) }
            return []
        }
    }

    /// Answers the Esc that was held back, once its time is over.
    package mutating func flush(at time: Int64) -> [Key] {
        guard let deadline, time >= deadline else { return [] }
        defer { state = .idle }
        if case .escape = state { return [Key(.escape)] }
        return []
    }

    private mutating func afterEscape(_ key: Key, waited: Int64, at time: Int64) -> [Key] {
        state = .idle
        if waited <= Self.digitWindow, let function = Self.function(for: key) { return [function] }
        if waited <= Self.burstWindow {
            if Self.takesAlt(key) { return [Key(key.code, .alt)] }
            if let kind = Self.sequence(begunBy: key) {
                state = .sequence(kind, at: time)
                return []
            }
        }
        return [Key(.escape)] + hold(key, at: time)
    }

    private mutating func hold(_ key: Key, at time: Int64) -> [Key] {
        guard key == Key(.escape) else { return [key] }
        state = .escape(at: time)
        return []
    }

    private static func function(for key: Key) -> Key? {
        guard let scalar = key.typed, ("0"..."9").contains(scalar) else { return nil }
        let digit = Int(scalar.value) - 0x30
        return Key(.function(digit == 0 ? 10 : digit))
    }

    private static func takesAlt(_ key: Key) -> Bool {
        key == Key(.backspace) || key.typed.map(altLetters.contains) == true
    }

    private static func sequence(begunBy key: Key) -> SequenceKind? {
        switch key.typed {
        case "[": .control
        case "O": .single
        case "]", "P", "_", "^", "X": .text
        default: nil
        }
    }

    private static func ends(_ kind: SequenceKind, with key: Key) -> Bool {
        switch kind {
        case .control: key.typed.map { ("@"..."~").contains($0) } ?? true
        case .single: true
        // BEL reads as C-g.
        case .text: key == Key(.character("g"), .control)
        }
    }
}
