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

    /// A cell of somebody else's file as it may leave: defused where a spreadsheet would run it, and without what a
    /// terminal acts on.
    ///
    /// Signs alone (`-`), numbers with a sign, and a number kept as text (`="9901"`) are what such files are full of and
    /// run nothing: they stay, as line ends inside a cell do.
    package static func harmless(cell text: String) -> String {
        let steers = text.unicodeScalars.contains {
            HarmlessText.isActive($0) && $0 != "\n" && $0 != "\r" && $0 != "\t"
        }
        let clean = steers ? HarmlessText.cleaned(text) : text
        return runs(clean) ? "'" + clean : clean
    }

    /// Whether a spreadsheet computes with it.
    private static func runs(_ text: String) -> Bool {
        let said = text.unicodeScalars.drop { "\t\r\n".unicodeScalars.contains($0) }
        guard isFormula(String(said)) else { return false }
        let rest = said.dropFirst()
        if rest.allSatisfy({ "+-=@ ".unicodeScalars.contains($0) }) { return false }
        if said.first != "@", rest.allSatisfy({ isDigit($0) || ",. %".unicodeScalars.contains($0) })
        {
            return false
        }
        let isText = rest.count >= 2 && rest.first == "\"" && rest.last == "\""
        return
            !(said.first == "=" && isText
            && rest.dropFirst().dropLast().allSatisfy { isDigit($0) || $0 == " " })
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
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
