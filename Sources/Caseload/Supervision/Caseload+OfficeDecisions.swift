import Casework
import Documents
import Forms
import LocalStore

/// A record that the office may decide on, as a supervisor's store has it.
package struct DecisionRow: Sendable, Equatable {
    package var row: QueueRow
    /// Who recorded it.
    package var by: String
    /// What was decided here; nil while nothing is.
    package var decision: OfficeDecision?
    /// Whether that decision is still only here, so that Ctrl-Z takes it back.
    package var isUnsent: Bool

    package init(
        row: QueueRow,
        by: String,
        decision: OfficeDecision? = nil,
        isUnsent: Bool = false,
    ) {
        self.row = row
        self.by = by
        self.decision = decision
        self.isUnsent = isUnsent
    }
}

/// Which records a list of decisions shows.
package enum DecisionScope: Sendable, Hashable {
    /// Proposals, which wait for nothing else.
    case proposals
    /// Everything that somebody else recorded and that the server has.
    case all
}

extension Caseload {
    /// Records of others that wait for the office's word, the oldest first, and behind them those decided
    /// here whose decision is not sent yet.
    ///
    /// Empty in a plain worker's store. `limit`: The most that wait.
    package func undecided(
        _ scope: DecisionScope,
        limit: Int = mostUndecided,
    ) throws(CaseloadError) -> [DecisionRow] {
        try read { (reader) throws(StoreError) in
            let owner = try StoreOwner.read(reader)
            guard owner.role.decides else { return [] }
            let kinds =
                scope == .proposals
                ? ["proposal"] : RecordKinds.ofForms.union(RecordKinds.ofObligations).sorted()
            let open = try openConflicts(reader)
            let forms = try rules(reader).forms
            var listed: [Delivery] = []
            var authors: [DocumentID: String] = [:]
            // One by one: what is left out must not take the place of what waits behind it.
            for number in try Self.documents(in: .server, kinds, reader) where listed.count < limit
            {
                guard let id = try reader.id(ofDocument: number), !open.contains(id),
                    let stored = try reader.document(id), !stored.deleted,
                    let by = stored.body["by"]?.string, !owner.names.contains(by)
                else { continue }
                // A proposal that has come to its end asks for no word any more, and stays here for good.
                if scope == .proposals, forms.hasEnded(FormRecord(partly: stored.body, id: id)) {
                    continue
                }
                authors[id] = by
                listed += try reader.deliveries(id).filter {
                    $0.isLeaf && $0.revision == stored.revision
                }
            }
            var made = try rows(listed, reader, open)
            made.sort { ($0.at, $0.id) < ($1.at, $1.id) }
            let waiting = made.prefix(limit).map {
                DecisionRow(row: $0, by: authors[$0.id] ?? "")
            }
            return waiting + (try unsent(reader))
        }
    }

    /// Writes the office's word on a revision of a record.
    ///
    /// It goes by the queue, and the record bears it from now on. Said again it is changed.
    ///
    /// Throws `needsRole`, `reasonMissing` for a refusal without one, `overtaken` where the record says
    /// something else by now, `notAtServer`, `inConflict`.
    package func decide(
        _ decision: OfficeDecision,
        at moment: Moment,
    ) throws(CaseloadError) -> SupervisionSaved {
        let worker = worker
        let isBare = decision.reason.allSatisfy(\.isWhitespace)
        if !decision.isAccepted, isBare { throw .reasonMissing }
        let ended = try write {
            (writer) throws(StoreError) -> Result<SupervisionSaved, CaseloadError> in
            guard try StoreOwner.read(writer).role.decides else { return .failure(.needsRole) }
            guard let stored = try writer.document(decision.about), !stored.deleted,
                stored.revision == decision.revision,
                RecordKinds.ofForms.union(RecordKinds.ofObligations)
                    .contains(decision.about.kind)
            else { return .failure(.overtaken) }
            if try writer.isInConflict(decision.about) { return .failure(.inConflict) }
            if try isVeiled(decision.about, writer) { return .failure(.veiled) }
            let way = try writer.deliveries(decision.about).last {
                $0.revision == decision.revision
            }
            guard way?.isSafeElsewhere == true else { return .failure(.notAtServer) }
            let recorder = SupervisionRecorder(writer: writer, worker: worker, moment: moment)
            var body = decision.body(assignedTo: try recorder.logins(stored.body))
            body["by"] = .string(worker.name)
            body["at"] = .string(moment.description)
            guard let back = try recorder.put(decision.id, body) else {
                return .failure(.overtaken)
            }
            try writer.settleDecision(back)
            return .success(
                SupervisionSaved(backs: [back], waiting: try writer.waitingCount())
            )
        }
        return try ended.get()
    }

