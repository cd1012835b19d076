import Casework
import Documents
import LocalStore

/// Reads our kinds of documents inside one transaction.
///
/// A register document that cannot be read whole is shown with what can: its id and name.
struct CaseloadReader {
    let reader: Reader
    let rules: Rules
    /// The documents in conflict, whose values are marked.
    var disputed: Set<DocumentID> = []

    /// Nil when it is not there (any more).
    func family(_ id: DocumentID) throws(StoreError) -> Family? {
        guard let body = try body(id) else { return nil }
        return (try? Family(body, id: id)) ?? Family(id: id)
    }

    func member(_ id: DocumentID) throws(StoreError) -> Member? {
        guard let body = try body(id) else { return nil }
        if let member = try? Member(body, id: id) { return member }
        let family = DocumentID(body["family"]?.string ?? "family:")
        return Member(id: id, family: family, name: body["name"]?.string ?? "")
    }

    func group(_ id: DocumentID) throws(StoreError) -> Group? {
        guard let body = try body(id) else { return nil }
        return (try? Group(body, id: id)) ?? Group(id: id, name: body["name"]?.string ?? "")
    }

    func facility(_ id: DocumentID) throws(StoreError) -> Facility? {
        guard let body = try body(id) else { return nil }
        return (try? Facility(body, id: id))
            ?? Facility(
                id: id,
                kind: body["kind"]?.string ?? "",
                name: body["name"]?.string ?? "",
            )
    }

    /// In the order of the family card: head, spouse, then the others by relation and age.
    func members(ofFamily id: DocumentID) throws(StoreError) -> [Member] {
        try members("family", CaseloadProjections.key(id.rawValue)).sorted { left, right in
            let (mine, theirs) = (left.relation ?? .max, right.relation ?? .max)
            if mine != theirs { return mine < theirs }
            let (born, other) = (left.born ?? Day.last, right.born ?? Day.last)
            return born == other ? left.id < right.id : born < other
        }
    }

    /// The members whose column of the projection says this, by document number.
    func members(_ column: String, _ key: String) throws(StoreError) -> [Member] {
        let ids = try ids(
            "SELECT d.id FROM member m JOIN document d ON d.doc = m.doc WHERE m.\(column) = ?",
            key,
        )
        var members: [Member] = []
        for id in ids {
            if let member = try member(id) { members.append(member) }
        }
        return members
    }

    /// Everything recorded about a member.
    func records(of member: DocumentID, into book: inout MemberRecords) throws(StoreError) {
        book.disputed = disputed
        let key = CaseloadProjections.key(member.rawValue)
        for id in try ids(
            "SELECT d.id FROM checked c JOIN document d ON d.doc = c.doc WHERE c.member = ?",
            key,
        ) {
            guard let stored = try reader.document(id), !stored.deleted else { continue }
            book.add(check: stored)
        }
        for id in try ids(
            "SELECT d.id FROM event e JOIN document d ON d.doc = e.doc WHERE e.member = ?",
            key,
        ) {
            guard let stored = try reader.document(id), !stored.deleted else { continue }
            book.add(event: stored)
        }
    }

    /// The filled forms of a family and its members, in no order.
    func filledForms(ofFamily id: DocumentID) throws(StoreError) -> [DocumentID] {
        try ids(
            "SELECT d.id FROM act a JOIN document d ON d.doc = a.doc WHERE a.family = ?",
            CaseloadProjections.key(id.rawValue),
        )
    }

    func ids(_ query: String, _ key: String) throws(StoreError) -> [DocumentID] {
        var ids: [DocumentID] = []
        try reader.rows(query, [.text(key)]) { row in ids.append(DocumentID(row.text(0))) }
        return ids
    }

    private func body(_ id: DocumentID) throws(StoreError) -> JSONValue? {
        guard let stored = try reader.document(id), !stored.deleted else { return nil }
        return .object(stored.body)
    }
}
