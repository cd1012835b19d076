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
    /// Records that others came out of, and that were taken back or are not here: no row leads over them.
    private(set) var gone: Set<DocumentID>
    /// How many records were read one by one.
    var readings: Int { known.count }

    /// What one record says by itself.
    private struct Said {
        var number: Int?
        /// Whether it is there and was not taken back.
        var stands = false
        /// By what stands.
        var isSensitive = false
        /// By a leaf beside it.
        var isSensitiveAside = false
        /// What it came out of, by any of its leaves.
        var follows: [DocumentID] = []
    }

    /// `gone`: What an earlier finder knew of them, to go on from.
    init(_ reader: Reader, _ forms: FormBook, gone: Set<DocumentID> = []) {
        self.reader = reader
        self.forms = forms
        self.gone = gone
    }

    /// Whether a record is restricted for whatever reason; no record is not.
    ///
    /// `other`: A record whose own reasons do not count.
    mutating func isRestricted(
        _ id: DocumentID,
        but other: DocumentID? = nil,
    ) throws(StoreError) -> Bool {
        var seen: Set<DocumentID> = [id]
        if let other { seen.insert(other) }
        var open = [id]
        while let next = open.popLast() {
            let said = try said(by: next)
            if said.isSensitive || said.isSensitiveAside { return true }
            for earlier in said.follows where seen.insert(earlier).inserted { open.append(earlier) }
        }
        return false
    }

    // MARK: All of a store

    /// All of them, anew: one walk down from what restricts others.
    ///
    /// ```
    /// says it  <-  follows  <-  follows        these two are found
    /// does not <-  follows  <-  follows        nothing is read one by one
    /// ```
    ///
    /// Cost: one query over what came out of another record; some look-ups for each record below a restricted
    /// one, for each that was taken back and came before another, and for each in conflict.
    mutating func all() throws(StoreError) -> Flags {
        var below: [DocumentID] = []
        var alone: Set<DocumentID> = []
        let says = restricting("b")
        let query = """
            SELECT d.id, a.first, b.doc, b.form, b.sensitive FROM act_after a
            CROSS JOIN document p ON p.id = a.first CROSS JOIN document d ON d.doc = a.doc
            LEFT JOIN act b ON b.doc = p.doc WHERE b.doc IS NULL OR \(says.condition)
            """
        try reader.rows(query, says.arguments) { (row) throws(StoreError) in
            guard let before = row.optionalInt(2) else {
                alone.insert(DocumentID(row.text(1)))
                return
            }
            let form = forms.form(FormID(row.text(3)))
            if try row.saysSensitive(4, form, document: before, reader) {
                below.append(DocumentID(row.text(0)))
            }
        }
        gone = alone
        // What was taken back and what has another leaf tell by themselves alone what restricts them.
        alone.formUnion(try reader.conflicts())
        var flags = Flags()
        for id in alone where RecordKinds.ofForms.contains(id.kind) {
            guard try isRestricted(id) else { continue }
            try flag(id, &flags)
            below += try followers(of: id)
        }
        var seen: Set<DocumentID> = []
        while let next = below.popLast() {
            guard seen.insert(next).inserted else { continue }
            try flag(next, &flags)
            below += try followers(of: next)
        }
        return flags
    }

    /// Which rows of `act` may say that they are restricted.
    private func restricting(_ act: String) -> (condition: String, arguments: [SQLValue]) {
        let always = forms.forms.filter(\.isSensitive).map(\.id)
        let asked = forms.forms.filter { !$0.isSensitive && $0.sensitiveWhen != nil }.map(\.id)
        func marks(_ ids: [FormID]) -> String { ids.map { _ in "?" }.joined(separator: ", ") }
        let condition = """
            \(act).sensitive = 1 OR \(act).form IN (\(marks(always)))
            OR \(act).sensitive IS NULL AND \(act).form IN (\(marks(asked)))
            """
        return (condition, (always + asked).map { .text($0.rawValue) })
    }

    private func followers(of id: DocumentID) throws(StoreError) -> [DocumentID] {
        var found: [DocumentID] = []
        let query = """
            SELECT d.id FROM act_after a JOIN document d ON d.doc = a.doc WHERE a.first = ?
            """
        try reader.rows(query, [.text(id.rawValue)]) { row in
            found.append(DocumentID(row.text(0)))
        }
        return found
    }

    /// Notes one that is restricted, unless it says so itself.
    private mutating func flag(_ id: DocumentID, _ flags: inout Flags) throws(StoreError) {
        let said = try said(by: id)
        guard let number = said.number, !said.isSensitive else { return }
        flags.ids.insert(id)
        flags.numbers.insert(number)
    }

    /// Brings them up to date by the records that changed.
    ///
    /// What is gone is judged each time, for no row tells what it came out of.
    mutating func update(_ flags: inout Flags, _ changed: [DocumentID]) throws(StoreError) {
        for id in changed {
            let said = try said(by: id)
            if said.stands {
                gone.remove(id)
            } else if try !followers(of: id).isEmpty {
                gone.insert(id)
            }
            for earlier in said.follows where try !self.said(by: earlier).stands {
                gone.insert(earlier)
            }
        }
        var seen = Set(changed).union(gone)
        var open = Array(seen)
        while let next = open.popLast() {
            try judge(next, &flags)
            for id in try followers(of: next) where seen.insert(id).inserted { open.append(id) }
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
        said.stands = isThere != nil
        guard said.stands else {
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
