/// Puts together what begins with Esc: `Esc 1` … `Esc 0` within 100 ms stand in for F1 … F10 where a
/// terminal or desktop swallows those, and Esc with an editing letter at once is that letter with Alt.
///
///     Esc ──digit ≤ 100 ms──▶ F-key
///      │ ──b d f Backspace ≤ 25 ms──▶ Alt-key
///      └──any other key, or time──▶ Esc (then the key)
///
/// Times are milliseconds of any clock that only goes forward.
package struct EscapeSequencer: Sendable, Equatable {
    /// Long enough for two fingers one after the other, short enough for Esc to feel at once.
    package static let digitWindow: Int64 = 100
    /// Terminals send Alt-letter as two bytes in one write; people need longer for two keys.
    package static let altWindow: Int64 = 25
    private static let altLetters: Set<Unicode.Scalar> = ["b", "d", "f"]

    private var escapeAt: Int64?

    package init() {}

    /// When `flush` has something to tell; nil while nothing is held back.
    package var deadline: Int64? { escapeAt.map { $0 + Self.digitWindow } }

    /// Takes a key and answers what it amounts to; a lone Esc is held back until `deadline`.
    package mutating func feed(_ key: Key, at time: Int64) -> [Key] {
        guard let began = escapeAt else { return hold(key, at: time) }
        escapeAt = nil
        let waited = time - began
        if waited <= Self.digitWindow, let function = Self.function(for: key) { return [function] }
        if waited <= Self.altWindow, Self.takesAlt(key) {
            return [Key(key.code, .alt)]
        }
        return [Key(.escape)] + hold(key, at: time)
    }

    /// Answers the Esc that was held back, once its time is over.
    package mutating func flush(at time: Int64) -> [Key] {
        guard let deadline, time >= deadline else { return [] }
        escapeAt = nil
        return [Key(.escape)]
    }

    private mutating func hold(_ key: Key, at time: Int64) -> [Key] {
        guard key == Key(.escape) else { return [key] }
        escapeAt = time
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
}
