import Documents

/// What a filled form's record says of itself that follows from its answers: merged after them, never chosen.
extension Merge {
    /// Puts `sensitive` and `body` in step with the answers that were merged.
    ///
    /// `leaves`: The winner first; with no form at hand, each takes from them what still holds.
    static func derive(_ merged: inout FlatRecord, from leaves: [FlatRecord]) {
        if leaves.contains(where: { $0[sensitive] != nil }) {
            merged[sensitive] = restriction(merged, leaves)
        }
        let bodies = Set(leaves.map { $0[body] })
        guard bodies.count > 1, let named = leaves.first(where: { names(merged, as: $0) }) else {
            return
        }
        merged[body] = named[body]
    }

    private static let sensitive: FieldPath = "sensitive"
    private static let body: FieldPath = "body"
    private static let answers = "answers"
    /// What a restriction may be asked of.
    private static let asked: Set<String> = [answers, "family", "member", "date"]

    /// Restricted where any leaf is.
    ///
    /// Where none is, a leaf that says all that was merged knows; answers that
    /// nobody saved together are to be asked anew, so nothing is said.
    private static func restriction(_ merged: FlatRecord, _ leaves: [FlatRecord]) -> JSONValue? {
        if leaves.contains(where: { $0[sensitive]?.bool == true }) { return true }
        func said(_ record: FlatRecord) -> [FieldPath: JSONValue] {
            record.members.filter { asked.contains($0.key.member) }
        }
        let all = said(merged)
        return leaves.first { said($0) == all }?[sensitive]
    }

    /// Whether the answer that named a leaf's body is the one that was merged.
    private static func names(_ merged: FlatRecord, as leaf: FlatRecord) -> Bool {
        guard let name = leaf[body]?["name"]?.string else { return false }
        return leaf.members.contains { path, value in
            guard path.member == answers, let text = value.string else { return false }
            return merged[path] == value
                && text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == name
        }
    }
}
