import Casework
import Documents
import LocalStore

/// How far the records of a family are, in the one state that most wants to be seen.
package enum FamilyWay: Int, Sendable, Comparable {
    case desk, stick, local, refused, conflict

    package static func < (left: FamilyWay, right: FamilyWay) -> Bool {
        left.rawValue < right.rawValue
    }

    init?(_ state: DeliveryState) {
        switch state {
        case .local: self = .local
        case .stick: self = .stick
        case .desk: self = .desk
        case .refusedByServer, .refusedByOffice: self = .refused
        case .serverByStick, .server, .accepted: return nil
        }
    }
}

extension Caseload {
    /// The families of which something is on its way, refused or in conflict; of others nothing.
    ///
    /// Cost: a look at each record that waits, without reading any.
    package func familyWays() throws(CaseloadError) -> [DocumentID: FamilyWay] {
        try read { (reader) throws(StoreError) in
            var ways: [DocumentID: FamilyWay] = [:]
            func note(_ family: String?, _ way: FamilyWay?) {
                guard let family, let way else { return }
                let id = DocumentID("family:" + family)
                ways[id] = max(ways[id] ?? way, way)
            }
            for part in ["v.state < 3", "v.state > 4 AND v.state IN (5, 6)"] {
                try reader.rows(
                    """
                    SELECT m.family, v.state FROM delivery v
                    LEFT JOIN checked c ON c.doc = v.doc LEFT JOIN event e ON e.doc = v.doc
                    JOIN member m ON m.key = coalesce(c.member, e.member)
                    WHERE v.leaf = 1 AND \(part) GROUP BY m.family, v.state
                    """
                ) { row in
                    note(
                        row.optionalText(0),
                        DeliveryState(rawValue: row.int(1)).flatMap(FamilyWay.init),
                    )
                }
            }
            for id in try disputedConflicts(reader) {
                guard let member = try reader.document(id)?.body["member"]?.string else { continue }
                let key = String(member.dropFirst("member:".count))
                let query = "SELECT family FROM member WHERE key = ?"
                note(
                    try reader.first(query, [.text(key)]) { row in row.optionalText(0) } ?? nil,
                    .conflict,
                )
            }
            return ways
        }
    }
}
