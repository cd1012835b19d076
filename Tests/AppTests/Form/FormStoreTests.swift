import Caseload
import Casework
import Documents
import Exchange
import Forms
import LocalStore
import Screen
import TestSupport
import Testing

@testable import App

/// Forms on a real store: every effect is carried out at once, on this thread.
@Suite struct FormStoreTests {
    @Test func `a form is begun, locked away, gone on with, saved, taken back and done again`()
        throws
    {
        var desk = try FormDesk()
        try desk.open(FormSample.goods)
        try desk.type("Kursi roda")
        try desk.press("C-l")
        #expect(desk.state.workspace == nil)
        try desk.unlock()
        try desk.open(FormSample.goods)
        #expect(desk.form.answers["apa"] == "Kursi roda")
        try desk.press("F2")
        #expect(desk.state.workspace?.place == .home)
        #expect(try desk.records() == 1)
        #expect(try desk.caseload().formDrafts().isEmpty)
        try desk.press("C-z")
        #expect(try desk.records() == 0)
        try desk.press("C-y")
        #expect(try desk.records() == 1)
    }

    @Test func `what was typed before the program was killed is there again`() throws {
        var desk = try FormDesk()
        try desk.open(FormSample.goods)
        try desk.type("Kursi")
        // Nothing is said to the runner: the store alone is left.
        try desk.reopen()
        try desk.open(FormSample.goods)
        #expect(desk.form.answers["apa"] == "Kursi")
    }

    @Test func `the form of a period opens its record, and a change elsewhere is shown beside`()
        throws
    {
        var desk = try FormDesk()
        try desk.open(FormSample.goods)
        try desk.type("Kursi")
        try desk.press("F2")
        try desk.open(FormSample.goods)
        #expect(desk.form.page?.record != nil)
        try desk.type(" roda")
        // Meanwhile another laptop's change arrives.
        try desk.changeElsewhere("Tongkat")
        try desk.press("F2")
        #expect(desk.form.overtaking?.answers["apa"] == "Tongkat")
        #expect(desk.form.answers["apa"] == "Kursi roda")
        #expect(try desk.answersOfRecord()["apa"] == "Tongkat")
        try desk.press("F2")
        #expect(try desk.answersOfRecord()["apa"] == "Kursi roda")
    }

    @Test func `a picture's size and digest are kept, not the picture`() throws {
        var desk = try FormDesk()
        let path = desk.home.file("foto.jpg")
        try Bytes.write("abc", to: path)
        try desk.open(FormSample.all)
        desk.state.workspace?.form.enter(FormField("punya"))
        try desk.type("t")
        desk.state.workspace?.form.enter(FormField("foto"))
        try desk.type(path)
        try desk.press("F2")
        let answers = try desk.answersOfRecord()
        #expect(answers["foto"]?["bytes"] == 3)
        #expect(
            answers["foto"]?["sha256"]
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
    }

    @Test func `the choice has the store's forms, and the last used first`() throws {
        var desk = try FormDesk()
        try desk.open(FormSample.goods)
        try desk.type("Kursi")
        try desk.press("F2")
        try desk.act(desk.state.beginRecord(nil, about: desk.subject))
        let rows = desk.state.workspace?.newRecord.rows ?? []
        guard rows.count > 2, case .form(let first, _, _, _, _) = rows[1] else {
            Issue.record("\(rows)")
            return
        }
        #expect(first == FormSample.goods)
        #expect(desk.state.workspace?.newRecord.page?.members.isEmpty == false)
    }

    @Test func `a person is found by NIK`() throws {
        var desk = try FormDesk()
        let family = try #require(desk.subject.family)
        let page = try #require(
            try desk.caseload().familyPage(family, Stage.quarter, today: Stage.moment.day)
        )
        let member = try #require(page.members.first { $0.nik?.utf8.count == 16 })
        try desk.act(desk.state.beginRecord(FormSample.complaint, about: RecordSubject()))
        desk.state.workspace?.form.enter(FormField("nik"))
        try desk.type(member.nik ?? "")
        #expect(desk.form.personHere?.member == member.id)
    }

    @Test func `a file that is no file is told, and a pipe is not waited for`() throws {
        let home = try TemporaryFolder()
        #expect(throws: Refusal.file(path: home.path, reason: .isFolder)) {
            try PhotoFile.facts(home.path)
        }
        let none = home.file("tidak-ada")
        #expect(throws: Refusal.file(path: none, reason: .missing)) { try PhotoFile.facts(none) }
    }
}

