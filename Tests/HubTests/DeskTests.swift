import Documents
import Foundation
import Glibc
import Hub
import LocalStore
import Replication
import TestSupport
import Testing

/// A hub's folder from one start to the next.
struct DeskTests {
    private let options = DeskOptions(derivation: .cheap)

    private func open(_ folder: TemporaryFolder, _ text: String = "meja uji") throws -> Desk {
        let passphrase = try #require(Passphrase(text))
        return try Desk.open(folder.path, passphrase: passphrase, options: options).desk
    }

    private func worker(_ login: String, _ password: String) -> WorkerLogin {
        WorkerLogin(login: login, password: password, database: "pendamping-\(login)")
    }

    @Test func `what a desk has taken is there after a new start, under the same identity`() throws
    {
        let folder = try TemporaryFolder()
        let desk = try open(folder)
        let uuid = desk.uuid
        try desk.setWorkers([worker("siti", "rahasia-siti")])
        try desk.database("pendamping-siti")?.store.write { (writer) throws(StoreError) in
            try writer.put("check:1", ["type": "check"])
        }
        desk.close()

        let again = try open(folder)
        defer { again.close() }
        #expect(again.uuid == uuid)
        #expect(again.databases.map(\.name) == ["pendamping-siti"])
        #expect(again.database("pendamping-siti")?.members == ["siti"])
        let found = try again.database("pendamping-siti")?.store.read {
            (reader) throws(StoreError) in
            try reader.document("check:1")
        }
        #expect(found?.body["type"]?.string == "check")
    }

