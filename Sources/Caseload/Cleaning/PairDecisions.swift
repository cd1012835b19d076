import Casework
import Documents
import Forms
import LocalStore

/// The two forms by which pairs of entries are decided; data of the programme `pemutakhiran`.
package enum CleaningForms {
    /// A proposal to make one of two entries; both stay as they are until the office decides.
    package static let merge = FormID("pemutakhiran/gabung")
    /// A note that two entries are two persons.
    package static let apart = FormID("pemutakhiran/bukan-ganda")
    /// The question of both that holds the other entry's id.
    package static let other = "lain"
}

/// Two entries in either order.
package struct EntryPair: Hashable, Sendable {
    package let low: DocumentID
    package let high: DocumentID

    package init(_ one: DocumentID, _ other: DocumentID) {
        (low, high) = one < other ? (one, other) : (other, one)
    }
}

/// What was decided about pairs, here or on another laptop.
struct PairDecisions {
    /// The newest proposal of each pair.
    private(set) var proposed: [EntryPair: DocumentID] = [:]
    private(set) var apart: Set<EntryPair> = []

    init(_ reader: Reader) throws(StoreError) {
        for kind in ["proposal", "review"] {
            try reader.documents(ofKind: kind) { (stored) throws(StoreError) in
                take(stored)
                return true
            }
        }
    }

    private mutating func take(_ stored: StoredDocument) {
        guard let form = stored.body["form"]?.string,
            let member = stored.body["member"]?.string,
            let other = stored.body["answers"]?[CleaningForms.other]?.string
        else { return }
        let pair = EntryPair(DocumentID(member), DocumentID(other))
        switch FormID(form) {
        case CleaningForms.merge: proposed[pair] = stored.id
        case CleaningForms.apart: apart.insert(pair)
        default: break
        }
    }
}
