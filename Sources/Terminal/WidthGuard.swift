internal import CNcurses
internal import Screen

/// Whether this machine's C library measures a character as our table does.
///
/// It does for all that both know; a newer or older library may know characters the other does not,
/// and one character placed differently would shift its whole row.
struct WidthGuard {
    private var answers: [UInt32: Bool] = [:]
    /// The last that was agreed on: a bar is one character many times.
    private var lastAgreed: UInt32 = 0

    mutating func agrees(_ glyph: Glyph, isWide: Bool) -> Bool {
        let base = glyph.base
        if base < 0x7F || base == lastAgreed { return true }
        if let known = answers[base] {
            if known { lastAgreed = base }
            return known
        }
        let agrees = curses_wcwidth(wchar_t(bitPattern: base)) == (isWide ? 2 : 1)
        answers[base] = agrees
        return agrees
    }
}
