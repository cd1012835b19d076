import Casework
import Documents
import Glibc
import LocalStore
import TestSupport
import Testing

@testable import Caseload

private let isLong = getenv("PENDAMPING_LONG") != nil
/// Set for the process that is to be killed: the folder it works in.
private let childFolder = getenv("PENDAMPING_HAND_CHILD").map { String(cString: $0) }

/// A supervisor's program that makes documents of every kind and is killed at no particular moment.
@Suite struct KilledHandTests {
    /// What the child told of one act, once it was done.
    private struct Told {
        var what: String?
        /// The place of the feed after it.
        var sequence: Int
        var written: [(id: DocumentID, revision: RevisionID)] = []
        var gone: [String] = []
        /// Drafts of forms and of the grid as they stand after it.
        var drafts: [String]

        var line: String {
            let json: JSONValue = [
                "what": what.map { .string($0) } ?? .null, "sequence": JSONValue(sequence),
                "written": .array(
                    written.map {
                        [.string($0.id.rawValue), .string($0.revision.description)]
                    }
                ),
                "gone": .array(gone.map { .string($0) }),
                "drafts": .array(drafts.map { .string($0) }),
            ]
            return String(decoding: json.serialized(), as: UTF8.self) + "\n"
        }

        init(what: String?, sequence: Int, drafts: [String]) {
            self.what = what
            self.sequence = sequence
            self.drafts = drafts
        }

        /// Reads a line; nil for one that was cut.
        init?(_ line: Substring) {
            guard let json = try? JSONValue(parsing: String(line)),
                let sequence = json["sequence"]?.int
            else { return nil }
            self.sequence = sequence
            what = json["what"]?.string
            written = (json["written"]?.array ?? []).compactMap { pair in
                guard let id = pair.array?.first?.string,
                    let revision = pair.array?.last?.string.flatMap({ try? RevisionID($0) })
                else { return nil }
                return (DocumentID(id), revision)
            }
            gone = (json["gone"]?.array ?? []).compactMap(\.string)
            drafts = (json["drafts"]?.array ?? []).compactMap(\.string)
        }
    }

    private static func open(_ folder: String) throws -> Caseload {
        let store = try Store.open(
            in: StoreFolder(folder + "/laptop-1"),
            key: FormOffice.key(1),
            options: FormOffice.options,
        )
        return try Caseload(store: store)
    }

    private static func told(_ folder: String) throws -> [Told] {
        guard access(folder + "/told", R_OK) == 0 else { return [] }
        let text = String(decoding: try Bytes.read(folder + "/told"), as: UTF8.self)
        return text.split(separator: "\n").compactMap { Told($0) }
    }

    /// How the ids begin of documents that were to be taken back or undone.
    private static func unmade(_ folder: String) throws -> Set<String> {
        guard access(folder + "/unmade", R_OK) == 0 else { return [] }
        let text = String(decoding: try Bytes.read(folder + "/unmade"), as: UTF8.self)
        return Set(text.split(separator: "\n").map(String.init))
    }

    // MARK: The child

