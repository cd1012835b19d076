import Casework

/// What is held about a person or family, for herself: everything in plain words on one page.
package struct DataPage: Printable, Equatable {
    /// A part with a heading: labels with what they stand for, and tables.
    package struct Part: Sendable, Equatable {
        package var heading: Wording
        /// Where it comes from, and what was left out.
        package var notes: [String]
        package var fields: [Letter.Fact]
        package var table: ReportTable?

        package init(
            _ heading: Wording,
            notes: [String] = [],
            fields: [Letter.Fact] = [],
            table: ReportTable? = nil,
        ) {
            self.heading = heading
            self.notes = notes
            self.fields = fields
            self.table = table
        }
    }

    package var pageTitle: Wording
    /// Whom it is about; not in the page's title, which becomes a file's name.
    package var who: String
    package var notes: [String]
    package var parts: [Part]
    package var printedRows: Int
    package var isWide: Bool { false }

    package init(
        title: Wording,
        who: String,
        notes: [String],
        parts: [Part],
        printedRows: Int,
    ) {
        pageTitle = title
        self.who = who
        self.notes = notes
        self.parts = parts
        self.printedRows = printedRows
    }

    package func write(into page: inout PageWriter) {
        let words = page.words
        page.title(words(pageTitle))
        page.paragraph(who, "meta")
        for note in notes { page.paragraph(note, "note") }
        for part in parts {
            page.heading(words(part.heading))
            let fields = part.fields.filter { !$0.value.isEmpty }
            if !fields.isEmpty { page.fields(fields.map { ($0.label, $0.value) }) }
            if let table = part.table, !table.rows.isEmpty { page.table(table) }
            for note in part.notes { page.paragraph(note, "note") }
        }
    }
}
