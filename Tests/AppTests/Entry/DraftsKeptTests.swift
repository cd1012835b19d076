import Caseload
import Casework
import Dispatch
import Documents
import Forms
import LocalStore
import Replication
import Screen
import TestSupport
import Testing

@testable import App

/// What is typed while another process has the store's writer.
@Suite struct DraftsKeptTests {
    @Test func `a draft that is put back waits, unless a newer one does`() throws {
        let mailbox = DraftMailbox<EntryDraft>()
        _ = mailbox.put(try Self.draft(row: 1))
        let taken = try #require(mailbox.take().first)
        mailbox.putBack(taken)
        #expect(mailbox.count == 1 && mailbox.newest(taken.draft.key)?.row == 1)
        #expect(mailbox.takeTried().map(\.draft.row) == [1])
        _ = mailbox.put(try Self.draft(row: 2))
        mailbox.putBack(taken)
        #expect(mailbox.newest(taken.draft.key)?.row == 2, "the newer one stands")
        mailbox.forgetTried(taken.draft.key)
        #expect(mailbox.takeTried().isEmpty && mailbox.take().map(\.draft.row) == [2])
        // What was saved with its page must not come after.
        mailbox.putBack(taken)
        mailbox.forgetTried(taken.draft.key)
        #expect(mailbox.count == 0)
    }

    @Test func `what is typed while the writer is taken is told, and kept once it is free`() throws
    {
        let desk = try Desk()
        let draft = try Self.draft(row: 3)
        try desk.whileWriterIsTaken {
            desk.runner.run(.saveDraft(draft))
            #expect(desk.runner.keepTyped() == 1, "leaving now would lose it")
            #expect(desk.failures() == 1)
            // Tried again it fails as before, which is no news.
            #expect(desk.runner.keepTyped() == 1)
            #expect(desk.failures() == 0)
        }
        // By itself, after a pause.
        for _ in 0..<500 where try desk.caseload.draft(draft.key) == nil {
            _ = Cancellation().wait(milliseconds: 20)
        }
        #expect(try desk.caseload.draft(draft.key)?.row == 3)
        #expect(desk.runner.keepTyped() == 0)
    }

    @Test func `a page opened again shows what is typed, also where the store could not take it`()
        throws
    {
        let desk = try Desk()
        let draft = try Self.draft(desk.family, row: 1)
        try desk.whileWriterIsTaken {
            desk.runner.run(.saveDraft(draft))
            desk.runner.run(.loadEntry(.family(desk.family), Stage.quarter))
            _ = desk.runner.keepTyped()
            let shown = desk.mail().compactMap { action -> EntryDraft? in
                if case .loaded(.entry(_, let draft)) = action { draft } else { nil }
            }
            #expect(shown.map(\.row) == [1])
        }
    }

    @Test func `what could not be kept at the lock is kept at the next unlock of that store`()
        throws
    {
        let desk = try Desk()
        let draft = try Self.draft(row: 4)
        var unkept: [Int] = []
        try desk.whileWriterIsTaken {
            desk.runner.run(.saveDraft(draft))
            desk.runner.run(.lock)
            #expect(desk.runner.keepTyped() == 1, "it is not forgotten behind the lock")
            unkept = desk.mail().compactMap { action in
                if case .locked(let unkept) = action { unkept } else { nil }
            }
        }
        #expect(unkept == [1])
        let another = try Desk()
        desk.runner.adopt(another.caseload, label: "Lain")
        desk.runner.quick.sync {}
        #expect(try another.caseload.draft(draft.key) == nil, "never into another's store")
        let again = try desk.open()
        desk.runner.adopt(again, label: "Uji")
        desk.runner.quick.sync {}
        #expect(try again.draft(draft.key)?.row == 4)
        #expect(desk.runner.keepTyped() == 0)
    }

    @Test func `she stays once to be told, and nothing is open any more after the second time`() {
        var stage = Stage()
        stage.press("F10")
        #expect(stage.state.isEnding)
        stage.state.stay(unkept: 1)
        #expect(!stage.state.isEnding && stage.frame().text.contains("F10"))
        stage.press("F10")
        #expect(stage.state.isEnding)
    }

    private static func draft(_ family: DocumentID = "family:1", row: Int) throws -> EntryDraft {
        EntryDraft(door: .family(family), quarter: Stage.quarter, changes: [], row: row, column: 0)
    }
}

/// A runner on a real store that another process can take the writer of.
private final class Desk {
    let home: TemporaryFolder
    let runner: EffectRunner
    let caseload: Caseload
    let family: DocumentID
    private let folder: StoreFolder
    private let options: StoreOptions
    private let mailbox = Mailbox {}

    init() throws {
        home = try TemporaryFolder()
        let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let surroundings = Surroundings(
            places: Places(
                environment: ["PENDAMPING_SHARE": checkout, "XDG_CONFIG_HOME": home.path],
                binary: "/",
            ),
            profiles: Profiles(root: home.file("profiles")),
            now: { Stage.moment },
            derivation: .cheap,
        )
        folder = StoreFolder(home.file("simpanan"))
        let (made, _) = try EffectRunner.create(
            folder,
            label: "Uji",
            worker: Worker(name: "Rahmawati", device: "laptop-1a2b"),
            passphrase: Secret("rahasia-uji"),
            surroundings,
        )
        let report = try made.importFiles(
            [
                ImportFile(
                    name: "k.csv",
                    bytes: Array(
                        """
                        kode_keluarga;no_kk;kode_kepala;kode_pengurus;desa;desil;program
                        Z1;9901012001190001;Z11;Z11;Sukamekar;2;pkh aktif 01/01/2022
                        """.utf8
                    ),
                )
            ],
            at: Stage.moment,
        )
        #expect(report.isStored)
        family = try made.familyIndex().id(0)
        made.store.close()
        var options = surroundings.storeOptions
        // So that a test need not wait as long as a person would.
        options.busyMilliseconds = 30
        self.options = options
        caseload = try Self.open(folder, options)
        let mailbox = mailbox
        runner = EffectRunner(surroundings: surroundings) { mailbox.post($0) }
        runner.adopt(caseload, label: "Uji")
        runner.quick.sync {}
        _ = mailbox.drain()
    }

    func open() throws -> Caseload { try Self.open(folder, options) }

    private static func open(_ folder: StoreFolder, _ options: StoreOptions) throws -> Caseload {
        let passphrase = try #require(Passphrase("rahasia-uji"))
        return try Caseload(
            store: Store.open(in: folder, passphrase: passphrase, options: options)
        )
    }

    func whileWriterIsTaken(_ body: () throws -> Void) throws {
        let other = try open()
        defer { other.store.close() }
        let outcome = try other.store.write { (_) throws(StoreError) in Result(catching: body) }
        try outcome.get()
    }

    func mail() -> [Action] { mailbox.drain() }

    func failures() -> Int {
        mail().count {
            if case .draftSaved(_, .failure) = $0 { true } else { false }
        }
    }

    deinit {
        runner.finish()
    }
}
