import Caseload
import Casework
import Documents
import Exchange
import Glibc
import LocalStore
import Screen
import TestSupport
import Testing

@testable import App

private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

/// The whole screen on a real store: every effect is carried out at once, on this thread.
@Suite struct StoreStormTests {
    /// Sixty times 10,000 events in the long run.
    @Test(arguments: isLong ? 1...60 : 1...3 as ClosedRange<UInt64>)
    func `a storm on a real store blocks nothing and leaves the store sound`(seed: UInt64) throws {
        var desk = try StormDesk(seed: seed)
        for step in 0..<(isLong ? 10_000 : 3_000) {
            try desk.step()
            if step.isMultiple(of: 15) {
                let cursor = desk.draw()
                let isInside = cursor.map { Rect(size: desk.state.size).contains($0) } ?? true
                #expect(isInside, "seed \(seed), step \(step)")
            }
        }
        try desk.leadHome()
        #expect(desk.state.workspace?.place == .home, "seed \(seed)\n\(desk.frame)")
        let report = try desk.examine()
        #expect(report.isSound, "seed \(seed): \(report.findings.prefix(5))")
    }
}

/// A screen with its runner, and the storm's own generator.
private struct StormDesk {
    var state: AppState
    private let home: TemporaryFolder
    private let folder: StoreFolder
    private let surroundings: Surroundings
    private let mailbox = Mailbox {}
    private let runner: EffectRunner
    private var storm: KeyStorm
    private var canvas = Canvas(size: Size(80, 24))
    private var files = 0

    private static let passphrase = "rahasia-uji"
    /// What the entry page knows and the general storm does not send.
    private static let entryKeys = Array("+.'=,-0123eish%+12".unicodeScalars)
    /// And what the conflict inbox does.
    private static let choosingKeys: [Key] = [
        .enter, .enter, .function(2), .down, .up, .backspace, .left, .character("1"),
        .character("2"), .character("3"), .character("7"), .control("z"),
    ]

