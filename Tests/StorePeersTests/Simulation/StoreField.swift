import Documents
import FoundationEssentials
import LocalStore
import PeerContracts
import Replication
import StorePeers
import TestSupport

/// Three laptops, a hub and a server, each with a store on disk, driven by one seed.
///
/// Unchecked: made, run and dropped by one thread.
final class StoreField: @unchecked Sendable {
    enum Place: String, CaseIterable {
        case server, hub, first, second, third

        var kind: PeerKind {
            switch self {
            case .server: .server
            case .hub: .desk
            case .first, .second, .third: .laptop
            }
        }

        static let laptops: [Place] = [.first, .second, .third]
    }

    struct Write {
        let id: DocumentID
        let revision: RevisionID
        let edit: String
    }

    let bench: Bench
    private var chance: SeededGenerator
    private var stores: [Place: Store] = [:]
    let records: [DocumentID]
    private var now = 1_800_000_000_000
    private var isHealing = false
    private var edits = 0
    private(set) var written: [Write] = []
    private(set) var merges = 0
    private(set) var failures = 0
    private(set) var restores = 0

    init(seed: UInt64) throws {
        bench = try Bench(seed: seed)
        chance = SeededGenerator(seed: seed)
        records = WrittenKinds.records(seed: seed)
        for place in Place.allCases { stores[place] = try bench.create(place.rawValue) }
    }

    func close() {
        for store in stores.values { store.close() }
    }

    func store(_ place: Place) throws -> Store {
        guard let store = stores[place] else { throw Missing() }
        return store
    }

    private struct Missing: Error {}

    // MARK: The field

    func play(steps: Int) throws {
        for id in records { try edit(Place.laptops[pick(3)], id) }
        for _ in 0..<steps {
            now += 60_000
            let laptop = Place.laptops[pick(3)]
            switch pick(20) {
            case 0..<8: try edit(laptop, records[pick(records.count)])
            case 8..<14: try sync(laptop, with: pick(3) == 0 ? .server : .hub)
            case 14..<17: try sync(.hub, with: .server)
            case 17: try kill(Place.allCases[pick(5)])
            case 18: try backUp(pick(2) == 0 ? .server : .hub)
            default: try restore(pick(2) == 0 ? .server : .hub)
            }
        }
    }

    /// Everybody meets everybody over sound links until nothing moves.
    ///
    /// - Returns: The rounds it took; nil when they go on.
    func heal() throws -> Int? {
        isHealing = true
        for rounds in 1...12 {
            guard try round() > 0 else { return rounds }
        }
        return nil
    }

    /// - Returns: Revisions written, merges and repairs made.
    func round() throws -> Int {
        var moved = try sync(.hub, with: .server)
        for laptop in Place.laptops {
            moved += try sync(laptop, with: .hub) + sync(laptop, with: .server) + repair(laptop)
        }
        return try moved + sync(.hub, with: .server)
    }

    private func edit(_ laptop: Place, _ id: DocumentID) throws {
        let store = try store(laptop)
        edits += 1
        let edit = "e\(edits)"
        let old = try store.read { (reader) throws(StoreError) in try reader.document(id)?.body }
        var body = StoreField.body(id, (old.map(StoreField.edits) ?? []) + [edit])
        if pick(12) == 0 { body["bad"] = .bool(true) }
        guard let revision = try store.put(id, body) else { return }
        written.append(Write(id: id, revision: revision, edit: edit))
    }

    @discardableResult
    private func sync(_ own: Place, with other: Place) throws -> Int {
        let pulled = try session(own, other, isPush: false)
        let merged = own.kind == .laptop ? try merge(own) : 0
        let pushed = try session(own, other, isPush: true)
        return pulled.written + merged + pushed.written
    }

