import Casework
import Documents
import LocalStore

extension Caseload {
    /// The records in conflict that wait for someone, by family, member and period.
    package func conflicts() throws(CaseloadError) -> [ConflictItem] {
        try read { (reader) throws(StoreError) in
            var builder = ConflictItemBuilder(reader: reader, rules: try rules(reader))
            var items: [ConflictItem] = []
            for id in try openConflicts(reader) {
                if let item = try builder.item(id) { items.append(item) }
            }
            return items.sorted { left, right in
                (left.village, left.familyName, left.memberName, left.period, left.id)
                    < (right.village, right.familyName, right.memberName, right.period, right.id)
            }
        }
    }

    /// How many records are in conflict.
    package func conflictCount() throws(CaseloadError) -> Int {
        try read { (reader) throws(StoreError) in try openConflicts(reader).count }
    }

    /// The documents in conflict, to mark them where they are listed.
    package func conflictIDs() throws(CaseloadError) -> Set<DocumentID> {
        try read { (reader) throws(StoreError) in try openConflicts(reader) }
    }
}