    init(seed: UInt64) throws {
        home = try TemporaryFolder()
        storm = KeyStorm(seed: seed)
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
            passphrase: Secret(Self.passphrase),
            surroundings,
        )
        let sample = SampleCaseload(seed: seed, families: 12)
        let files = CaseloadKind.allCases.map {
            ImportFile(name: $0.rawValue + ".csv", bytes: sample.file($0))
        }
        _ = try caseload.importFiles(files, at: Stage.moment)
        try Self.fork(caseload)
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
        try takeMail()
    }

    /// Writes every third record in a second way, as if another laptop had; of some a deletion.
    private static func fork(_ caseload: Caseload) throws {
        try caseload.store.write { (writer) throws(StoreError) in
            var stored: [StoredDocument] = []
            try writer.documents(ofKind: "check") { (document) throws(StoreError) in
                stored.append(document)
                return true
            }
            for (number, document) in stored.enumerated() where number.isMultiple(of: 3) {
                let isDeleted = number.isMultiple(of: 9)
                for state in ["patuh", "tidak"] {
                    var body = document.body
                    body["state"] = .string(state)
                    body["by"] = .string("pdp-\(state)")
                    let deletes = isDeleted && state == "tidak"
                    let made = RevisionID.digest(
                        parent: document.revision,
                        deleted: deletes,
                        body: .object(body),
                    )
                    try writer.putWithHistory(
                        document.id,
                        path: [made, document.revision],
                        deleted: deletes,
                        body,
                        delivery: .server,
                    )
                }
            }
        }
    }

    /// One event of the storm with all that follows from it.
    mutating func step() throws {
        if state.workspace == nil, storm.number(8) == 0 {
            try unlock()
        } else if state.workspace?.place == .entry, storm.number(3) > 0 {
            try press(Key(.character(Self.entryKeys[storm.number(Self.entryKeys.count)])))
        } else if state.workspace?.place == .conflicts, storm.number(3) > 0 {
            try press(Self.choosingKeys[storm.number(Self.choosingKeys.count)])
        } else if storm.number(60) == 0 {
            try press(.character("K"))
        } else if storm.number(400) == 0 {
            try press(.control("l"))
        } else {
            try act(.input(storm.next()))
        }
        state.isEnding = false
    }

    /// The present frame as text.
    var frame: String { canvas.text }

    /// Draws the present frame and gives its cursor.
    mutating func draw() -> Point? {
        if canvas.size != state.size { canvas = Canvas(size: state.size) }
        state.draw(theme: .terminal, into: &canvas)
        return canvas.cursor
    }

    /// From wherever the storm ended to the first page, as a person would.
    mutating func leadHome() throws {
        try act(.input(.resize(Size(80, 24))))
        for _ in 0..<12 { try press(.escape) }
        if state.workspace == nil { try unlock() }
        for _ in 0..<12 { try press(.escape) }
        _ = draw()
    }

    func examine() throws -> DoctorReport {
        runner.finish()
        let passphrase = try #require(Passphrase(Self.passphrase))
        let caseload = try EffectRunner.open(folder, passphrase, surroundings)
        defer { caseload.store.close() }
        return try caseload.store.examine()
    }

    /// Opens the first profile, from whatever the door shows.
    private mutating func unlock() throws {
        if case .showingCode = state.unlock.step { try press(.enter) }
        for key in [Key.escape, .home, .enter] { try press(key) }
        try press(.control("u"))
        for scalar in Self.passphrase.unicodeScalars { try press(Key(.character(scalar))) }
        try press(.enter)
    }

    private mutating func press(_ key: Key) throws {
        try act(.input(.key(key)))
    }

    private mutating func act(_ action: Action) throws {
        try perform(state.update(action))
        try takeMail()
    }

    private mutating func takeMail() throws {
        while true {
            let actions = mailbox.drain()
            guard !actions.isEmpty else { return }
            for action in actions { try perform(state.update(action)) }
        }
    }

    /// A typed path as one of the test's own folder, with its ending.
    private func mine(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? "tanpa-nama"
        return home.file(String(name.filter { $0.isLetter || $0.isNumber || $0 == "." }))
    }

    /// Carries an effect out; what names files stays in the test's own folder.
    private mutating func perform(_ effects: [Effect]) throws {
        for effect in effects {
            switch effect {
            case .copy, .bell, .suspend, .redraw, .quit: break
            case .saveDraft(let draft):
                guard let caseload = runner.session.caseload else { continue }
                try caseload.save(draft)
                mailbox.post(.draftSaved(key: draft.key, .success(Stage.moment)))
            case .backup:
                files += 1
                guard files < 5 else { continue }
                runner.perform(.backup(to: home.file("cadangan-\(files)")))
            case .reports(.write(let name, let scope, let path, let language)):
                runner.perform(.reports(.write(name, scope, path: mine(path), language)))
            case .reports(.print(let page, let path, let language)):
                runner.perform(.reports(.print(page, path: mine(path), language)))
            case .agenda(.print(let wanted, let path, let language)):
                runner.perform(.agenda(.print(wanted, path: mine(path), language)))
            case .record(.write(let letter, let kind, let path)):
                runner.perform(.record(.write(letter, of: kind, path: mine(path))))
            case .privacy(.write(let id, let showsSensitive, let path, let language)):
                runner.perform(
                    .privacy(
                        .write(
                            id,
                            showsSensitive: showsSensitive,
                            path: mine(path),
                            language: language,
                        )
                    )
                )
            case .cleaning(.export(let found, let path)):
                runner.perform(.cleaning(.export(found, path: mine(path))))
            case .cleaning(.compare(let path)):
                runner.perform(.cleaning(.compare(path: mine(path))))
            case .importFiles(let path): runner.perform(.importFiles(home.file(path)))
            case .rest(let number): mailbox.post(.rested(number))
            default: runner.perform(effect)
            }
        }
    }
}
