import Casework
import Documents
import TestSupport
import Testing

/// One replica of a document: its tree and the bodies it holds.
struct Replica: Equatable {
    var kind = DocumentKind.check
    var tree = RevisionTree()
    var bodies: [RevisionID: JSONObject] = [:]

    var merge: Merge {
        let needed = Merge.bodiesNeeded(tree)
        return Merge(kind: kind, tree: tree, bodies: bodies.filter { needed.contains($0.key) })
    }

    /// Adds an edit of a leaf or of any revision known; returns the revision.
    @discardableResult
    mutating func edit(
        _ parent: RevisionID?,
        _ body: JSONObject,
        deleted: Bool = false,
    ) -> RevisionID {
        let made = RevisionID.digest(parent: parent, deleted: deleted, body: .object(body))
        let path = [made] + (parent.flatMap { tree.path(to: $0) } ?? [])
        _ = tree.merge(path: path, deleted: deleted, limit: 1000)
        bodies[made] = body
        return made
    }

    /// Does what a settlement says; returns what a kept leaf became.
    @discardableResult
    mutating func apply(_ settlement: Settlement) -> RevisionID? {
        var made = settlement.kept
        if let kept = settlement.kept, let body = settlement.body { made = edit(kept, body) }
        for end in settlement.ends { edit(end.leaf, end.tombstone, deleted: true) }
        return made
    }

    /// Merges what needs nobody.
    mutating func settle() -> Bool {
        guard let settlement = merge.settlement else { return false }
        apply(settlement)
        return true
    }

    /// Learns all leaves of another, as a sync brings them: with the history, without inner bodies.
    mutating func pull(_ other: Replica) {
        for leaf in other.tree.leaves {
            guard let path = other.tree.path(to: leaf.revision), !tree.contains(leaf.revision)
            else { continue }
            _ = tree.merge(path: path, deleted: leaf.deleted, limit: 1000)
            bodies[leaf.revision] = other.bodies[leaf.revision]
        }
    }
}

/// Checks as two workers may write them.
enum Sheets {
    static func check(
        _ state: String,
        by: String = "pdp-001",
        at: String = "2026-11-02T08:00:00+07:00",
        device: String = "laptop-a",
        facts: JSONObject? = nil,
        note: String? = nil,
        more: JSONObject = JSONObject(),
    ) -> JSONObject {
        var body: JSONObject = [
            "type": "check", "v": 1, "member": "member:A-1", "family": "family:A",
            "programme": "pkh", "obligation": "hadir-sekolah", "rule": "pkh@2022-01-01",
            "period": "2026-10", "state": .string(state), "how": "typed", "by": .string(by),
            "at": .string(at), "device": .string(device),
        ]
        if let facts { body["facts"] = .object(facts) }
        if let note { body["note"] = .string(note) }
        for member in more { body[member.name] = member.value }
        return body
    }

    static let takenBack: JSONObject = [
        "type": "check", "by": "pdp-002", "at": "2026-11-03T08:00:00+07:00", "device": "laptop-b",
    ]
}
