import Casework
import Documents
import Forms
import LocalStore

/// One body of the field, a business group or a home, as its records tell it.
package struct BodyPage: Sendable, Equatable {
    /// As it was typed last.
    package var name: String
    package var place: String
    /// Its records, the newest first, those of families that take part among them; no more than `mostRows`.
    package var rows: [RecordRow]
    /// How many records there are.
    package var count: Int
    /// Whole rupiah over all its records; nil where none says anything of it.
    package var inflow: Int?
    package var outflow: Int?
    /// Of the newest record that tells one.
    package var balance: Int?

    /// The most records that a page lists; sums are over all.
    package static let mostRows = 200
}

/// Finds bodies and their records by the projection alone; only the records of one body are read.
struct BodyReader {
    let forms: FormReader

    private var reader: Reader { forms.reader }

    /// The bodies of a kind in a village by name, as each was typed last.
    ///
    /// What is drawn to be keyed again tells no name, and what is restricted only where `showsRestricted`.
    func names(
        kind: String,
        place: String,
        showsRestricted: Bool,
    ) throws(StoreError) -> [String] {
        let key = BodyKey(kind: kind, place: place, name: "")
        let query = """
            SELECT b.doc, b.name, b.title, a.form, a.sensitive FROM act_body b JOIN act a ON a.doc = b.doc
            WHERE b.kind = ? AND b.place = ? ORDER BY b.name, a.date DESC, b.doc DESC
            """
        let covered = reader.covered
        var names: [String] = []
        var last: String?
        try reader.rows(query, [.text(key.kind), .text(key.place)]) { (row) throws(StoreError) in
            let name = row.text(1)
            guard name != last, !covered.contains(row.int(0)) else { return }
            if !showsRestricted, try isRestricted(row, form: 3, flag: 4) { return }
            last = name
            names.append(row.text(2))
        }
        return names
    }

    /// A restricted record tells nothing of its body to whoever looks at another one.
    private func isRestricted(_ row: Row, form: Int, flag: Int) throws(StoreError) -> Bool {
        let known = forms.book.form(FormID(row.text(form)))
        return try row.isSensitive(flag, known, document: row.int(0), reader)
    }

    /// The page of one body; nil where no record of it is left.
    ///
    /// `showsRestricted`: Whether records that are hidden until asked for count and are listed, as on the page of
    /// one that was asked for.
    ///
    /// Cost: the records that are listed are read, of the others those whose form tells of money.
    func page(
        _ body: RecordBody,
        showsRestricted: Bool,
        _ maker: inout RecordRowMaker,
    ) throws(StoreError) -> BodyPage? {
        let key = body.key
        let query = """
            SELECT d.doc, d.id, a.form, a.sensitive FROM act_body b JOIN document d ON d.doc = b.doc
            JOIN act a ON a.doc = b.doc
            WHERE b.kind = ? AND b.place = ? AND b.name = ? ORDER BY a.date DESC, b.doc DESC
            """
        let covered = reader.covered
        var found: [(id: DocumentID, form: FormID)] = []
        try reader.rows(query, [.text(key.kind), .text(key.place), .text(key.name)]) {
            (row) throws(StoreError) in
            guard !covered.contains(row.int(0)) else { return }
            if !showsRestricted, try isRestricted(row, form: 2, flag: 3) { return }
            found.append((DocumentID(row.text(1)), FormID(row.text(2))))
        }
        var page = BodyPage(name: body.name, place: body.place, rows: [], count: found.count)
        for (place, (id, form)) in found.enumerated() {
            let isListed = page.rows.count < BodyPage.mostRows
            guard isListed || forms.book.form(form)?.thread?.money != nil else { continue }
            guard let stored = try forms.record(id) else { continue }
            if place == 0, let newest = stored.record.body { page.name = newest.name }
            add(stored.record, to: &page)
            guard isListed else { continue }
            page.rows.append(try maker.row(stored.record, stored.revision, reveals: false))
        }
        return found.isEmpty ? nil : page
    }

    private func add(_ record: FormRecord, to page: inout BodyPage) {
        guard let money = forms.book.form(record.form)?.thread?.money else { return }
        func amount(_ question: String?) -> Int? {
            question.flatMap { record.answers[$0]?.int }
        }
        if let amount = amount(money.inflow) { page.inflow = Self.sum(page.inflow, amount) }
        if let amount = amount(money.outflow) { page.outflow = Self.sum(page.outflow, amount) }
        if page.balance == nil { page.balance = amount(money.balance) }
    }

    /// A sum that stays at the largest number rather than run over: answers may be hostile.
    private static func sum(_ left: Int?, _ right: Int) -> Int {
        let (sum, isOver) = (left ?? 0).addingReportingOverflow(right)
        return isOver ? (right > 0 ? .max : .min) : sum
    }
}
