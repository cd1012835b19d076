import Documents
import LocalStore

/// Which desk brought a revision to the server: what the receipts say that desks write (`by`).
///
/// A desk's login stands there beside the author's name in the record itself; a revision that a laptop sent by
/// itself has no receipt.
package struct Bringers: Sendable, Equatable {
    private var desks: [DocumentID: [RevisionID: String]] = [:]

    /// The login of the desk; nil where none told.
    package subscript(id: DocumentID, revision: RevisionID) -> String? { desks[id]?[revision] }

    /// Reads all receipts, or what they say of one record; costs their bodies.
    init(_ reader: Reader, of only: DocumentID? = nil) throws(StoreError) {
        var found: [(DocumentID, String, String)] = []
        try reader.documents(ofKind: "receipt") { (receipt) throws(StoreError) in
            guard let desk = receipt.body["by"]?.string else { return true }
            for member in receipt.body["delivered"]?.object ?? [:] {
                for revision in member.value.array?.compactMap(\.string) ?? [] {
                    found.append((DocumentID(member.name), revision, desk))
                }
            }
            for row in receipt.body["refused"]?.array ?? [] {
                guard let id = row["id"]?.string, let revision = row["rev"]?.string else {
                    continue
                }
                found.append((DocumentID(id), revision, desk))
            }
            return true
        }
        for (id, text, desk) in found where only == nil || id == only {
            guard let revision = try? RevisionID(text) else { continue }
            desks[id, default: [:]][revision] = desk
        }
    }
}

extension Caseload {
    /// Who brought what.
    package func bringers() throws(CaseloadError) -> Bringers {
        try read { (reader) throws(StoreError) in try Bringers(reader) }
    }

    /// Who brought these records as they stand now.
    package func bringers(of ids: [DocumentID]) throws(CaseloadError) -> [DocumentID: String] {
        try read { (reader) throws(StoreError) in
            let bringers = try Bringers(reader)
            var found: [DocumentID: String] = [:]
            for id in ids {
                if let revision = try reader.revision(id) { found[id] = bringers[id, revision] }
            }
            return found
        }
    }
}
