import Casework
import Documents
import Exchange
import FoundationEssentials
import LocalStore
import PeerContracts
import Replication
import StorePeers
import Sync
import TestSupport
import Testing

@testable import Caseload

/// An office with a register of invented families, and laptops that sync with it: real stores on disk, all shipped
/// programmes, and the filled forms of `sample-data` told of families of this register.
///
/// Unchecked: made, used and dropped by one thread.
final class FormOffice: @unchecked Sendable {
    static let families = 24
    /// Mid-November 2026, at noon in Jakarta.
    static let now = Moment(seconds: 1_794_718_800, offset: 25_200)
    static var today: Day { now.day }

    let root: TemporaryFolder
    let server: Store
    let forms: [SampleForm]
    private(set) var laptops: [Caseload] = []
    var chance: SeededGenerator
    /// Whether links fail now and then.
    var isRough = false
    private var seconds = FormOffice.now.seconds

    /// The laptops whose people look after the others.
    private let supervisors: Set<Int>

    init(seed: UInt64, laptops count: Int, supervisors: Set<Int> = []) throws {
        self.supervisors = supervisors
        root = try TemporaryFolder()
        chance = SeededGenerator(seed: seed)
        forms = try Self.sampleForms()
        server = try Store.create(
            in: StoreFolder(root.file("server")),
            key: StoreKey(using: &chance),
            options: StoreOptions(clock: { 1_794_718_800_000 }, derivation: .cheap),
        )
        try fillRegister()
        for number in 0..<count {
            let store = try Store.create(
                in: StoreFolder(root.file("laptop-\(number)")),
                key: key(number),
                options: Self.options,
            )
            let worker = Worker(name: "pdp-\(number)", device: "laptop-\(number)")
            var caseload = try Caseload.create(in: store, worker: worker)
            _ = try caseload.installProgrammes(try Self.programmes())
            if supervisors.contains(number) {
                try Caseload.set(worker, .supervisor, in: store)
                caseload = try Caseload(store: store)
            }
            laptops.append(caseload)
            try #require(sync(number).outcome == .done)
        }
    }

    static var options: StoreOptions {
        StoreOptions(
            projections: CaseloadProjections.all,
            clock: { 1_794_718_800_000 },
            derivation: .cheap,
        )
    }

    private func key(_ number: Int) -> StoreKey { Self.key(number) }

    static func key(_ number: Int) -> StoreKey {
        var generator = SeededGenerator(seed: UInt64(number) + 77)
        return StoreKey(using: &generator)
    }

    /// The office's documents are those an import makes of the sample's files.
    private func fillRegister() throws {
        let folder = StoreFolder(root.file("office"))
        let store = try Store.create(in: folder, key: key(99), options: Self.options)
        defer { store.close() }
        let office = try Caseload.create(in: store, worker: Worker(name: "k", device: "k"))
        let sample = SampleCaseload(seed: 20_261_115, families: Self.families)
        _ = try office.importFiles(
            CaseloadKind.allCases.filter { $0 != .records }
                .map { ImportFile(name: $0.rawValue + ".csv", bytes: sample.file($0)) },
            at: Self.now,
        )
        let documents = try store.read { (reader) throws(StoreError) in
            var found: [(DocumentID, JSONObject)] = []
            for kind in ["family", "member", "group", "facility"] {
                try reader.documents(ofKind: kind) { document in
                    found.append((document.id, document.body))
                    return true
                }
            }
            return found
        }
        try #require(documents.count > Self.families * 2)
        try server.write { (writer) throws(StoreError) in
            for (id, body) in documents { _ = try writer.put(id, body) }
        }
    }

    static func sampleForms() throws -> [SampleForm] {
        try SampleForm.list(try sampleData("formulir.json5"))
    }

    static func programmes() throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: checkout + "/sample-data/programs")
            .filter { $0.hasSuffix(".json5") }.sorted()
            .map { ($0, try sampleData("programs/" + $0)) }
    }

    private static func sampleData(_ name: String) throws -> [UInt8] {
        try Bytes.read(checkout + "/sample-data/" + name)
    }

    private static let checkout =
        "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    // MARK: Time and chance

    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &chance) }

    /// Clocks of the laptops differ by hours, and zones too.
    func moment(_ laptop: Int) -> Moment {
        seconds += pick(90)
        return Moment(
            seconds: seconds + laptop * 7_000 - 7_000,
            offset: 25_200 + laptop * 3_600,
        )
    }

    // MARK: Filling

    /// A new draft of a filled form, about one of these families; nil where it is not for them.
    func draft(_ laptop: Int, _ sample: SampleForm, family: Int? = nil) throws -> FormDraft? {
        try FieldHand(
            laptops[laptop],
            forms: forms,
            pick: { self.pick($0) },
            moment: { self.moment(laptop) },
        ).draft(sample, family: family)
    }

    // MARK: Syncing

    @discardableResult
    func sync(_ laptop: Int, linkIsDown: Bool = false) -> SyncReport {
        let caseload = laptops[laptop]
        let writes: Set<String> = supervisors.contains(laptop) ? ["decision"] : []
        let peers = SyncPeers(
            own: { store, _ throws(PeerError) in
                StorePeer(
                    store,
                    kind: .laptop,
                    writes: writes,
                    random: { UInt64(self.pick(.max)) },
                )
            },
            remote: { _, _ throws(PeerError) in
                if linkIsDown { throw .noLink(detail: "down") }
                let peer = StorePeer(
                    self.server,
                    kind: .server,
                    random: { UInt64(self.pick(.max)) },
                )
                return RemoteSide(RoughPeer(ServerPeer(peer)) { self.fate() })
            },
            replicate: { source, target, options in
                let outcome = Replication(from: source, to: target, options).attempt()
                return (outcome.report, outcome.error)
            },
            pin: { _, _, _ in "" },
        )
        let options = SyncRun.Options(
            now: { self.seconds * 1000 },
            random: { Double(self.pick(1 << 53)) / Double(1 << 53) },
            wait: { _ in false },
            settle: { caseload throws(CaseloadError) in
                SyncConflicts(try caseload.settleConflicts(at: FormOffice.now))
            },
            tries: 2,
        )
        return SyncRun(caseload, with: .server(SyncBench.settings), peers, options).run()
    }

    private func fate() -> RoughPeer.Fate {
        guard isRough, pick(20) == 0 else { return .goesThrough }
        return [.requestLost, .answerLost, .cutBefore][pick(3)]
    }

    /// Ends a laptop's program as a kill does, and starts it again.
    func restart(_ laptop: Int) throws {
        let folder = laptops[laptop].store.folder
        laptops[laptop].store.close()
        let store = try Store.open(in: folder, key: key(laptop), options: Self.options)
        laptops[laptop] = try Caseload(store: store)
    }

    func close() {
        for laptop in laptops { laptop.store.close() }
        server.close()
    }
}
