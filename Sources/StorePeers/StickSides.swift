import Documents
import LocalStore
import Replication

/// What a stick knows of the two sides it goes between, and what it may forget for it.
///
/// A record is forgotten, whole, once a receipt says that the server has all its leaves and the laptop has
/// taken that receipt; the receipt goes with it. Nobody needs them from the stick any more: the laptop has
/// the record, the server too. Should a side turn up that was not there before (a hub or laptop made anew
/// or restored), the stick takes a new identity, so that both sides compare everything with it again; and
/// with more than one laptop it forgets nothing more.
struct StickSides {
    private static let id: DocumentID = "_local/sides"

    private let writer: Writer

    init(_ writer: Writer) {
        self.writer = writer
    }

    /// Notes who stands on the other side.
    func note(_ other: PeerInformation) throws(StoreError) {
        let name = other.kind.rawValue
        var sides = try writer.localDocument(Self.id)?.body ?? JSONObject()
        var known = sides[name]?.array ?? []
        guard !known.contains(.string(other.identity)) else { return }
        if !known.isEmpty { try StoreIdentity.renew(writer) }
        known.append(.string(other.identity))
        sides[name] = .array(known)
        try writer.putLocalDocument(Self.id, sides)
    }

    /// Whether a side has to be noted yet.
    static func isNew(_ other: PeerInformation, _ reader: Reader) throws(StoreError) -> Bool {
        let known = try reader.localDocument(id)?.body[other.kind.rawValue]?.array ?? []
        return !known.contains(.string(other.identity))
    }

    /// Forgets what the laptop's checkpoint shows to be in no further need of carrying.
    func forget(settled: [Settlement]) throws(StoreError) {
        let laptops = try writer.localDocument(Self.id)?.body[PeerKind.laptop.rawValue]?.array
        guard laptops?.count == 1 else { return }
        var done: [DocumentID] = []
        for one in settled where one.id.kind == "receipt" && one.outcome == .delivered {
            guard let body = try writer.body(one.id, one.revision), let receipt = Receipt(body)
            else {
                continue
            }
            var delivered: [DocumentID: Set<RevisionID>] = [:]
            for (id, revision) in receipt.delivered { delivered[id, default: []].insert(revision) }
            for (id, revisions) in delivered {
                let leaves = try writer.leaves(id).map(\.revision)
                if !leaves.isEmpty, revisions.isSuperset(of: leaves) { done.append(id) }
            }
            // Its refusals are the laptop's from here on as well.
            done.append(one.id)
        }
        try writer.forget(done)
    }
}
