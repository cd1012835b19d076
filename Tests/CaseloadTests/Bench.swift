import Casework
import Documents
import Exchange
import FoundationEssentials
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// A caseload in a store of its own, with the programmes of `sample-data`.
struct Bench {
    let folder: TemporaryFolder
    let caseload: Caseload

    var store: Store { caseload.store }

    /// Mid-November 2026, in the fourth quarter, at noon in Jakarta.
    static let now = Moment(seconds: 1_794_718_800, offset: 25_200)
    static let today = Day(2026, 11, 15) ?? .last
    static let quarter = today.quarter
    static let worker = Worker(name: "pdp-001", device: "laptop-a")

    init(folder: TemporaryFolder, caseload: Caseload) {
        self.folder = folder
        self.caseload = caseload
    }

    init(programmes: Bool = true, seed: UInt64 = 1) throws {
        folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: seed)
        let store = try Store.create(
            in: StoreFolder(folder.file("store")),
            key: StoreKey(using: &generator),
            options: StoreOptions(
                projections: CaseloadProjections.all,
                clock: { Bench.now.seconds * 1000 },
                derivation: .cheap,
            ),
        )
        caseload = try Caseload.create(in: store, worker: Self.worker)
        if programmes { _ = try caseload.installProgrammes(try Self.programmes()) }
    }

    /// With a fictitious caseload of some families.
    init(families: Int, seed: UInt64, records: Bool = false) throws {
        try self.init(seed: seed)
        let report = try importSample(families: families, seed: seed, records: records)
        try #require(report.isStored)
    }

    @discardableResult
    func importSample(
        families: Int,
        seed: UInt64,
        records: Bool = false,
    ) throws -> ImportReport {
        try importFiles(Self.sample(families: families, seed: seed, records: records))
    }

    @discardableResult
    func importFiles(
        _ files: [(String, [UInt8])],
        allOrNothing: Bool = false,
    ) throws -> ImportReport {
        try caseload.importFiles(
            files.map { ImportFile(name: $0.0, bytes: $0.1) },
            allOrNothing: allOrNothing,
            at: Self.now,
        )
    }

    @discardableResult
    func importText(_ files: [String: String], allOrNothing: Bool = false) throws -> ImportReport {
        let sorted = files.sorted { $0.key < $1.key }
        return try importFiles(
            sorted.map { ($0.key, Array($0.value.utf8)) },
            allOrNothing: allOrNothing,
        )
    }

    static func sample(
        families: Int,
        seed: UInt64,
        records: Bool = false,
    ) -> [(String, [UInt8])] {
        let sample = SampleCaseload(seed: seed, families: families, today: today)
        let kinds = CaseloadKind.allCases.filter { records || $0 != .records }
        return kinds.map { ($0.rawValue + ".csv", sample.file($0)) }
    }

    static func programmes() throws -> [(name: String, bytes: [UInt8])] {
        try ["pkh.json5", "sembako.json5"].map { ($0, try sampleData("programs/" + $0)) }
    }

    /// All programme files that come with the program.
    static func shippedProgrammes() throws -> [(name: String, bytes: [UInt8])] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let folder = "/" + root + "/sample-data/programs"
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json5") }.sorted()
            .map { ($0, try sampleData("programs/" + $0)) }
    }

    /// A file of the repository's `sample-data`.
    static func sampleData(_ name: String) throws -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try FileBytes.read("/" + root + "/sample-data/" + name)
    }

    /// Everything the store holds in its feed, to tell that nothing was written.
    func sequence() throws -> Int {
        try store.read { (reader) throws(StoreError) in try reader.lastSequence() }
    }

    /// All families of the list.
    func rows() throws -> [FamilyRow] {
        let index = try caseload.familyIndex()
        return (0..<index.count).map { index[$0] }
    }
}
