/// One column of a caseload file: its headers, what a clerk should know, and a sample.
package struct CaseloadColumn: Sendable {
    package let field: CaseloadField
    /// The header the template and exports use.
    package let header: String
    /// Other headers people use, in `Words.key` form.
    let synonyms: [String]
    package let isRequired: Bool
    /// What to fill in, for people; Indonesian, as the header is.
    package let hint: String
    /// The template's sample cell.
    package let sample: String

    init(
        _ field: CaseloadField,
        _ header: String,
        _ synonyms: String = "",
        required: Bool = false,
        hint: String,
        sample: String = "",
    ) {
        self.field = field
        self.header = header
        self.synonyms = [Words.key(header)] + Words.of(synonyms)
        isRequired = required
        self.hint = hint
        self.sample = sample
    }
}