    /// Nobody reads further in a list; what is decided makes room for the next.
    package static let mostUndecided = 500

    /// The numbers of the documents of some kinds in a state, the longest there first.
    private static func documents(
        in state: DeliveryState,
        _ kinds: [String],
        _ reader: Reader,
    ) throws(StoreError) -> [Int] {
        let ranges = kinds.map { _ in "(d.id >= ? AND d.id < ?)" }.joined(separator: " OR ")
        let sql = """
            SELECT d.doc FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 1 AND v.state = ? AND d.deleted = 0 AND (\(ranges))
            ORDER BY v.at, v.doc
            """
        var arguments: [SQLValue] = [.int(state.rawValue)]
        for kind in kinds { arguments += [.text(kind + ":"), .text(kind + ";")] }
        var numbers: [Int] = []
        try reader.rows(sql, arguments) { row in numbers.append(row.int(0)) }
        return numbers
    }

    /// Records whose decision was made here and has gone nowhere yet.
    private func unsent(_ reader: Reader) throws(StoreError) -> [DecisionRow] {
        let kind = DocumentKind.decision.rawValue
        var found: [DecisionRow] = []
        for number in try Self.documents(in: .local, [kind], reader) {
            guard let id = try reader.id(ofDocument: number),
                let body = try reader.document(id)?.body, let decision = OfficeDecision(body),
                let record = try reader.document(decision.about)
            else { continue }
            let deliveries = try reader.deliveries(decision.about).filter {
                $0.isLeaf && $0.revision == record.revision
            }
            for row in try rows(deliveries, reader, []) {
                found.append(
                    DecisionRow(
                        row: row,
                        by: record.body["by"]?.string ?? "",
                        decision: decision,
                        isUnsent: true,
                    )
                )
            }
        }
        return found
    }
}

extension FormBook {
    /// Whether the flow of a record's form has come to an end in it.
    fileprivate func hasEnded(_ record: FormRecord) -> Bool {
        record.state.flatMap { form(record.form)?.flow?.state($0) }?.ends ?? false
    }
}

extension Writer {
    /// Whether the decision that a change wrote has gone nowhere yet; one that was taken back may be made
    /// again.
    func isOnlyHere(_ back: RecordChangeBack) throws(StoreError) -> Bool {
        guard let stored = try document(back.id) else { return false }
        if stored.deleted { return true }
        return try deliveries(back.id).contains {
            $0.revision == stored.revision && $0.state == .local
        }
    }

    /// Lets a record bear what its decision says now: the office's word, or that there is none.
    func settleDecision(_ back: RecordChangeBack) throws(StoreError) {
        guard let stored = try document(back.id) else { return }
        let known = stored.deleted ? back.before : stored.body
        guard let decision = known.flatMap({ OfficeDecision($0) }) else { return }
        if stored.deleted {
            // What could be decided on was at the server.
            try setDelivery(decision.about, decision.revision, .server)
            return
        }
        let state: DeliveryState = decision.isAccepted ? .accepted : .refusedByOffice
        let reason = decision.reason.isEmpty ? nil : decision.reason
        try setDelivery(decision.about, decision.revision, state, reason: reason)
    }
}