    private func session(_ own: Place, _ other: Place, isPush: Bool) throws -> ReplicationReport {
        let local = bench.peer(try store(own), own.kind)
        let remote = RoughPeer(try peer(other)) { [self] in fate() }
        let outcome = Replication(
            from: isPush ? local : remote,
            to: isPush ? remote : local,
            ReplicationOptions(
                now: { self.now },
                random: { Double.random(in: 0..<1, using: &self.chance) },
                wait: { milliseconds in
                    self.now += milliseconds
                    return false
                },
                batch: 4,
                tries: 3,
                checkpointInterval: pick(2) * 60_000,
            ),
        ).attempt()
        if let error = outcome.error {
            failures += 1
            if isHealing { throw error }
            // As often as not the machine was switched off.
            if pick(2) == 0 { try kill(own) }
        }
        return outcome.report
    }

    private func peer(_ place: Place) throws -> any Peer {
        guard place == .server else { return bench.peer(try store(place), place.kind) }
        let server = bench.server(try store(place))
        server.refusing = { $0.body["bad"] == nil ? nil : "no author" }
        return server
    }

    private func fate() -> RoughPeer.Fate {
        guard !isHealing, pick(25) == 0 else { return .goesThrough }
        return [.requestLost, .answerLost, .answerGarbled, .cutBefore, .cutAfter][pick(5)]
    }

    // MARK: Merges and repairs

    private func merge(_ laptop: Place) throws -> Int {
        let store = try store(laptop)
        var made = 0
        for id in try store.read({ (reader) throws(StoreError) in try reader.conflicts() }) {
            let (live, bodies) = try store.read { (reader) throws(StoreError) in
                let live = try reader.leaves(id).filter { !$0.deleted }.map(\.revision)
                var bodies: [JSONObject] = []
                for revision in live {
                    if let body = try reader.body(id, revision) { bodies.append(body) }
                }
                return (live, bodies)
            }
            guard live.count > 1, bodies.count == live.count else { continue }
            let body = StoreField.body(id, bodies.flatMap(StoreField.edits))
            try store.write(bulk: false) { (writer) throws(StoreError) in
                let ends = live[1...].map { (leaf: $0, tombstone: JSONObject()) }
                _ = try writer.resolve(id, keeping: live[0], body, ending: ends)
            }
            made += 1
        }
        merges += made
        return made
    }

    /// What is shown as refused gets what it lacked.
    private func repair(_ laptop: Place) throws -> Int {
        let store = try store(laptop)
        var repaired = 0
        for id in records {
            guard try store.state(id)?.state == .refusedByServer,
                var body = try store.read({ (reader) throws(StoreError) in
                    try reader.document(id)?.body
                }), body["bad"] != nil
            else { continue }
            body["bad"] = nil
            _ = try store.put(id, body)
            repaired += 1
        }
        return repaired
    }

    // MARK: Machines

    private func kill(_ place: Place) throws {
        try store(place).close()
        stores[place] = try bench.open(place.rawValue)
    }

    private func backUp(_ place: Place) throws {
        let copy = bench.root.file("\(place.rawValue)-copy")
        try store(place).close()
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: bench.root.file(place.rawValue), toPath: copy)
        stores[place] = try bench.open(place.rawValue)
    }

    private func restore(_ place: Place) throws {
        let copy = bench.root.file("\(place.rawValue)-copy")
        guard FileManager.default.fileExists(atPath: copy) else { return }
        restores += 1
        try store(place).close()
        try FileManager.default.removeItem(atPath: bench.root.file(place.rawValue))
        try FileManager.default.copyItem(atPath: copy, toPath: bench.root.file(place.rawValue))
        stores[place] = try bench.open(place.rawValue)
    }

    private func pick(_ count: Int) -> Int {
        Int.random(in: 0..<count, using: &chance)
    }

    /// A record that says which edits it holds, so that a merge is their union.
    private static func body(_ id: DocumentID, _ edits: [String]) -> JSONObject {
        ["type": .string(id.kind), "edits": .array(Set(edits).sorted().map(JSONValue.string))]
    }

    static func edits(_ body: JSONObject) -> [String] {
        (body["edits"]?.array ?? []).compactMap(\.string)
    }
}
