/// Keeps spreadsheets from running exported text as a formula (OWASP, "CSV injection").
package enum FormulaGuard {
    /// The text with an apostrophe before it if its first letter would start a formula.
    ///
    /// The letters are `=`, `+`, `-`, `@`, tab, CR, LF and their full-width forms.
    package static func defused(_ text: String) -> String {
        isFormula(text) ? "'" + text : text
    }

    /// The text as it was before `defused`; other apostrophes stay.
    package static func restored(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), isFormula(text.dropFirst()) else { return text }
        return String(text.dropFirst())
    }

    private static func isFormula(_ text: some StringProtocol) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
            true
        default:
            false
        }
    }
}