    @Test(.enabled(if: childFolder != nil, "only as another test's child"))
    func `works until it is killed`() throws {
        let folder = try #require(childFolder)
        let seed = try #require(
            getenv("PENDAMPING_HAND_SEED").flatMap { UInt64(String(cString: $0)) }
        )
        let caseload = try Self.open(folder)
        let before = try Self.told(folder).count
        var chance = SeededGenerator(seed: seed &* 1_000 &+ UInt64(before))
        var seconds = FormOffice.now.seconds + before * 60
        let hand = FieldHand(
            caseload,
            forms: try FormOffice.sampleForms(),
            pick: { Int.random(in: 0..<$0, using: &chance) },
            moment: {
                seconds += 1
                return Moment(seconds: seconds, offset: 25_200)
            },
        )
        let file = Glibc.open(folder + "/told", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        // Before it happens: the program may die between the act and the telling.
        let unmade = Glibc.open(folder + "/unmade", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        hand.willUnmake = { id in
            let bytes = Array((id + "\n").utf8)
            _ = write(unmade, bytes, bytes.count)
        }
        var counts = Self.counts(try Self.told(folder))
        for number in before..<100_000 {
            let start = try Self.sequence(caseload)
            // Every kind twice, however often a kill came in between, and among them whatever comes.
            let lacking = FormField.kinds.filter { counts[$0, default: 0] < 2 }
            var what: String?
            if lacking.isEmpty || number % 8 == 7 {
                what = try hand.act()
            } else {
                // What is drawn may not be for that family.
                for _ in 0..<12 where what == nil {
                    what = try? hand.make(lacking[number % lacking.count])
                }
            }
            var told = Told(
                what: what,
                sequence: try Self.sequence(caseload),
                drafts: hand.drafts.keys.sorted() + hand.papers.keys.sorted(),
            )
            let rows = try caseload.store.read { (reader) throws(StoreError) in
                try reader.changes(since: start, limit: 1_000).rows
            }
            for row in rows {
                if row.winner.deleted { told.gone.append(row.id.rawValue) }
                told.written.append((row.id, row.winner.revision))
            }
            let bytes = Array(told.line.utf8)
            _ = write(file, bytes, bytes.count)
            counts.merge(Self.counts([told]), uniquingKeysWith: +)
        }
    }

    /// How often a document of each kind was written.
    private static func counts(_ told: [Told]) -> [String: Int] {
        told.flatMap(\.written).reduce(into: [:]) { $0[$1.id.kind, default: 0] += 1 }
    }

    private static func sequence(_ caseload: Caseload) throws -> Int {
        try caseload.store.read { (reader) throws(StoreError) in try reader.lastSequence() }
    }

    // MARK: The killing

    private static let seeds: ClosedRange<UInt64> =
        getenv("PENDAMPING_SEED").flatMap { UInt64(String(cString: $0)) }.map { $0...$0 }
        ?? (isLong ? 1...10 : 1...1)

    @Test(.enabled(if: childFolder == nil), arguments: seeds)
    func `a killed program has every document of every kind that it told is saved`(
        seed: UInt64
    ) throws {
        let office = try FormOffice(seed: seed, laptops: 2, supervisors: [1])
        var chance = SeededGenerator(seed: seed)
        try Self.prepare(office, seed)
        let folder = office.root.path
        office.close()
        var round = 0
        while true {
            let before = try Self.told(folder)
            let acts = before.count
            let missing = Set(FormField.kinds).subtracting(Self.counts(before).keys).sorted()
            if round >= 5, acts >= FormField.kinds.count * 2 + 10, missing.isEmpty { break }
            round += 1
            let context = "round \(round), seed \(seed)"
            try #require(round < 60, "\(context), \(acts) acts: never written are \(missing)")
            let child = try OwnProgram.start(
                filter: "KilledHandTests",
                variables: ["PENDAMPING_HAND_CHILD=\(folder)", "PENDAMPING_HAND_SEED=\(seed)"],
            )
            let wanted = acts + Int.random(in: 4...12, using: &chance)
            var waited = 0
            while try Self.told(folder).count < wanted, waited < 60_000 {
                usleep(2_000)
                waited += 2
            }
            usleep(UInt32.random(in: 0..<60_000, using: &chance))
            kill(child, SIGKILL)
            var status: Int32 = 0
            waitpid(child, &status, 0)
            #expect(status & 0x7F == SIGKILL, "it was killed: \(context)")
            let caseload = try Self.open(folder)
            defer { caseload.store.close() }
            let told = try Self.told(folder)
            try Self.judge(caseload, told, try Self.unmade(folder), context)
        }
        print("killed hand: seed \(seed), \(round) rounds, \(try Self.told(folder).count) acts")
    }

    /// Work of another at the server, so that there is something to draw, key again and decide on.
    private static func prepare(_ office: FormOffice, _ seed: UInt64) throws {
        let hand = FieldHand(
            office.laptops[0],
            forms: office.forms,
            pick: { office.pick($0) },
            moment: { office.moment(0) },
        )
        for kind in RecordKinds.ofForms.sorted() + ["check", "event", "check", "check"] {
            _ = try hand.make(kind)
        }
        try #require(office.sync(0).outcome == .done)
        try #require(office.sync(1).outcome == .done)
    }

    private static func judge(
        _ caseload: Caseload,
        _ told: [Told],
        _ unmade: Set<String>,
        _ context: String,
    ) throws {
        let report = try caseload.store.examine()
        #expect(report.isSound, "\(report.findings): \(context)")
        // What the act under way at the end had written, without telling it.
        let untold = try caseload.store.read { (reader) throws(StoreError) in
            try reader.changes(since: told.last?.sequence ?? 0, limit: 1_000).rows.map(\.id)
        }
        let gone = unmade.union(told.flatMap(\.gone)).union(untold.map(\.rawValue))
        for (id, revision) in told.flatMap(\.written) {
            if gone.contains(where: { id.rawValue.hasPrefix($0) }) { continue }
            let isThere = try caseload.store.read { (reader) throws(StoreError) in
                try reader.tree(id)?.contains(revision) == true
            }
            #expect(isThere, "\(id) \(revision) is lost: \(context)")
        }
        if untold.isEmpty, let drafts = told.last?.drafts {
            let there = try caseload.store.read { (reader) throws(StoreError) in
                try reader.drafts().map(\.key)
            }
            let lost = Set(drafts).subtracting(there)
            #expect(lost.isEmpty, "drafts \(lost.sorted()): \(context)")
        }
        let kept = try KeptView(caseload)
        try caseload.store.rebuild()
        let anew = try KeptView(Caseload(store: caseload.store))
        #expect(kept.differences(anew) == [], "kept tables differ: \(context)")
    }
}
