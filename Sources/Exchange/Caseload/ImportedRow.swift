import Documents

/// What one row of a caseload file gives: a document or a record, and what is to be said about it.
package struct ImportedRow: Sendable {
    package enum Content: Sendable {
        /// A register document, whole, `_id` inside.
        case document(ImportedDocument)
        /// Something recorded; the programme's rules and the family are added by who stores it.
        case record(ImportedRecord)
        /// Not usable; the findings say why.
        case refused
    }

    /// Row as a spreadsheet counts it, from 1.
    package let row: Int
    package let line: Int
    package let content: Content
    package let findings: [Finding]
    /// The other documents the row names.
    package let references: [ImportReference]

    /// Findings for the documents named that neither the files nor the store know.
    package func missing(
        file: String,
        severity: Finding.Severity = .warning,
        isKnown: (DocumentID) -> Bool,
    ) -> [Finding] {
        references.filter { !isKnown($0.target) }.map { reference in
            Finding(
                file: file,
                row: row,
                line: line,
                column: reference.column,
                header: reference.header,
                severity: severity,
                reason: .unknownReference,
            )
        }
    }
}

/// A document made from a row.
package struct ImportedDocument: Sendable {
    package let id: DocumentID
    package let body: JSONObject
}

/// Another document a row names: a member's family, school or posyandu, a family's group or head.
package struct ImportReference: Sendable, Hashable {
    package let target: DocumentID
    /// Field in the row, from 1, and its header.
    package let column: Int
    package let header: String
}
