import Documents
import LocalStore

/// A family the office takes back whose documents are still here, and what of it exists nowhere else.
package struct PendingRelease: Sendable, Equatable {
    package let family: DocumentID
    /// Records that no server is certain to have.
    package internal(set) var records = 0
    /// Forms and pages begun and not saved.
    package internal(set) var drafts = 0

    package init(family: DocumentID, records: Int = 0, drafts: Int = 0) {
        self.family = family
        self.records = records
        self.drafts = drafts
    }

    /// Whether it has to wait; otherwise the next clean push lets it go.
    package var isHeld: Bool { records + drafts > 0 }
}

extension Reader {
    /// The families that are to go and have not gone yet, by id.
    ///
    /// Cost: one look at a table where there are none, which is nearly always; else at every record that
    /// exists only here and at every draft.
    package func pendingReleases() throws(StoreError) -> [PendingRelease] {
        var pending: [DocumentID: PendingRelease] = [:]
        for release in try releases() where !release.done {
            pending[release.family] = PendingRelease(family: release.family)
        }
        guard !pending.isEmpty else { return [] }
        let lookup = FamilyLookup(self)
        for id in try onlyHere() {
            if let family = try lookup.family(of: id) { pending[family]?.records += 1 }
        }
        for draft in try drafts() {
            var families: Set<DocumentID> = []
            for id in FamilyLookup.ids(in: draft.body) {
                if let family = try lookup.family(of: id) { families.insert(family) }
            }
            families.formUnion(pending.keys.filter { draft.key.contains($0.rawValue) })
            for family in families { pending[family]?.drafts += 1 }
        }
        return pending.values.sorted { $0.family < $1.family }
    }
}
