import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// A later record of the same form about the same settles what an earlier one left due: for the list, its rows
/// and the agenda alike.
@Suite struct RecordThreadTests {
    private struct Made {
        let id: DocumentID
        /// Form, family and what else it is about.
        let thread: [String]
        let date: Day
        let due: Day?
        let body: JSONObject
    }

    /// What a record may be about; of a family or of none.
    private static let subjects: [JSONObject] = [
        ["family": "family:K1"], ["family": "family:K2"],
        ["family": "family:K1", "member": "member:A1"],
        ["family": "family:K1", "member": "member:A2"],
        ["group": "group:G1"], ["group": "group:G9"], ["facility": "facility:F1"],
        ["place": "Sukamaju"], ["place": "Tirtasari"], [:],
        // Two bodies of one village, the first of them in two spellings.
        [
            "place": "Sukamaju",
            "body": ["kind": "uji/kube", "name": "KUBE Djaja", "place": "Sukamaju"],
        ],
        [
            "place": "Sukamaju",
            "body": ["kind": "uji/kube", "name": "Kube jaya", "place": "Sukamaju"],
        ],
        [
            "place": "Sukamaju",
            "body": ["kind": "uji/kube", "name": "KUBE Melati", "place": "Sukamaju"],
        ],
        // Of a family it is the family that counts.
        [
            "family": "family:K1",
            "body": ["kind": "uji/kube", "name": "KUBE Melati", "place": "Sukamaju"],
        ],
    ]

    private func make(_ number: Int, _ random: inout SeededGenerator) -> Made {
        let subject = Self.subjects.randomElement(using: &random) ?? [:]
        let form = Bool.random(using: &random) ? RecordsBench.visit : RecordsBench.monthly
        let date = Bench.today.adding(days: -Int.random(in: 0...6, using: &random))
        let isDue = Int.random(in: 0...3, using: &random) > 0
        let due = isDue ? Bench.today.adding(days: Int.random(in: -4...4, using: &random)) : nil
        var body: JSONObject = [
            "type": "visit", "v": 1, "form": .string(form.rawValue), "version": "2020-01-01",
            "date": .string(date.description), "answers": [:], "by": "x", "device": "d",
            "at": .string("\(date)T09:00:00+07:00"),
        ]
        if let due { body["due"] = .string(due.description) }
        var thread = [form.rawValue]
        for part in subject {
            body[part.name] = part.value
            let isBody = part.name == "body"
            if isBody, subject["family"] != nil { continue }
            let text =
                isBody ? part.value["name"]?.string.map { Folding.folded($0) } : part.value.string
            thread.append(part.name + "=" + (text ?? ""))
        }
        return Made(
            id: DocumentID("visit:t\(number)"),
            thread: thread,
            date: date,
            due: due,
            body: body,
        )
    }

    private func awaited(in agenda: AgendaList) -> [Int32: Day] {
        var found: [Int32: Day] = [:]
        for number in 0..<agenda.count {
            if case .record(_, _, _, let document) = agenda[number].what {
                found[document] = agenda[number].day
            }
        }
        return found
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `list, rows and agenda say the same of what is still due`(seed: UInt64) throws {
        let records = try RecordsBench()
        var random = SeededGenerator(seed: seed)
        let made = (0..<80).map { make($0, &random) }
        for one in made { try records.bench.put(one.id, one.body) }
        var newest: [[String]: Day] = [:]
        for one in made { newest[one.thread] = max(newest[one.thread] ?? .first, one.date) }
        let awaited = made.filter { $0.due != nil && newest[$0.thread] == $0.date }
        let late = awaited.filter { ($0.due ?? .last) < Bench.today }
        #expect(!late.isEmpty && late.count < awaited.count, "seed \(seed)")

        let caseload = records.caseload
        for limit in [3, 1_000] {
            let rows = try caseload.records(
                RecordsQuery(overdueOn: Bench.today, limit: limit),
                today: Bench.today,
            )
            #expect(rows.count == min(limit, late.count), "seed \(seed)")
            #expect(Set(rows.map(\.id)).isSubset(of: Set(late.map(\.id))), "seed \(seed)")
            #expect(rows.map(\.due) == rows.map(\.due).sorted { ($0 ?? .last) < ($1 ?? .last) })
        }
        for family in ["family:K1", "family:K2"] as [DocumentID] {
            let query = RecordsQuery(family: family, overdueOn: Bench.today, limit: 1_000)
            let rows = try caseload.records(query, today: Bench.today)
            let own = late.filter { $0.body["family"]?.string == family.rawValue }
            #expect(Set(rows.map(\.id)) == Set(own.map(\.id)), "seed \(seed)")
        }
        let all = try caseload.records(RecordsQuery(limit: 1_000), today: Bench.today)
        #expect(all.count == made.count)
        let told = Set(all.filter { $0.awaited != nil }.map(\.id))
        #expect(told == Set(awaited.map(\.id)), "seed \(seed)")

        let board = try caseload.agenda(Bench.quarter, today: Bench.today)
        #expect(board.counts.lateRecords == late.count, "seed \(seed)")
        let found = self.awaited(in: board.list(AgendaQuery(window: .all)))
        let wanted = try records.bench.store.read { (reader) throws(StoreError) in
            var wanted: [Int32: Day] = [:]
            for one in awaited {
                if let number = try reader.number(of: one.id) { wanted[Int32(number)] = one.due }
            }
            return wanted
        }
        #expect(found == wanted, "seed \(seed)")
    }
}
