import Caseload
import Casework
import Documents
import Exchange
import Forms
import LocalStore
import Replication
import Screen
import Sync
import TestSupport
import Testing

@testable import App

/// The whole screen on a real store with the shipped programmes: keys in, every effect carried out at once.
struct WalkDesk {
    var state: AppState
    private let home: TemporaryFolder
    private let mailbox = Mailbox {}
    private let runner: EffectRunner
    /// What was asked for and waits for `catchUp`; nil where everything is carried out at once.
    private var held: [Effect]?

    /// What stands in for the office's server; nil where none is set.
    private let server: WalkServer?

    /// - `families`: How many invented families are brought in.
    /// - `isSlow`: The store answers only in `catchUp`.
    /// - `syncs`: How often it has synced with the office's server; nil where none is set.
    init(
        seed: UInt64 = 1,
        families: Int = 12,
        isSlow: Bool = false,
        syncs: Int? = nil,
    ) throws {
        held = isSlow ? [] : nil
        home = try TemporaryFolder()
        let office: WalkServer? = syncs == nil ? nil : try WalkServer(home.file("server"))
        server = office
        var clock: @Sendable () -> Int = { Stage.moment.seconds * 1_000 }
        if let office { clock = office.clock }
        let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let surroundings = Surroundings(
            places: Places(
                environment: [
                    "PENDAMPING_SHARE": checkout, "XDG_CONFIG_HOME": home.path, "HOME": home.path,
                ],
                binary: "/",
            ),
            profiles: Profiles(root: home.file("profiles")),
            now: { Stage.moment },
            derivation: .cheap,
            milliseconds: clock,
            syncPeers: office?.peers ?? SyncPeers.standard,
        )
        let folder = StoreFolder(home.file("simpanan"))
        let (caseload, _) = try EffectRunner.create(
            folder,
            label: "Uji",
            worker: Worker(name: "Rahmawati", device: "laptop-1a2b"),
            passphrase: Secret("rahasia-uji"),
            surroundings,
        )
        let sample = SampleCaseload(seed: seed, families: families)
        let files = CaseloadKind.allCases.map {
            ImportFile(name: $0.rawValue + ".csv", bytes: sample.file($0))
        }
        _ = try caseload.importFiles(files, at: Stage.moment)
        if server != nil { try caseload.store.keep(WalkServer.settings) }
        let mailbox = mailbox
        runner = EffectRunner(surroundings: surroundings) { mailbox.post($0) }
        let door = ProfileChoice(path: folder.path, label: "Uji")
        state = AppState(
            size: Size(80, 24),
            moment: Stage.moment,
            settings: .standard,
            unlock: UnlockState(profiles: [door], device: "laptop-1a2b"),
        )
        runner.opened(caseload, label: "Uji")
        settleSync()
        takeMail()
        for _ in 0..<(syncs ?? 0) { sync(.start) }
        takeMail()
    }

    /// Makes it somebody else's store, as after a sync: what was recorded here is at the server.
    mutating func handOver(to worker: Worker, _ role: WorkerRole) throws {
        try deliverAll()
        let store = try #require(caseload).store
        try Caseload.set(worker, role, in: store)
        runner.opened(try Caseload(store: store), label: "Uji")
        takeMail()
    }

    /// Everything recorded so far is at the server.
    func deliverAll() throws {
        try #require(caseload).store.write { (writer) throws(StoreError) in
            for waiting in try writer.queue() {
                try writer.setDelivery(waiting.id, waiting.revision, .server)
            }
        }
    }

    /// Opens the store anew, as after a lock.
    mutating func reopen() throws {
        let store = try #require(caseload).store
        runner.opened(try Caseload(store: store), label: "Uji")
        takeMail()
    }

    var caseload: Caseload? { runner.session.caseload }
    var place: Place? { state.workspace?.place }
    var form: FormState { state.workspace?.form ?? FormState() }

    func file(_ name: String) -> String { home.file(name) }

    /// The last thing the screen said.
    var message: String { state.messages.all.last?.text ?? "" }

    func frame() -> String {
        var canvas = Canvas(size: state.size)
        state.draw(theme: .terminal, into: &canvas)
        return canvas.text
    }

    /// Where the terminal's cursor stands.
    var cursor: Point? {
        var canvas = Canvas(size: state.size)
        state.draw(theme: .terminal, into: &canvas)
        return canvas.cursor
    }

    mutating func press(_ keys: String) {
        for name in keys.split(separator: " ") {
            guard let key = Key(String(name)) else {
                Issue.record("no key is called \(name)")
                return
            }
            press(key)
        }
    }

    mutating func press(_ key: Key) { act(.input(.key(key))) }

    mutating func type(_ text: String) {
        for scalar in text.unicodeScalars { press(Key(.character(scalar))) }
    }

    /// Begins a form about someone as an alert's answer does.
    mutating func begin(_ form: FormID, about subject: RecordSubject) {
        perform(state.beginRecord(form, about: subject))
        takeMail()
    }

    /// Turns to a question of the open form.
    mutating func turn(to question: String) {
        state.workspace?.form.enter(FormField(question))
    }

    /// Opens a record's page as Enter on its row does.
    mutating func open(_ record: DocumentID) {
        perform(state.openRecord(record))
        takeMail()
    }

    mutating func act(_ action: Action) {
        perform(state.update(action))
        takeMail()
    }

    mutating func takeMail() {
        while true {
            let actions = mailbox.drain()
            guard !actions.isEmpty else { return }
            for action in actions { perform(state.update(action)) }
        }
    }

    /// Lets the store answer everything that it was asked so far.
    mutating func catchUp() {
        guard held != nil else { return }
        while let effects = held, !effects.isEmpty {
            held = []
            for effect in effects { answer(effect) }
            takeMail()
        }
    }

    mutating func perform(_ effects: [Effect]) {
        guard held == nil else {
            held?.append(contentsOf: effects)
            return
        }
        for effect in effects { answer(effect) }
    }

    private func answer(_ effect: Effect) {
        switch effect {
        case .copy, .bell, .suspend, .redraw, .quit: break
        case .saveDraft(let draft):
            try? caseload?.save(draft)
            mailbox.post(.draftSaved(key: draft.key, .success(Stage.moment)))
        case .rest(let number): mailbox.post(.rested(number))
        case .sync(let act): sync(act)
        default:
            runner.perform(effect)
            settleSync()
        }
    }

    // MARK: Syncing

    /// Has syncing do what was asked, to its end; what it tells is in the mailbox then.
    private func sync(_ act: SyncAct) {
        guard server != nil else { return }
        runner.run(.sync(act))
        settleSync()
    }

    /// Waits until syncing has heard of everything so far, and until none runs any more.
    ///
    /// It does what it is asked in its order on a queue of its own: the answer to the last is behind all others.
    private func settleSync() {
        guard server != nil else { return }
        for _ in 0..<3_000 {
            if !runner.sync.standing().isRunning { return }
            _ = Cancellation().wait(milliseconds: 5)
        }
        Issue.record("a sync does not come to its end")
    }
}
