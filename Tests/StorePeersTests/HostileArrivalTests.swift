import Documents
import Glibc
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

/// Whatever the other side sends: a row for what cannot be taken, and a sound store.
@Suite struct HostileArrivalTests {
    private struct Sender {
        var generator: SeededGenerator

        mutating func pick<Value>(_ values: [Value]) -> Value {
            values[Int.random(in: 0..<values.count, using: &generator)]
        }

        mutating func number(_ range: Range<Int>) -> Int {
            Int.random(in: range, using: &generator)
        }

        mutating func revision() -> RevisionID {
            let digest = pick(["a", "b", "c", "zz", String(repeating: "0", count: 32), "é\u{0}x"])
            let made = try? RevisionID(generation: number(1..<6), digest: digest)
            return made ?? "1-a"
        }

        mutating func path() -> [RevisionID] {
            let leaf = revision()
            var path = [leaf]
            for step in 1..<max(2, number(1..<6)) where leaf.generation - step >= 1 {
                if number(0..<20) == 0 { continue }
                let made = try? RevisionID(
                    generation: leaf.generation - step,
                    digest: pick(["a", "b", "c"]),
                )
                if let made { path.append(made) }
            }
            return number(0..<40) == 0 ? [] : path
        }

        mutating func id() -> String {
            let kind = pick([
                "check", "receipt", "decision", "release", "family", "member", "", "_design",
                "_local", "_x", "é",
            ])
            return number(0..<60) == 0
                ? String(repeating: "k", count: 2000)
                : kind + pick([":", "/", ""]) + pick(["1", "2", ":"])
        }

        mutating func value(_ depth: Int = 0) -> JSONValue {
            switch number(0..<(depth > 3 ? 5 : 7)) {
            case 0: .null
            case 1: .bool(true)
            case 2: .number(JSONNumber(number(-5..<1_000_000)))
            case 3:
                .string(pick(["", "1-a", "check:1", "family:1", "accepted", "refused", "\u{0}"]))
            case 4: .string("2-b")
            case 5: .array((0..<number(0..<4)).map { _ in value(depth + 1) })
            default: .object(object(depth + 1))
            }
        }

        mutating func object(_ depth: Int = 0) -> JSONObject {
            let names = [
                "type", "family", "about", "revision", "verdict", "reason", "delivered", "refused",
                "server", "id", "rev", "error", "assignedTo", "_id", "_rev", "check:1", "",
            ]
            var members: [(String, JSONValue)] = []
            for _ in 0..<number(0..<8) { members.append((pick(names), value(depth))) }
            return JSONObject(members)
        }

        mutating func document() -> RevisionWithHistory {
            RevisionWithHistory(
                id: DocumentID(id()),
                path: path(),
                deleted: number(0..<4) == 0,
                body: object(),
            )
        }
    }

    @Test func `a revision too high for an edit on it is refused, and the feed stays readable`()
        throws
    {
        let bench = try Bench()
        let laptop = try bench.create("laptop")
        let peer = bench.peer(laptop, .laptop)
        try peer.begin(with: .side(.server))
        for (number, generation) in [1 << 53, 1 << 52 + 1, 1 << 52].enumerated() {
            let id = DocumentID("check:\(number)")
            let highest = try RevisionID(generation: generation, digest: "a")
            let document = RevisionWithHistory(
                id: id,
                path: [highest],
                deleted: false,
                body: ["type": "check"],
            )
            let answer = try peer.bulkDocs([document])
            #expect(answer.refusals.map(\.error) == (number < 2 ? ["bad_request"] : []))
        }
        let highest = try RevisionID(generation: 1 << 52, digest: "a")
        let other = try RevisionID(generation: 1 << 52, digest: "b")
        _ = try peer.bulkDocs([
            RevisionWithHistory(
                id: "check:2",
                path: [other],
                deleted: false,
                body: ["type": "check"],
            )
        ])
        let (edited, resolved) = try laptop.write { (writer) throws(StoreError) in
            (
                try writer.put("check:2", ["v": 1], parent: other),
                try writer.resolve(
                    "check:2",
                    keeping: other,
                    ["v": 2],
                    ending: [(highest, JSONObject())],
                ),
            )
        }
        #expect(edited == .conflict(winner: other) && resolved == .conflict(winner: other))
        #expect(try peer.changes(since: nil, limit: 10).rows.map(\.id) == ["check:2"])
    }

    @Test(arguments: isLong ? Array(1...300) : [1, 2, 3, 4] as [UInt64])
    func `a store takes what it can of anything, and stays sound`(seed: UInt64) throws {
        let bench = try Bench(seed: seed)
        var sender = Sender(generator: SeededGenerator(seed: seed))
        let store = try bench.create("store")
        for round in 0..<12 {
            let own = sender.pick([PeerKind.laptop, .laptop, .desk, .stick])
            let peer = bench.peer(store, own)
            try peer.begin(with: .side(sender.pick([.server, .desk, .stick, .laptop])))
            let documents = (0..<40).map { _ in sender.document() }
            let answer = try peer.bulkDocs(documents)
            let context = "round \(round), seed \(seed)"
            #expect(answer.refusals.count < documents.count, "\(context)")
            _ = try peer.revisionsDiff(documents.map { ($0.id, $0.path) })
            _ = try peer.bulkGet(
                documents.compactMap { one in
                    one.path.first.map { (one.id, $0) }
                }
            )
            _ = try peer.putCheckpoint(
                "r\(round)",
                sender.object(),
                revision: nil,
                settled: documents.compactMap { one in
                    one.path.first.map {
                        Settlement(
                            id: one.id,
                            revision: $0,
                            outcome: sender.number(0..<3) == 0
                                ? .refused(error: "forbidden", reason: "x") : .delivered,
                        )
                    }
                },
            )
            try peer.forgotten(
                documents.compactMap { one in one.path.first.map { (one.id, $0) } },
                log: "none",
                revision: nil,
            )
            try store.put("check:1", ["v": .number(JSONNumber(round))])
            #expect(try store.examine().isSound, "\(context)")
        }
    }
}
