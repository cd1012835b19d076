import Documents
import LocalStore

/// Whose a document is: the family it speaks of.
struct FamilyLookup {
    private let reader: Reader

    init(_ reader: Reader) {
        self.reader = reader
    }

    /// The family of a document; nil for one that is no family's, or not told.
    ///
    /// It is the document itself, its member `family`, that of the record it is `about`, or that of a
    /// member its id names (`check:<member>:...`), as tombstones have nothing else.
    func family(of id: DocumentID) throws(StoreError) -> DocumentID? {
        if id.kind == "family" { return id }
        if let family = try stated("family", in: id) { return family }
        if let record = try stated("about", in: id) {
            // A decision is about a record, and nothing is about a decision.
            return record.kind == id.kind ? nil : try family(of: record)
        }
        for part in id.rawValue.split(separator: ":").dropFirst() {
            let member = DocumentID("member:" + part)
            if let family = try stated("family", in: member) { return family }
            let family = DocumentID("family:" + part)
            if try reader.revision(family) != nil { return family }
        }
        return nil
    }

    /// What the newest body that says so names.
    private func stated(_ name: String, in id: DocumentID) throws(StoreError) -> DocumentID? {
        guard let tree = try reader.tree(id), let winner = tree.winner,
            let path = tree.path(to: winner.revision)
        else { return nil }
        for revision in path {
            if let stated = try reader.body(id, revision)?[name]?.string {
                return DocumentID(stated)
            }
        }
        return nil
    }

    /// Texts in a draft that have the form of a family's or member's id.
    static func ids(in value: JSONValue) -> [DocumentID] {
        switch value {
        case .string(let text): isID(text) ? [DocumentID(text)] : []
        case .array(let values): values.flatMap(ids(in:))
        case .object(let members):
            members.flatMap { (isID($0.name) ? [DocumentID($0.name)] : []) + ids(in: $0.value) }
        case .null, .bool, .number: []
        }
    }

    private static func isID(_ text: String) -> Bool {
        text.hasPrefix("family:") || text.hasPrefix("member:")
    }
}
