import Casework
import Documents
import LocalStore

/// What became of a decision.
package enum DecideOutcome: Sendable, Equatable {
    /// Written; what takes it back until it is sent.
    case decided(DecidedConflict)
    /// A choice is missing; nothing was written.
    case incomplete
    /// Something else arrived meanwhile: the item as it is now, nil where nothing is left to decide.
    case changed(ConflictItem?)
}

/// A decision that was written, to be taken back.
package struct DecidedConflict: Sendable, Equatable {
    package let id: DocumentID
    /// Each leaf the decision was about, with what stands on it now.
    let leaves: [Leaf]

    struct Leaf: Sendable, Equatable {
        let before: RevisionID
        let isDeleted: Bool
        let after: RevisionID
    }
}

/// What became of taking a decision back.
package enum UndecideOutcome: Sendable, Equatable {
    /// The conflict is open again.
    case undone
    /// Someone has the decision already, or built on it; nothing was written.
    case tooLate
}

extension Caseload {
    /// Settles a conflict as a person chose; the decision becomes part of the record.
    ///
    /// - `choices`: The place of an option, by group. None has a default; where the record is to go, the
    ///   others are not needed.
    /// - `moment`: Now.
    package func decide(
        _ item: ConflictItem,
        _ choices: [FieldPath: Int],
        at moment: Moment,
    ) throws(CaseloadError) -> DecideOutcome {
        let worker = worker
        return try write { (writer) throws(StoreError) in
            func now() throws(StoreError) -> ConflictItem? {
                var builder = ConflictItemBuilder(reader: writer, rules: try rules(writer))
                return try builder.item(item.id)
            }
            if try isVeiled(item.id, writer) { return .changed(nil) }
            guard let merge = try writer.merge(item.id), !item.id.documentKind.isOffices,
                Set(merge.live + merge.deletions) == item.leaves, merge.outcome != .single
            else { return .changed(try now()) }
            guard
                let settlement = merge.settlement(
                    choosing: choices,
                    by: worker.name,
                    at: moment.description,
                    device: worker.device,
                )
            else { return .incomplete }
            let sessions = SessionConflict(
                id: item.id,
                writer: writer,
                rules: try rules(writer),
                worker: worker,
                moment: moment,
            )
            let before = try sessions.records(merge.live)
            guard try writer.carryOut(settlement, item.id).revision != nil,
                let tree = try writer.tree(item.id)
            else { return .changed(try now()) }
            try sessions.rewrite(before: before)
            return .decided(
                DecidedConflict(
                    id: item.id,
                    leaves: (merge.live + merge.deletions).map { before in
                        DecidedConflict.Leaf(
                            before: before,
                            isDeleted: tree.isDeleted(before),
                            after: tree.leaves(from: before).first?.revision ?? before,
                        )
                    },
                )
            )
        }
    }

    /// Takes a decision back while it is only here: each leaf says again what it said.
    ///
    /// The tree only learns, so what was said stands above the decision as a new revision.
    ///
    /// `moment`: Now, for the checks of a session's roster that change with it.
    package func undo(
        _ decided: DecidedConflict,
        at moment: Moment,
    ) throws(CaseloadError) -> UndecideOutcome {
        let worker = worker
        return try write { (writer) throws(StoreError) in
            let deliveries = try writer.deliveries(decided.id)
            let isHere = decided.leaves.allSatisfy { leaf in
                deliveries.contains {
                    $0.revision == leaf.after && $0.isLeaf && $0.state == .local
                }
            }
            guard isHere else { return .tooLate }
            var bodies: [(leaf: DecidedConflict.Leaf, body: JSONObject)] = []
            for leaf in decided.leaves {
                guard let body = try writer.body(decided.id, leaf.before) else { return .tooLate }
                bodies.append((leaf, body))
            }
            let sessions = SessionConflict(
                id: decided.id,
                writer: writer,
                rules: try rules(writer),
                worker: worker,
                moment: moment,
            )
            let before = try sessions.records([writer.revision(decided.id)].compactMap(\.self))
            for (leaf, body) in bodies {
                if leaf.isDeleted {
                    try writer.delete(decided.id, parent: leaf.after, tombstone: body)
                } else {
                    try writer.put(decided.id, body, parent: leaf.after)
                }
            }
            try sessions.rewrite(before: before)
            return .undone
        }
    }
}
