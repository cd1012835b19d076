import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// The records a query asks for: what is open and due first, the earliest on top, then the newest.
    ///
    /// Records of forms that no programme knows, and of people the register has lost, are listed with what
    /// is known. Cost: bounded by the query's limit, not by how many records there are.
    ///
    /// `today`: Kept for what a row may say about today; the order is by due.
    package func records(
        _ query: RecordsQuery,
        today: Day,
    ) throws(CaseloadError) -> [RecordRow] {
        let hasWords = !RecordWords.split(query.text).isEmpty
        let asksForValues =
            hasWords || !query.states.isEmpty || query.openOnly || query.overdueOn != nil
            || query.from != nil || query.to != nil
        if hasWords { try prepareIndex(.silent) }
        return try read { (reader) throws(StoreError) in
            let forms = FormReader(reader: reader, rules: try rules(reader))
            let texts =
                hasWords
                ? RecordTexts(query.text, try currentIndex(reader, .silent), forms.book, reader)
                : nil
            let search = RecordSearch(
                reader: reader,
                forms: forms.book,
                query: query,
                texts: texts,
            )
            var maker = RecordRowMaker(forms, disputed: try disputedConflicts(reader))
            var rows: [RecordRow] = []
            // Their place among the others would tell whether they are open, and until when.
            var hidden: [RecordRow] = []
            for hit in try search.hits() {
                guard let id = try reader.id(ofDocument: hit.doc),
                    let row = try maker.row(id, reveals: query.showsSensitive)
                else { continue }
                // What is hidden cannot be found out by asking for it either.
                guard !row.isVeiled || !asksForValues else { continue }
                if row.isVeiled { hidden.append(row) } else { rows.append(row) }
            }
            return rows + hidden.sorted { $0.id < $1.id }
        }
    }

    /// One record with its form, its steps and what may follow; nil where there is none.
    ///
    /// `withBody`: The page of the body that it is about comes along, at the cost of a look at the body's records.
    package func recordPage(
        _ id: DocumentID,
        today: Day,
        withBody: Bool = true,
    ) throws(CaseloadError) -> RecordPage? {
        try read { (reader) throws(StoreError) in
            guard RecordKinds.ofForms.contains(id.kind), let stored = try reader.document(id),
                !stored.deleted
            else { return nil }
            let forms = FormReader(reader: reader, rules: try rules(reader))
            var record = FormRecord(partly: stored.body, id: id)
            let form = forms.book.form(record.form)
            record.isSensitive = reader.isRestricted(record, forms.book)
            var maker = RecordRowMaker(forms, disputed: try disputedConflicts(reader))
            let row = try maker.row(record, stored.revision, reveals: true)
            var names: [DocumentID: String] = [:]
            var named = RecordRowMaker.named(in: .object(record.answers))
            for id in [record.family, record.member, record.group, record.facility] {
                if let id { named.insert(id) }
            }
            for id in named {
                let name = try maker.name(of: id)
                if !name.isEmpty { names[id] = name }
            }
            let delivery = try reader.deliveries(id).last { $0.revision == stored.revision }
            let before = try record.follows.flatMap { (id) throws(StoreError) in
                try maker.row(id, reveals: false)
            }
            var after: [RecordRow] = []
            for id in try Self.following(id, reader) {
                if let row = try maker.row(id, reveals: false) { after.append(row) }
            }
            let isVeiled = row.isVeiled
            var page = RecordPage(
                record: record,
                form: form,
                version: form?.version(record.version, begun: record.date),
                row: row,
                next: isVeiled
                    ? []
                    : record.state.flatMap { form?.flow?.steps(from: $0) }
                        ?? (form?.flow).map { $0.steps(from: $0.start) } ?? [],
                names: names,
                revision: stored.revision,
                delivery: delivery?.state ?? .local,
                reason: delivery?.reason,
                bringer: try Bringers(reader, of: id)[id, stored.revision],
                revisions: stored.revision.generation,
                decisions: ConflictDecision.all(in: record.source),
                before: before,
                after: after.sorted { ($0.date, $0.at, $0.id) < ($1.date, $1.at, $1.id) },
            )
            if let first = record.follows, let stored = try forms.record(first) {
                page.beforeForm = stored.record.form
                let form = forms.book.form(stored.record.form)
                page.beforeNext = form?.nextSteps(stored.record) ?? []
            }
            if !isVeiled, !row.stateEnds {
                page.replies = try forms.replies(to: record, reveals: record.isSensitive)
            }
            guard withBody else { return page }
            page.body = try record.body.flatMap { (body) throws(StoreError) in
                try BodyReader(forms: forms).page(
                    body,
                    showsRestricted: record.isSensitive,
                    &maker,
                )
            }
            return page
        }
    }

    /// The records that came out of one.
    private static func following(
        _ id: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> [DocumentID] {
        var ids: [DocumentID] = []
        let query = """
            SELECT d.id FROM act_after a JOIN document d ON d.doc = a.doc WHERE a.first = ?
            """
        try reader.rows(query, [.text(id.rawValue)]) { ids.append(DocumentID($0.text(0))) }
        return ids.filter { $0 != id }
    }
}
