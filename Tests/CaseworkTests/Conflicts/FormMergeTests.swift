import Casework
import Documents
import Glibc
import TestSupport
import Testing

/// Filled forms as two workers may write them, and what becomes of both.
@Suite struct `Two filled forms` {
    private static func step(_ state: String, _ day: Int, by: String = "pdp-001") -> JSONValue {
        [
            "state": .string(state), "by": .string(by),
            "at": .string("2026-10-0\(day)T08:00:00+07:00"),
            "device": "laptop-a",
        ]
    }

    private static func complaint(
        _ answers: JSONObject,
        steps: [JSONValue] = [step("diterima", 1)],
        by: String = "pdp-001",
        more: JSONObject = JSONObject(),
    ) -> JSONObject {
        var body: JSONObject = [
            "type": "complaint", "v": 1, "form": "puskesos/pengaduan", "version": "2025-01-01",
            "family": "family:A", "date": "2026-10-01", "answers": .object(answers),
            "steps": .array(steps), "how": "typed", "by": .string(by),
            "at": "2026-10-01T08:00:00+07:00", "device": "laptop-a", "assignedTo": ["pdp-001"],
        ]
        for member in more { body[member.name] = member.value }
        return body
    }

    private func merge(_ origin: JSONObject, _ left: JSONObject, _ right: JSONObject) -> Replica {
        var replica = Replica(kind: DocumentKind(rawValue: "complaint"))
        let root = replica.edit(nil, origin)
        replica.edit(root, left)
        replica.edit(root, right)
        return replica
    }

    private func merged(_ replica: Replica) throws -> JSONObject {
        guard case .merged(let body) = replica.merge.outcome else {
            Issue.record("\(replica.merge.outcome)")
            return JSONObject()
        }
        return body
    }

    @Test func `are restricted where either is, and asked anew where nobody saved both answers`()
        throws
    {
        func said(_ answers: JSONObject, _ isRestricted: Bool?) -> JSONObject {
            var more = JSONObject()
            if let isRestricted { more["sensitive"] = .bool(isRestricted) }
            return Self.complaint(answers, more: more)
        }
        let origin = said(["layanan": "kk", "umur": 20], false)
        let (law, child): (JSONObject, JSONObject) = (
            ["layanan": "hukum", "umur": 20], ["layanan": "kk", "umur": 15],
        )
        let both = try merged(merge(origin, said(law, false), said(child, false)))
        #expect(both["answers"] == ["layanan": "hukum", "umur": 15])
        #expect(both["sensitive"] == nil)
        let one = try merged(merge(origin, said(law, true), said(child, false)))
        #expect(one["sensitive"] == true)
        // One that changed alone knows what it is.
        let same = try merged(merge(origin, said(law, false), origin))
        #expect(same["sensitive"] == false)
    }

    @Test func `name one body, that of the name which stands`() throws {
        func said(_ name: String, _ more: String = "-") -> JSONObject {
            Self.complaint(
                ["nama": .string(name), "catatan": .string(more)],
                more: ["body": ["kind": "pemberdayaan/kube", "name": .string(name)]],
            )
        }
        // Only one renamed it: its body comes along, whoever wins.
        let (old, new) = (said("KUBE Mawar"), said("KUBE Melati"))
        let body = try merged(merge(old, new, said("KUBE Mawar", "rapat")))
        #expect(body["answers"] == ["nama": "KUBE Melati", "catatan": "rapat"])
        #expect(body["body"]?["name"] == "KUBE Melati")
        // Both did: one question, and the body follows its answer.
        let replica = merge(old, new, said("KUBE Anggrek"))
        guard case .choose(let asked) = replica.merge.outcome else {
            Issue.record("\(replica.merge.outcome)")
            return
        }
        #expect(asked.map { "\($0.group.name)" } == ["answers.nama"])
        for choice in 0..<2 {
            let made = try #require(replica.merge.body(choosing: ["answers.nama": choice]))
            #expect(made["body"]?["name"] == made["answers"]?["nama"], "\(choice)")
        }
    }

