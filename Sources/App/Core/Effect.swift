import Caseload
import Casework
import Documents
import LocalStore

/// What the outside shall do; its results come back as actions.
package enum Effect: Sendable {
    // The door
    case unlock(profile: String, passphrase: Secret)
    case createProfile(label: String, worker: Worker, passphrase: Secret)
    case lock
    // Reading
    case loadIndex
    case loadProgress(Quarter)
    case loadHome(Quarter)
    case loadFamily(DocumentID, Quarter)
    case loadEntry(EntryDoor, Quarter)
    case loadRosters(Quarter)
    /// What the families of a group have been taught.
    case loadCourses(group: DocumentID)
    case loadQueue
    /// Which families have something on its way.
    case loadWays
    /// The newest records in a state, at most `QueueState.fetched`.
    case loadRecords(DeliveryState)
    case loadConflicts
    /// Answers `rested` with this number after `FamilySide.restMilliseconds`; a later one makes an
    /// earlier one void.
    case rest(Int)
    // Writing
    /// Keeps the draft of an entry page; a newer one replaces an older one that still waits.
    case saveDraft(EntryDraft)
    case dropDraft(key: String)
    /// Turns a draft into records in one transaction.
    case commit(CommitID, [RecordChange], dropping: String?)
    /// Settles a conflict with the options chosen for its groups.
    case decideConflict(ConflictItem, [FieldPath: Int])
    /// Takes a decision back that is only here.
    case reopenConflict(CommitID, DecidedConflict)
    case saveSettings(Settings)
    case backup(to: String)
    /// Reads the files that a typed line names.
    case importFiles(String)
    /// Stops a running import; nothing of it is stored.
    case cancelImport
    case sync(SyncAct)
    case form(FormAct)
    case record(RecordAct)
    case records(RecordsAct)
    case agenda(AgendaAct)
    case reports(ReportsAct)
    case cleaning(CleaningAct)
    case supervisor(SupervisorAct)
    case privacy(PrivacyAct)
    /// Puts a refused record into the queue again as it is.
    case resend(DocumentID)
    // The terminal
    case copy(String)
    case bell
    case suspend
    case redraw
    case quit
}

/// Tells one commit's answer from another's.
package struct CommitID: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) {
        self.number = number
    }
}
