import Documents
import LocalStore
import Replication

/// Families the office takes back, inside one transaction.
///
/// A release (`release:<family row key>`, live) has the family's documents purged after a clean push, once
/// nothing of them is undelivered and no draft speaks of them; until then it is pending: the book may
/// call at the server what a server restored from a backup has lost. What was purged does not
/// come back while the release stands. Its tombstone gives the family back: the notes go, and the next
/// session compares everything anew, which brings the documents again.
final class ReleaseBook {
    private let writer: Writer
    private var gone: Set<DocumentID> = []

    init(_ writer: Writer) {
        self.writer = writer
    }

    func load() throws(StoreError) {
        gone = Set(try writer.releases().filter(\.done).map(\.family))
    }

    /// Whether a document that comes belongs to a family that was purged.
    func isGone(_ document: RevisionWithHistory) -> Bool {
        guard !gone.isEmpty else { return false }
        if gone.contains(document.id) { return true }
        return document.body["family"]?.string.map { gone.contains(DocumentID($0)) } ?? false
    }

    /// Notes a release, or the end of one.
    func take(release id: DocumentID) throws(StoreError) {
        guard let document = try writer.document(id) else { return }
        let key = id.rawValue.dropFirst("release:".utf8.count)
        let family = DocumentID(document.body["family"]?.string ?? "family:\(key)")
        let known = try writer.releases().first { $0.family == family }
        if !document.deleted {
            if known == nil { try writer.setRelease(family, done: false) }
        } else if let known {
            try writer.removeRelease(family)
            guard known.done else { return }
            try writer.forgetPurges(of: family)
            try StoreIdentity.renew(writer)
        }
    }

    /// Purges the families nothing holds here any more.
    func settlePending() throws(StoreError) {
        let free = Set(try writer.pendingReleases().filter { !$0.isHeld }.map(\.family))
        guard !free.isEmpty else { return }
        for (id, family) in try documents(of: free) { try writer.purge(id, family: family) }
        for family in free { try writer.setRelease(family, done: true) }
        gone.formUnion(free)
    }

    /// Every document of these families.
    ///
    /// Cost: a look at every body of the store, once for all of them; a release is rare.
    private func documents(
        of families: Set<DocumentID>
    ) throws(StoreError) -> [(id: DocumentID, family: DocumentID)] {
        let lookup = FamilyLookup(writer)
        var ids: [DocumentID] = []
        try writer.rows("SELECT id FROM document WHERE local < 2") { row in
            ids.append(DocumentID(row.text(0)))
        }
        var found: [(id: DocumentID, family: DocumentID)] = []
        for id in ids where id.kind != "release" {
            if let family = try lookup.family(of: id), families.contains(family) {
                found.append((id, family))
            }
        }
        return found
    }
}