    @Test func `with different answers changed keep both, and the steps of both`() throws {
        let origin = Self.complaint(["jenis": "kks", "tabel": [["a": 1]]])
        let body = try merged(
            merge(
                origin,
                Self.complaint(
                    ["jenis": "kks", "tabel": [["a": 1]], "saldo": 5],
                    steps: [Self.step("diterima", 1), Self.step("ditelaah", 2)],
                ),
                Self.complaint(
                    ["jenis": "lain", "tabel": [["a": 1], ["a": 2]]],
                    steps: [Self.step("diterima", 1), Self.step("rujuk", 3, by: "pdp-002")],
                    by: "pdp-002",
                    more: ["due": "2026-11-01"],
                ),
            )
        )
        #expect(body["answers"] == ["jenis": "lain", "tabel": [["a": 1], ["a": 2]], "saldo": 5])
        #expect(body["due"] == "2026-11-01")
        let states = Set((body["steps"]?.array ?? []).compactMap { $0["state"]?.string })
        #expect(states == ["diterima", "ditelaah", "rujuk"])
        #expect(body["steps"]?.array?.count == 3)
    }

    @Test func `with one answer changed both ways wait for a person, answer by answer`() {
        let replica = merge(
            Self.complaint(["jenis": "kks", "saldo": 1]),
            Self.complaint(["jenis": "a", "saldo": 2], more: ["member": "member:1"]),
            Self.complaint(["jenis": "b", "saldo": 2], more: ["member": "member:2"]),
        )
        guard case .choose(let conflicts) = replica.merge.outcome else {
            Issue.record("merged without asking")
            return
        }
        #expect(conflicts.map(\.name) == [FieldGroup.subject, "answers.jenis"])
    }

    @Test func `with a table filled both ways are asked about the table as one`() {
        let replica = merge(
            Self.complaint(["tabel": [["a": 1]]]),
            Self.complaint(["tabel": [["a": 2]]]),
            Self.complaint(["tabel": [["a": 1], ["a": 3]]]),
        )
        guard case .choose(let conflicts) = replica.merge.outcome else {
            Issue.record("merged without asking")
            return
        }
        #expect(conflicts.map(\.name) == ["answers.tabel"])
    }

    private static let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

    @Test(arguments: isLong ? 0..<5000 : 0..<100)
    func `come to rest as one revision, with every step, whatever the order`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var replicas = Array(
            repeating: Replica(kind: DocumentKind(rawValue: "complaint")),
            count: 3,
        )
        let first = Self.complaint(["jenis": "kks"])
        replicas[0].edit(nil, first)
        for other in 1..<3 { replicas[other].pull(replicas[0]) }
        var taken: Set<JSONValue> = [Self.step("diterima", 1)]
        for edit in 0..<Int.random(in: 2...8, using: &random) {
            let at = Int.random(in: 0..<3, using: &random)
            guard let leaf = replicas[at].tree.winner,
                var body = replicas[at].bodies[leaf.revision],
                var answers = body["answers"]?.object
            else { continue }
            // Each edit answers a question of its own, so that nothing waits for a person.
            answers["q\(edit)"] = .number(JSONNumber(edit))
            body["answers"] = .object(answers)
            let step = Self.step("s\(edit)", 2 + at, by: "pdp-\(at)")
            taken.insert(step)
            body["steps"] = .array((body["steps"]?.array ?? []) + [step])
            body["by"] = .string("pdp-\(at)")
            replicas[at].edit(leaf.revision, body)
            if Bool.random(using: &random) {
                replicas[at].pull(replicas[Int.random(in: 0..<3, using: &random)])
                _ = replicas[at].settle()
            }
        }
        for _ in 0..<6 {
            for at in 0..<3 {
                for other in 0..<3 where other != at { replicas[at].pull(replicas[other]) }
                _ = replicas[at].settle()
            }
        }
        #expect(Set(replicas.map { $0.tree.leaves }).count == 1, "seed \(seed)")
        let winner = try #require(replicas[0].tree.winner)
        let steps = replicas[0].bodies[winner.revision]?["steps"]?.array ?? []
        #expect(Set(steps) == taken, "seed \(seed): a step is lost")
        #expect(steps.count == taken.count, "seed \(seed): a step is there twice")
    }
}
