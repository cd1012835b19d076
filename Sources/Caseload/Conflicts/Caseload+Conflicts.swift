import Casework
import Documents
import LocalStore

extension Caseload {
    /// The records in conflict that wait for someone: those to be decided here first, then by family,
    /// member and period.
    ///
    /// What merges by itself is not among them: `settleConflicts` does that.
    package func conflicts() throws(CaseloadError) -> [ConflictItem] {
        try read { (reader) throws(StoreError) in
            var builder = ConflictItemBuilder(reader: reader, rules: try rules(reader))
            var items: [ConflictItem] = []
            // Both values side by side would show what is to be keyed again first.
            for id in try openConflicts(reader) where try !isVeiled(id, reader) {
                if let item = try builder.item(id) { items.append(item) }
            }
            items.removeAll { $0.groups.isEmpty && $0.hindrance == nil }
            return items.sorted { left, right in
                let (mine, other) = (left.hindrance == nil, right.hindrance == nil)
                if mine != other { return mine }
                return (left.village, left.familyName, left.memberName, left.period, left.id)
                    < (right.village, right.familyName, right.memberName, right.period, right.id)
            }
        }
    }

    /// How many records are in conflict that neither merge by themselves nor are the office's to settle.
    package func conflictCount() throws(CaseloadError) -> Int {
        try read { (reader) throws(StoreError) in
            try disputedConflicts(reader).count { !$0.documentKind.isOffices }
        }
    }
}
