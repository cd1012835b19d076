import Documents

/// The writes that end a conflict: one leaf goes on, the others go into it or the record goes.
package struct Settlement: Sendable, Equatable {
    /// A leaf that ends.
    package struct End: Sendable, Equatable {
        package let leaf: RevisionID
        package let tombstone: JSONObject
    }

    /// The leaf that goes on; nil where the record is deleted.
    package let kept: RevisionID?
    /// What `kept` is followed by; nil where it says it all already.
    package let body: JSONObject?
    package let ends: [End]
}

extension Merge {
    /// The writes of a merge that needs nobody: the same on every laptop that has these leaves.
    ///
    /// Nil where there is nothing to merge or something to choose.
    package var settlement: Settlement? {
        guard case .merged(let body) = outcome, let kept = live.first else { return nil }
        let isNew = bodies[kept] != body
        let into =
            isNew ? RevisionID.digest(parent: kept, deleted: false, body: .object(body)) : kept
        return Settlement(
            kept: kept,
            body: isNew ? body : nil,
            ends: ends(except: kept) { leaf in
                let own = bodies[leaf] ?? JSONObject()
                return Ending.tombstone(
                    kind: kind,
                    by: own["by"]?.string ?? "",
                    at: own["at"]?.string ?? "",
                    device: own["device"]?.string ?? "",
                    assignedTo: logins,
                    settles: live + deletions,
                    into: into,
                )
            },
        )
    }

    /// The writes of a person's decision, which becomes part of the record.
    ///
    /// `choices`: The place of an option, by group. Where the record is to go, no other is needed.
    /// Nil while one is missing, or where there is nothing to choose.
    package func settlement(
        choosing choices: [FieldPath: Int],
        by: String,
        at: String,
        device: String,
    ) -> Settlement? {
        guard case .choose(let conflicts) = outcome, let kept = live.first else { return nil }
        var chose: [(group: String, revision: RevisionID)] = []
        var isDeleted = false
        for conflict in conflicts {
            guard let choice = choices[conflict.name], conflict.options.indices.contains(choice),
                let leaf = conflict.options[choice].leaves.first
            else {
                if isDeleted { continue }
                return nil
            }
            chose.append((conflict.name.description, leaf))
            if conflict.options[choice].deletes { isDeleted = true }
            if isDeleted { break }
        }
        let decision = ConflictDecision(
            by: by,
            at: at,
            device: device,
            chose: chose,
            over: live + deletions,
        )
        var body: JSONObject?
        if !isDeleted {
            guard var made = self.body(choosing: choices) else { return nil }
            let list = made[ConflictDecision.member]?.array ?? []
            made[ConflictDecision.member] = .array(list + [decision.json])
            body = made
        }
        let into = body.map { RevisionID.digest(parent: kept, deleted: false, body: .object($0)) }
        return Settlement(
            kept: isDeleted ? nil : kept,
            body: body,
            ends: ends(except: isDeleted ? nil : kept) { _ in
                Ending.tombstone(
                    kind: kind,
                    by: by,
                    at: at,
                    device: device,
                    assignedTo: logins,
                    settles: live + deletions,
                    into: into,
                    decided: isDeleted ? decision : nil,
                )
            },
        )
    }

    /// Whoever has one of the leaves, in their order.
    private var logins: [String] {
        let each = (live + deletions).flatMap { leaf in
            bodies[leaf]?["assignedTo"]?.array?.compactMap(\.string) ?? []
        }
        return Set(each).sorted()
    }

    private func ends(
        except kept: RevisionID?,
        _ tombstone: (RevisionID) -> JSONObject,
    ) -> [Settlement.End] {
        (live + deletions).filter { $0 != kept }.map { leaf in
            Settlement.End(leaf: leaf, tombstone: tombstone(leaf))
        }
    }
}
