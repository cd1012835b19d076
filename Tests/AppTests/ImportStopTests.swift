import Caseload
import Casework
import Exchange
import Glibc
import LocalStore
import Screen
import TestSupport
import Testing

@testable import App

/// An import on a real store that somebody stops, through the screen's own keys.
@Suite struct ImportStopTests {
    private let home: TemporaryFolder
    private let folder: StoreFolder
    private let surroundings: Surroundings
    private let mailbox = Mailbox {}
    private let runner: EffectRunner
    private let passphrase = "rahasia-uji"
    /// Enough families that an import is still running when its first step is told.
    private let families = 6_000

    init() throws {
        home = try TemporaryFolder()
        let checkout = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        surroundings = Surroundings(
            places: Places(
                environment: ["PENDAMPING_SHARE": checkout, "XDG_CONFIG_HOME": home.path],
                binary: "/",
            ),
            profiles: Profiles(root: home.file("profiles")),
            now: { Stage.moment },
            derivation: .cheap,
        )
        folder = StoreFolder(home.file("simpanan"))
        let (caseload, _) = try EffectRunner.create(
            folder,
            label: "Uji",
            worker: Worker(name: "Rahmawati", device: "laptop-1a2b"),
            passphrase: Secret(passphrase),
            surroundings,
        )
        let sample = SampleCaseload(seed: 3, families: families)
        for kind in [CaseloadKind.families, .members] {
            try Bytes.write(sample.file(kind), to: home.file(kind.rawValue + ".csv"))
        }
        let mailbox = mailbox
        runner = EffectRunner(surroundings: surroundings) { mailbox.post($0) }
        runner.opened(caseload, label: "Uji")
    }

    /// The screen, unlocked and with its first pages loaded.
    private func screen() throws -> AppState {
        let door = ProfileChoice(path: folder.path, label: "Uji")
        var state = AppState(
            size: Size(80, 24),
            moment: Stage.moment,
            settings: .standard,
            unlock: UnlockState(profiles: [door], device: "laptop-1a2b"),
        )
        try follow(&state, until: "the first page") { $0.workspace?.home.summary != nil }
        return state
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects { runner.run(effect) }
    }

    /// Gives the screen what comes in until it looks as wanted.
    private func follow(
        _ state: inout AppState,
        until what: String,
        seeing see: (Action) -> Void = { _ in },
        _ holds: (AppState) -> Bool,
    ) throws {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(60)
        while clock.now < end {
            for action in mailbox.drain() {
                perform(state.update(action))
                see(action)
                if holds(state) { return }
            }
            if holds(state) { return }
            usleep(1_000)
        }
        Issue.record("\(what) did not come: \(state.messages.current?.text ?? "")")
    }

    /// Asks for the import as a person does: the command, the path, Enter.
    private func askForImport(_ state: inout AppState) throws {
        let command = try #require(CommandRegistry.all.first { $0.id == "import" })
        perform(CommandRegistry.run(command, in: &state))
        perform(state.update(.input(.key("C-u"))))
        perform(state.update(.input(.paste(home.path))))
        perform(state.update(.input(.key(.enter))))
        #expect(state.isImporting)
    }

    private func storedFamilies() throws -> Int {
        runner.finish()
        let passphrase = try #require(Passphrase(passphrase))
        let caseload = try EffectRunner.open(folder, passphrase, surroundings)
        defer { caseload.store.close() }
        return try caseload.familyIndex().count
    }

    @Test func `Esc stops a running import and nothing of it is stored`() throws {
        var state = try screen()
        try askForImport(&state)
        try follow(&state, until: "the first step") {
            $0.messages.current?.text.contains("Mengimpor") == true
        }
        perform(state.update(.input(.key(.escape))))
        try follow(&state, until: "the end") { !$0.isImporting }
        #expect(state.messages.current?.text == state.words.importStopped)
        #expect(try storedFamilies() == 0)
    }

    @Test func `Esc stops an import that still waits for its turn`() throws {
        var state = try screen()
        runner.run(.importFiles(home.path))
        try askForImport(&state)
        perform(state.update(.input(.key(.escape))))
        try follow(&state, until: "the end") { !$0.isImporting }
        #expect(state.messages.current?.text == state.words.importStopped)
        #expect(try storedFamilies() == 0)
    }

    @Test func `a lock stops the import that runs and the one that waits`() throws {
        var state = try screen()
        try askForImport(&state)
        try follow(&state, until: "the first step") {
            $0.messages.current?.text.contains("Mengimpor") == true
        }
        runner.run(.importFiles(home.path))
        perform(state.update(.input(.key(.control("l")))))
        var isLocked = false
        try follow(&state, until: "the lock") {
            if case .locked = $0 { isLocked = true }
        } _: { _ in
            isLocked
        }
        #expect(try storedFamilies() == 0)
    }

    @Test func `what waits behind a stopped import is still counted`() throws {
        var state = try screen()
        try askForImport(&state)
        let quarter = try #require(state.workspace?.quarter)
        state.workspace?.home.forget()
        runner.run(.loadHome(quarter))
        perform(state.update(.input(.key(.escape))))
        try follow(&state, until: "the counts") { $0.workspace?.home.summary != nil }
        #expect(try storedFamilies() == 0)
    }
}
