import Caseload
import Casework
import Forms
import LocalStore
import Screen

/// The screens of an open caseload.
package struct Workspace: Sendable {
    /// The neutral label of the profile, for the title bar.
    package var profile: String
    package var worker: Worker
    /// What she is to the office.
    package var role = WorkerRole.worker
    /// What she does at the desk, and is good at.
    package internal(set) var profileOfWorker = WorkerProfile()
    /// The specialisms that the programmes in force name.
    var specialisms: [String] = []
    /// The forms of the programmes in force, for the palette.
    var forms = FormBook.empty
    /// The quarter that the worker is working on.
    package var quarter: Quarter
    /// The screen shown, last in the trail; Esc goes one back.
    package var trail: [Place] = [.home]

    package var home = HomeState()
    package var families = FamiliesState()
    package var family = FamilyState()
    package var entry = EntryState()
    package var rosters = RostersState()
    package var queue = QueueState()
    package var conflicts = ConflictsState()
    package var settings = SettingsState()
    package var sync = SyncState()
    package var server = ServerState()
    package var form = FormState()
    /// Saves of forms under way: the answer may find another screen, or another form.
    var formSaves: [CommitID: FormState.Saving] = [:]
    package var newRecord = NewRecordState()
    package var record = RecordState()
    package var records = RecordsState()
    package var agenda = AgendaState()
    package var reports = ReportsState()
    package var cleaning = CleaningState()
    package var supervisor = SupervisorState()

    /// The working quarter, while a page of another one is visited.
    private var quarterBefore: Quarter?
    /// Records that are not yet delivered, for the title bar; nil until counted.
    package var waiting: Int?
    /// Why the store can only be read; nil where it can be written.
    package var unwritable: StoreError?
    /// Records that the server refused, which no queue counts.
    package var refused = 0
    /// Records written in two ways, for the title bar.
    package var conflictCount = 0
    /// Keys and pasted text that wait for what they are about; see `AppState.holdBack`.
    package internal(set) var keysAhead: [InputEvent] = []
    /// Which screens still wait for the rows of the present visit.
    var readings = Readings()
    /// What can be taken back and done again, across all screens.
    package var history = History()

    package init(profile: String, worker: Worker, quarter: Quarter) {
        self.profile = profile
        self.worker = worker
        self.quarter = quarter
        settings.worker = worker
    }

    /// The screen that is shown.
    package var place: Place { trail.last ?? .home }

    /// Works on a quarter from now on.
    package mutating func work(on quarter: Quarter) {
        self.quarter = quarter
        quarterBefore = nil
    }

    /// Shows a page of another quarter; the working one comes back when the entry page is left.
    mutating func visit(_ quarter: Quarter) {
        guard quarter != self.quarter else { return }
        quarterBefore = quarterBefore ?? self.quarter
        self.quarter = quarter
    }

    private mutating func endVisit() {
        guard place != .entry, let before = quarterBefore else { return }
        work(on: before)
    }

    /// Goes to a screen; a main screen starts the trail anew.
    package mutating func go(to place: Place) {
        guard place != self.place else { return }
        if place.isMain {
            trail = place == .home ? [.home] : [.home, place]
        } else {
            trail.append(place)
        }
        endVisit()
    }

    /// Goes one screen back; false when there is none.
    package mutating func goBack() -> Bool {
        guard trail.count > 1 else { return false }
        trail.removeLast()
        endVisit()
        return true
    }
}

/// A screen of the workspace.
package enum Place: Hashable, Sendable, CaseIterable {
    case home
    case families
    case family
    case entry
    case rosters
    case queue
    case conflicts
    case settings
    /// *Sinkron*
    case sync
    /// The server's settings.
    case server
    /// *Agenda*
    case agenda
    /// *Layanan*: the records of all programmes.
    case records
    /// One record.
    case record
    /// *Tambah*: which form.
    case newRecord
    /// A form being filled.
    case form
    /// *Laporan*
    case reports
    /// *Data bersih*
    case cleaning
    /// *Penyelia*
    case supervisor

    /// Whether it has a tab of its own in the title bar.
    package var isMain: Bool { Self.tabs.contains(self) }

    /// The tabs in their order; the digit key of each is its place, from 1; 0 is the tenth.
    package static let tabs: [Place] = [
        .home, .families, .rosters, .queue, .settings, .sync, .agenda, .records, .reports,
        .cleaning,
    ]

    /// The tabs by how often she goes there: where room is short, the first keep their names.
    package static let byUse: [Place] = [
        .families, .agenda, .records, .queue, .home, .rosters, .reports, .sync, .cleaning,
        .settings,
    ]
}