/// A screen with its runner and a store with the sample forms.
private struct FormDesk {
    var state: AppState
    let home: TemporaryFolder
    let subject: RecordSubject
    private let surroundings: Surroundings
    private let folder: StoreFolder
    private var mailbox = Mailbox {}
    private var runner: EffectRunner
    private static let passphrase = "rahasia-uji"

    init() throws {
        home = try TemporaryFolder()
        let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
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
        let sample = SampleCaseload(seed: 1, families: 3)
        let files = CaseloadKind.allCases.map {
            ImportFile(name: $0.rawValue + ".csv", bytes: sample.file($0))
        }
        _ = try caseload.importFiles(files, at: Stage.moment)
        _ = try caseload.installProgrammes([("uji.json5", Array(FormSample.text.utf8))])
        let index = try caseload.familyIndex()
        subject = RecordSubject(family: index.id(0))
        let mailbox = mailbox
        runner = EffectRunner(surroundings: surroundings) { mailbox.post($0) }
        state = Self.locked(folder)
        runner.opened(caseload, label: "Uji")
        try takeMail()
    }

    var form: FormState { state.workspace?.form ?? FormState() }

    func caseload() throws -> Caseload { try #require(runner.session.caseload) }

    private static func locked(_ folder: StoreFolder) -> AppState {
        AppState(
            size: Size(80, 24),
            moment: Stage.moment,
            settings: .standard,
            unlock: UnlockState(
                profiles: [ProfileChoice(path: folder.path, label: "Uji")],
                device: "laptop-1a2b",
            ),
        )
    }

    mutating func open(_ id: FormID) throws {
        try act(state.beginRecord(id, about: subject))
    }

    mutating func unlock() throws {
        try act([.unlock(profile: folder.path, passphrase: Secret(Self.passphrase))])
    }

    /// Forgets screen and runner, as a killed program does; the store is opened again.
    mutating func reopen() throws {
        try caseload().store.close()
        let mailbox = Mailbox {}
        self.mailbox = mailbox
        runner = EffectRunner(surroundings: surroundings) { mailbox.post($0) }
        state = Self.locked(folder)
        try unlock()
    }

    func records() throws -> Int {
        try caseload().records(RecordsQuery(), today: Stage.moment.day).count
    }

    func answersOfRecord() throws -> JSONObject {
        let rows = try caseload().records(RecordsQuery(), today: Stage.moment.day)
        let id = try #require(rows.first?.id)
        let page = try #require(try caseload().recordPage(id, today: Stage.moment.day))
        return page.record.answers
    }

    /// Writes the one record as another program on this store would.
    func changeElsewhere(_ text: String) throws {
        let rows = try caseload().records(RecordsQuery(), today: Stage.moment.day)
        let id = try #require(rows.first?.id)
        let page = try #require(
            try caseload().formPage(record: id, today: Stage.moment.day)
        )
        var draft = FormDraft(
            form: page.form.id,
            version: page.version.name,
            subject: page.subject,
            record: id,
            base: page.base,
            answers: ["apa": .string(text)],
            begun: Stage.moment.day,
        )
        draft.key = "form lain"
        _ = try caseload().save(draft, at: Stage.moment, sure: true)
    }

    mutating func type(_ text: String) throws {
        for scalar in text.unicodeScalars {
            try act(state.update(.input(.key(Key(.character(scalar))))))
        }
    }

    mutating func press(_ names: String) throws {
        for name in names.split(separator: " ") {
            let key = try #require(Key(String(name)))
            try act(state.update(.input(.key(key))))
        }
    }

    /// Carries effects out, and what follows from them.
    mutating func act(_ effects: [Effect]) throws {
        perform(effects)
        try takeMail()
    }

    private mutating func takeMail() throws {
        while true {
            let actions = mailbox.drain()
            guard !actions.isEmpty else { return }
            for action in actions { perform(state.update(action)) }
        }
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .copy, .bell, .suspend, .redraw, .quit, .rest: break
            default: runner.perform(effect)
            }
        }
    }
}
