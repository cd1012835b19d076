import Documents
import Forms
import LocalStore

/// Finds the records that are restricted by more than what they say themselves.
///
/// Law: a record is restricted while any of its live leaves is, and while any record is that it came out of,
/// however far back and whenever that became so. What the record says itself is `FormBook.isSensitive`; these
/// are the others, and every reading of a caseload carries them (`Reader.flags`).
struct RestrictionFinder {
    private let reader: Reader
    private let forms: FormBook
    private var known: [DocumentID: Said] = [:]

    /// What one record says by itself.
    private struct Said {
        var number: Int?
        /// By what stands.
        var isSensitive = false
        /// By a leaf beside it.
        var isSensitiveAside = false
        /// What it came out of, by any of its leaves.
        var follows: [DocumentID] = []
    }

    init(_ reader: Reader, _ forms: FormBook) {
        self.reader = reader
        self.forms = forms
    }

    /// Whether a record is restricted for whatever reason; no record is not.
    mutating func isRestricted(_ id: DocumentID) throws(StoreError) -> Bool {
        var seen: Set<DocumentID> = [id]
        var open = [id]
        while let next = open.popLast() {
            let said = try said(by: next)
            if said.isSensitive || said.isSensitiveAside { return true }
            for earlier in said.follows where seen.insert(earlier).inserted { open.append(earlier) }
        }
        return false
    }

    // MARK: All of a store

    /// All of them, anew.
    ///
    /// Cost: some look-ups for each record that came out of another one; the leaves of those in conflict.
    mutating func all() throws(StoreError) -> Flags {
        var ids: [DocumentID] = []
        try reader.rows("SELECT d.id FROM act_after a JOIN document d ON d.doc = a.doc") { row in
            ids.append(DocumentID(row.text(0)))
        }
        ids += try reader.conflicts().filter { RecordKinds.ofForms.contains($0.kind) }
        var flags = Flags()
        for id in ids { try judge(id, &flags) }
        return flags
    }

    /// Brings them up to date by the records that changed.
    mutating func update(_ flags: inout Flags, _ changed: [DocumentID]) throws(StoreError) {
        var seen = Set(changed)
        var open = changed
        while let next = open.popLast() {
            try judge(next, &flags)
            let query = """
                SELECT d.id FROM act_after a JOIN document d ON d.doc = a.doc WHERE a.first = ?
                """
            try reader.rows(query, [.text(next.rawValue)]) { row in
                let id = DocumentID(row.text(0))
                if seen.insert(id).inserted { open.append(id) }
            }
        }
    }

    private mutating func judge(_ id: DocumentID, _ flags: inout Flags) throws(StoreError) {
        let said = try said(by: id)
        guard let number = said.number else {
            flags.ids.remove(id)
            return
        }
        if !said.isSensitive, try isRestricted(id) {
            flags.ids.insert(id)
            flags.numbers.insert(number)
        } else {
            flags.ids.remove(id)
            flags.numbers.remove(number)
        }
    }

    // MARK: One record

    private mutating func said(by id: DocumentID) throws(StoreError) -> Said {
        if let said = known[id] { return said }
        let said = try read(id)
        known[id] = said
        return said
    }

    private func read(_ id: DocumentID) throws(StoreError) -> Said {
        guard RecordKinds.ofForms.contains(id.kind), let number = try reader.number(of: id) else {
            return Said()
        }
        var said = Said(number: number)
        let query = """
            SELECT a.form, a.sensitive, d.conflicts FROM act a JOIN document d ON d.doc = a.doc
            WHERE a.doc = ?
            """
        var isInConflict = false
        let isThere: Void? = try reader.first(query, [.int(number)]) { (row) throws(StoreError) in
            let form = forms.form(FormID(row.text(0)))
            said.isSensitive = try row.saysSensitive(1, form, document: number, reader)
            isInConflict = row.int(2) > 0
        }
        guard isThere != nil else {
            // What was taken back goes on restricting what came out of it.
            guard let record = try lastRecord(id) else { return said }
            said.isSensitive = forms.isSensitive(record)
            said.follows = [record.follows].compactMap(\.self)
            return said
        }
        try reader.rows("SELECT first FROM act_after WHERE doc = ?", [.int(number)]) { row in
            said.follows.append(DocumentID(row.text(0)))
        }
        guard isInConflict else { return said }
        for leaf in try reader.leaves(id).dropFirst() where !leaf.deleted {
            guard let body = try reader.body(id, leaf.revision) else { continue }
            let record = FormRecord(partly: body, id: id)
            if forms.isSensitive(record) { said.isSensitiveAside = true }
            if let earlier = body["follows"]?.string { said.follows.append(DocumentID(earlier)) }
        }
        return said
    }

    private func lastRecord(_ id: DocumentID) throws(StoreError) -> FormRecord? {
        guard let body = try reader.lastBody(id) else { return nil }
        var record = FormRecord(partly: body, id: id)
        record.follows = body["follows"]?.string.map { DocumentID($0) }
        return record
    }
}
