import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen

/// What happened: a key, a result of an effect, time passing.
package enum Action: Sendable {
    case input(InputEvent)
    /// The clock moved on; comes before every other action and at least once a minute.
    case clock(Moment)
    /// Nobody touched the keys for the lock time.
    case idleTooLong
    /// The time of the effect `rest` with this number is over.
    case rested(Int)
    /// Another program or a sync changed the store.
    case storeChanged
    case unlocked(Result<OpenedCaseload, Refusal>)
    case created(Result<CreatedProfile, Refusal>)
    /// The store is closed; so many pages with something typed could not be kept in it.
    case locked(unkept: Int)
    case loaded(Loaded)
    case committed(CommitID, Result<CommitOutcome, Refusal>)
    case conflictDecided(DocumentID, Result<DecideOutcome, Refusal>)
    case conflictReopened(CommitID, Result<UndecideOutcome, Refusal>)
    case draftSaved(key: String, Result<Moment, Refusal>)
    case settingsSaved(Result<Settings, Refusal>)
    case backedUp(Result<BackupReport, Refusal>)
    case importing(ImportStep)
    case imported(ImportReport)
    case sync(SyncNews)
    case form(FormNews)
    case record(RecordNews)
    case records(RecordsNews)
    case agenda(AgendaNews)
    case reports(ReportsNews)
    case cleaning(CleaningNews)
    case supervisor(SupervisorNews)
    case privacy(PrivacyNews)
    case failed(Refusal)
}

/// What a load effect brought.
package enum Loaded: Sendable {
    /// What the first frame does without: what the programmes call their parts, and the queue's count.
    case programmes(ProgrammeNames, waiting: Int)
    /// The forms in force, for the palette.
    case forms(FormBook)
    case index(FamilyIndex)
    case progress(Quarter, FamilyProgress)
    case home(Quarter, HomeSummary)
    /// How many records are past their term, counted behind the rest of home.
    case pastTerm(Int)
    case family(FamilyPage)
    case entry(EntryPage, draft: EntryDraft?)
    case rosters([RosterChoice])
    /// What the families of a group have been taught; empty where no programme has a course.
    case courses([GroupCourse])
    case queue([QueueRow])
    /// Records that are on their way no more.
    case ways([DocumentID: FamilyWay])
    case records([QueueRow], DeliveryState)
    case conflicts([ConflictItem])
    case nothing(DocumentID)
}