    @Test func `the list of workers, given again, adds and changes and takes nothing away`() throws
    {
        let hub = try TestHub()
        try hub.desk.setWorkers([worker("siti", "rahasia-siti"), worker("budi", "rahasia-budi")])
        try hub.desk.setWorkers([worker("siti", "sandi-baru-siti"), worker("ani", "rahasia-ani")])
        #expect(
            hub.desk.databases.map(\.name) == [
                "pendamping-ani", "pendamping-budi", "pendamping-siti",
            ]
        )
        let client = try hub.client()
        let status = { (login: String, password: String) in
            try client.send("GET", "/pendamping-\(login)", login: (login, password)).status
        }
        #expect(try status("siti", "rahasia-siti") == 401)
        #expect(try status("siti", "sandi-baru-siti") == 200)
        #expect(try status("budi", "rahasia-budi") == 200)
        #expect(try status("ani", "rahasia-ani") == 200)
    }

    @Test(arguments: ["truncated", "gone", "noise"])
    func `a damaged database is set aside and made anew, and all others are served`(
        damage: String
    ) throws {
        let folder = try TemporaryFolder()
        let laptop = try TestLaptop(seed: 5)
        for number in 1...40 {
            try laptop.record(DocumentID("check:\(number)"), ["type": "check", "author": "siti"])
        }
        let paths: [String]
        do {
            let hub = try TestHub(in: folder)
            try hub.desk.setWorkers([
                worker("siti", TestHub.siti.password), worker("budi", TestHub.budi.password),
            ])
            let login = Login(name: TestHub.siti.name, password: TestHub.siti.password)
            let connection = ServerConnection(url: hub.url, login: login)
            let sync = try laptop.sync(with: connection, database: "pendamping-siti")
            #expect(sync.up.written == 40)
            paths = [try #require(hub.desk.database("pendamping-siti")).store.folder.path]
            hub.stop()
        }
        let path = paths[0]
        switch damage {
        case "truncated": #expect(truncate(path + "/store", 5_000) == 0)
        case "gone": try FileManager.default.removeItem(atPath: path)
        default:
            try Bytes.write([UInt8](repeating: 0x5A, count: 40_960), to: path + "/store")
        }
        for _ in 0..<2 {
            let hub = try TestHub(in: folder)
            defer { hub.stop() }
            #expect(hub.desk.databases.map(\.name) == ["pendamping-budi"])
            #expect(hub.desk.setAside.map(\.name) == ["pendamping-siti"])
            #expect(hub.desk.setAside[0].path == (damage == "gone" ? nil : path + ".rusak"))
            try hub.desk.setWorkers([worker("siti", TestHub.siti.password)])
            #expect(hub.desk.database("pendamping-siti") == nil, "nothing is made over it")
            let client = try hub.client()
            let status = { (login: (name: String, password: String)) in
                try client.send("GET", "/pendamping-\(login.name)", login: login).status
            }
            #expect(try status(TestHub.siti) == 503)
            #expect(throws: PeerError.self) {
                try CouchPeer(
                    ServerConnection(
                        url: hub.url,
                        login: Login(name: TestHub.siti.name, password: TestHub.siti.password),
                    ),
                    database: "pendamping-siti",
                    cancellation: Cancellation(),
                ).information()
            }
            #expect(try status(TestHub.budi) == 200)
        }
        let hub = try TestHub(in: folder)
        #expect(throws: DeskError.notSetAside) { try hub.desk.remake("pendamping-budi") }
        if damage != "gone" {
            // What keeps the old files from being read now is no reason to give them up.
            let held = Glibc.open(path + ".rusak/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            try #require(held >= 0 && flock(held, LOCK_EX | LOCK_NB) == 0)
            #expect(throws: DeskError.self) { try hub.desk.remake("pendamping-siti") }
            #expect(hub.desk.setAside.map(\.name) == ["pendamping-siti"])
            // A program that another test is just starting has a copy of it.
            flock(held, LOCK_UN)
            close(held)
        }
        _ = try hub.desk.remake("pendamping-siti")
        #expect(hub.desk.setAside.isEmpty)
        let login = Login(name: TestHub.siti.name, password: TestHub.siti.password)
        let connection = ServerConnection(url: hub.url, login: login)
        _ = try laptop.sync(with: connection, database: "pendamping-siti")
        let count = try hub.desk.database("pendamping-siti")?.store.read {
            (reader) throws(StoreError) in
            try reader.count("SELECT count(*) FROM document WHERE id LIKE 'check:%'")
        }
        #expect(count == 40, "the laptop has sent again what the desk had lost")
        hub.stop()
        if damage != "gone" {
            #expect(FileManager.default.fileExists(atPath: path + ".rusak/store"))
        }
    }

    @Test
    func `damage that shows only when a page is read is told as such, and made good when asked`()
        throws
    {
        let folder = try TemporaryFolder()
        let laptop = try TestLaptop(seed: 6)
        for number in 1...400 {
            try laptop.record(
                DocumentID("check:\(number)"),
                ["type": "check", "author": "siti", "note": .string("nota \(number)")],
            )
        }
        let login = Login(name: TestHub.siti.name, password: TestHub.siti.password)
        var hub = try TestHub(in: folder)
        try hub.desk.setWorkers([worker("siti", TestHub.siti.password)])
        _ = try laptop.sync(
            with: ServerConnection(url: hub.url, login: login),
            database: "pendamping-siti",
        )
        let path = try #require(hub.desk.database("pendamping-siti")).store.folder.path
        hub.stop()
        let file = Glibc.open(path + "/store", O_RDWR | O_CLOEXEC)
        try #require(file >= 0)
        let size = Int(lseek(file, 0, SEEK_END))
        let noise = [UInt8](repeating: 0x5A, count: 400)
        for page in stride(from: size / 4096 * 2 / 3, to: size / 4096, by: 3) {
            #expect(pwrite(file, noise, 400, off_t(page * 4096 + 100)) == 400)
        }
        close(file)

        hub = try TestHub(in: folder)
        #expect(hub.desk.setAside.isEmpty, "nobody has read those pages yet")
        let connection = ServerConnection(url: hub.url, login: login)
        let client = try hub.client()
        let refused = try (1...400).compactMap { number in
            let path = "/pendamping-siti/check:\(number)"
            let answer = try client.send("GET", path, login: TestHub.siti)
            return answer.status == 200 ? nil : (answer.status, ServerRefusal(answer.body)?.error)
        }
        #expect(!refused.isEmpty)
        #expect(refused.allSatisfy { $0 == (503, ServerRefusal.databaseDamaged) })
        let aside = try #require(try hub.desk.setAsideIfDamaged("pendamping-siti"))
        #expect(aside.path == path + ".rusak")
        _ = try hub.desk.remake("pendamping-siti")
        #expect(
            try hub.desk.setAsideIfDamaged("pendamping-siti") == nil,
            "what is made anew is sound",
        )
        _ = try laptop.sync(with: connection, database: "pendamping-siti")
        let count = try hub.desk.database("pendamping-siti")?.store.read {
            (reader) throws(StoreError) in
            try reader.count("SELECT count(*) FROM document WHERE id LIKE 'check:%'")
        }
        #expect(count == 400)
        hub.stop()
    }

    @Test func `a list with one bad row changes nothing`() throws {
        let folder = try TemporaryFolder()
        let desk = try open(folder)
        defer { desk.close() }
        #expect(throws: DeskError.badLogin(row: 2)) {
            try desk.setWorkers([worker("siti", "rahasia-siti"), worker("budi", "")])
        }
        #expect(desk.databases.isEmpty)
    }

    @Test func `another passphrase opens nothing, and a second hub is told who has the folder`()
        throws
    {
        let folder = try TemporaryFolder()
        let desk = try open(folder)
        let error = #expect(throws: DeskError.self) { try open(folder) }
        guard case .inUse(let process) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(process != nil)
        desk.close()
    }

    @Test func `a wrong passphrase is told apart from a damaged desk`() throws {
        let folder = try TemporaryFolder()
        do {
            try open(folder).close()
        }
        #expect(throws: DeskError.store(.wrongPassphrase)) { try open(folder, "kata lain") }
        try open(folder).close()
    }

    @Test func `a guest beside the running hub reads and writes, and changes no list`() throws {
        let folder = try TemporaryFolder()
        let desk = try open(folder)
        defer { desk.close() }
        try desk.setWorkers([worker("siti", "rahasia-siti")])
        let guest = try Desk.openAsGuest(
            folder.path,
            passphrase: try #require(Passphrase("meja uji")),
            options: options,
        )
        defer { guest.close() }
        try guest.database("pendamping-siti")?.store.write { (writer) throws(StoreError) in
            try writer.put("check:1", ["type": "check"])
        }
        let seen = try desk.database("pendamping-siti")?.store.read { (reader) throws(StoreError) in
            try reader.document("check:1")
        }
        #expect(seen != nil)
        #expect(throws: DeskError.guest) { try guest.createDatabase("lain") }
        #expect(throws: DeskError.guest) { try guest.setMembers([], of: "pendamping-siti") }
    }

    @Test func `nothing outside the encrypted files names anybody`() throws {
        let folder = try TemporaryFolder()
        let desk = try open(folder)
        try desk.setWorkers([worker("siti-rahmawati", "rahasia-siti")])
        desk.close()
        let found = try Names.below(folder.path)
        #expect(found.contains { $0.hasSuffix("/store") })
        for path in found {
            #expect(!path.contains("siti"), "\(path)")
            let content = String(decoding: try Bytes.read(path), as: UTF8.self)
            #expect(!content.contains("siti-rahmawati"), "\(path)")
        }
    }

    @Test func `rights that could not be kept are not given, and requests go on meanwhile`() throws
    {
        let hub = try TestHub()
        try hub.desk.createDatabase("pendamping-siti", members: ["siti"])
        let passphrase = try #require(Passphrase("meja uji"))
        let other = try Store.open(
            in: StoreFolder(hub.folder.path + "/desk"),
            passphrase: passphrase,
            options: StoreOptions(derivation: .cheap),
        )
        defer { other.close() }
        let desk = hub.desk
        let ended = Monitor<Bool?>(nil)
        try other.write { (_) throws(StoreError) in
            Thread.detachNewThread {
                let isKept =
                    (try? desk.setMembers(["siti", "budi"], of: "pendamping-siti")) != nil
                ended.withLock { $0 = isKept }
            }
            usleep(300_000)
            #expect(desk.database("pendamping-siti")?.members == ["siti"])
            let start = ContinuousClock.now
            #expect(desk.databases.map(\.name) == ["pendamping-siti"])
            #expect(ContinuousClock.now - start < .seconds(2))
            // Longer than the desk waits for another process.
            #expect(ended.wait(milliseconds: 20_000) { $0 != nil })
        }
        #expect(ended.withLock { $0 } == false)
        #expect(desk.database("pendamping-siti")?.members == ["siti"])
        try desk.setMembers(["siti", "budi"], of: "pendamping-siti")
        #expect(desk.database("pendamping-siti")?.members == ["siti", "budi"])
    }
}
