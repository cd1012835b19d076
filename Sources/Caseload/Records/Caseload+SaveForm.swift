import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// Makes a record of a draft, or changes the one it edits: document, projections and the draft's end
    /// in one transaction, durable when this returns.
    ///
    /// Values that are computed are computed anew, hidden answers left out. Findings stop it; where all
    /// are warnings, `sure` goes over them. A record that changed since the draft began is not written
    /// over, and of a form that has one record for each period no second one is made. A draft that keys a
    /// drawn record again makes no record: what came of the comparison is kept beside the first.
    ///
    /// - `moment`: Now.
    /// - `random`: 26 signs for the id of a record that is its own.
    /// Throws `unknownForm`, `unknownSubject`, `inConflict`.
    package func save(
        _ draft: FormDraft,
        at moment: Moment,
        sure: Bool = false,
        random: String? = nil,
    ) throws(CaseloadError) -> FormOutcome {
        if let target = draft.rekeyed {
            return try saveRekeyed(draft, target, sure: sure, at: moment)
        }
        return try record(at: moment) { (recorder) throws(StoreError) in
            try recorder.save(draft, sure: sure, random: random ?? RecordToken.make())
        }
    }

    /// Takes a record on to another state.
    ///
    /// - `state`: The code; a step of the flow has to lead there from where the record is.
    /// - `due`: When the state should be left, instead of what the flow says.
    /// - `seen`: The revision the person looked at; another one by now is an overtaking.
    /// - `moment`: Now.
    /// Returns findings for questions the step asks and nobody answered. Throws `unknownRecord`,
    /// `unknownForm`, `unknownStep`, `stepNeedsNote`, `inConflict`.
    package func step(
        _ id: DocumentID,
        to state: String,
        note: String? = nil,
        due: Day? = nil,
        seen: RevisionID? = nil,
        at moment: Moment,
    ) throws(CaseloadError) -> FormOutcome {
        try record(at: moment) { (recorder) throws(StoreError) in
            try recorder.step(id, to: state, note: note, due: due, seen: seen)
        }
    }

    /// Takes a record back: nothing of it is left where it went nowhere, else a tombstone travels.
    ///
    /// - `seen`: The revision the person looked at; another one by now is an overtaking.
    /// - `moment`: Now.
    package func takeBack(
        _ id: DocumentID,
        seen: RevisionID? = nil,
        at moment: Moment,
    ) throws(CaseloadError) -> FormOutcome {
        try record(at: moment) { (recorder) throws(StoreError) in
            try recorder.takeBack(id, seen: seen)
        }
    }

    /// Brings a record back to what it said; the outcome's change does it again.
    ///
    /// `moment`: Now, for a tombstone; what comes back keeps its own time.
    package func undo(
        _ back: RecordChangeBack,
        at moment: Moment,
    ) throws(CaseloadError) -> FormOutcome {
        if SupervisionRecorder.writes(back.id.kind) {
            let saved = try undo([back], at: moment)
            return .saved(saved.backs.first ?? back, waiting: saved.waiting)
        }
        return try record(at: moment) { (recorder) throws(StoreError) in
            try recorder.undo(back)
        }
    }

    private func record(
        at moment: Moment,
        _ body: (FormRecorder) throws(StoreError) -> FormRecorder.Ended,
    ) throws(CaseloadError) -> FormOutcome {
        let worker = worker
        let ended = try write { (writer) throws(StoreError) in
            try body(
                FormRecorder(
                    writer: writer,
                    rules: try rules(writer),
                    worker: worker,
                    moment: moment,
                    veil: try veil(writer),
                )
            )
        }
        return try ended.get()
    }
}
