import Caseload
import Casework
import Documents

/// What the supervisor's screen asks of the store.
package enum SupervisorAct: Sendable {
    case load(Quarter)
    /// The records drawn for a second keying.
    case loadSample(Quarter)
    case loadDecisions(DecisionScope)
    /// Draws what is lacking to the sample.
    case draw(CommitID, Quarter)
    /// Notes that a drawn record's paper was not found.
    case noPaper(CommitID, DocumentID, Quarter)
    /// What keying a record again came to; a restricted one is noted as looked at.
    case compare(DocumentID, Quarter, isSensitive: Bool)
    /// Notes that a restricted record is looked at.
    case noteLook(DocumentID)
    /// Gives the blind keying of a record up, to look at it.
    case giveUp(DocumentID)
    /// Keys drawn cells of a family again; `dropping` is the draft they come from.
    case rekey(CommitID, DocumentID, Quarter, [RecordChange], dropping: String?)
    case decide(CommitID, OfficeDecision)
    /// Sets what she does at the desk and is good at.
    case setProfile(WorkerProfile)
    /// Takes acts of supervision back, or does them again.
    case undo(CommitID, [RecordChangeBack])

    /// Seconds in a large store: not among what she waits for.
    var isLong: Bool {
        switch self {
        case .load, .draw: true
        default: false
        }
    }
}

/// What the store answered.
package enum SupervisorNews: Sendable {
    case loaded(Supervision)
    /// What she is to the office, as the store has it.
    case role(WorkerRole)
    /// What she does and is good at, among the specialisms that programmes name; `isNew` where she has just said so.
    case profile(WorkerProfile, known: [String], isNew: Bool)
    case sample(Quarter, [SampleTask])
    case decisions(DecisionScope, [DecisionRow])
    case compared(RekeyPage)
    case drawn(CommitID, Result<SampleDrawn, Refusal>)
    /// An act that writes or takes back ended.
    case acted(CommitID, Result<SupervisionSaved, Refusal>)
    /// The keying of a record was given up; now it can be looked at.
    case gaveUp(DocumentID, Result<SupervisionSaved, Refusal>)
    /// What was to be compared is not there.
    case gone
}
