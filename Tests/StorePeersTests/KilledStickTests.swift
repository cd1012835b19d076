import Documents
import Glibc
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"
/// Set for the process that is to be killed: the folder it works in.
private let childFolder = getenv("PENDAMPING_STICK_CHILD").map { String(cString: $0) }

/// A program that writes to a stick and is killed, as by a dead battery, at no particular moment.
@Suite struct KilledStickTests {
    private static let batchSize = 20

    private static func documents(_ batch: Int) -> [RevisionWithHistory] {
        (0..<batchSize).map { number in
            RevisionWithHistory(
                id: DocumentID("check:\(batch):\(number)"),
                path: ["1-a"],
                deleted: false,
                body: ["text": .string(String(repeating: "x", count: 200))],
            )
        }
    }

    private static func open(_ bench: StoreOptions, _ path: String) throws -> Stick {
        try Stick.open(path, passphrase: try #require(Passphrase("kopi")), options: bench)
    }

    /// The child: writes batch after batch and tells each one that is acknowledged.
    @Test(.enabled(if: childFolder != nil, "only as another test's child"))
    func `writes until it is killed`() throws {
        let folder = try #require(childFolder)
        let stick = try Self.open(StoreOptions(derivation: .cheap), folder + "/kopi.dat")
        let told = Glibc.open(folder + "/told", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let from = Int(try #require(getenv("PENDAMPING_STICK_FROM").map { String(cString: $0) }))
        for batch in try #require(from)..<100_000 {
            guard try stick.peer.bulkDocs(Self.documents(batch)) == BulkAnswer() else { return }
            _ = write(told, "+", 1)
        }
    }

    @Test(.enabled(if: childFolder == nil))
    func `a killed program leaves every batch it told, whole`() throws {
        let seed: UInt64 = 20_261_103
        var generator = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let options = StoreOptions(derivation: .cheap)
        try Stick.create(
            folder.file("kopi.dat"),
            passphrase: try #require(Passphrase("kopi")),
            database: "w-1",
            label: "x",
            options: options,
        ).close()
        var batches = 0
        var inFlight = 0
        for round in 1...(isLong ? 100 : 4) {
            let told = try Self.toldBytes(folder)
            let child = try OwnProgram.start(
                filter: "KilledStickTests",
                variables: [
                    "PENDAMPING_STICK_CHILD=\(folder.path)", "PENDAMPING_STICK_FROM=\(batches)",
                ],
            )
            // The child first loads the test bundle; what counts is that it is killed while it writes.
            var waited = 0
            while try Self.toldBytes(folder) == told, waited < 30_000 {
                usleep(1000)
                waited += 1
            }
            usleep(UInt32.random(in: 0..<40_000, using: &generator))
            kill(child, SIGKILL)
            var status: Int32 = 0
            waitpid(child, &status, 0)
            let context = "round \(round), seed \(seed)"
            #expect(status & 0x7F == SIGKILL, "it was killed: \(context)")
            let acknowledged = batches + (try Self.toldBytes(folder) - told)
            let stick = try Self.open(options, folder.file("kopi.dat"))
            try stick.verify()
            let page = try stick.peer.changes(since: nil, limit: .max)
            let found = page.rows.count
            #expect(
                found % Self.batchSize == 0,
                "\(found) documents, in whole batches: \(context)",
            )
            #expect(found >= acknowledged * Self.batchSize, "told but lost: \(context)")
            #expect(found <= (acknowledged + 1) * Self.batchSize, "\(found): \(context)")
            stick.close()
            #expect(try folder.names() == ["kopi.dat", "told"], "\(context)")
            inFlight += found / Self.batchSize - acknowledged
            batches = found / Self.batchSize
        }
        #expect(batches >= 4, "it came to write: \(inFlight) were in flight")
    }

    private static func toldBytes(_ folder: TemporaryFolder) throws -> Int {
        var status = stat()
        return stat(folder.file("told"), &status) == 0 ? Int(status.st_size) : 0
    }
}
