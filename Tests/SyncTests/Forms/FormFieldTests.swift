import Casework
import Documents
import Glibc
import LocalStore
import Testing

@testable import Caseload

/// Records of every kind under random work, cuts and kills.
struct FormFieldTests {
    private static let seeds: ClosedRange<UInt64> =
        getenv("PENDAMPING_SEED").flatMap { UInt64(String(cString: $0)) }.map { $0...$0 }
        ?? (getenv("PENDAMPING_LONG") == nil ? 1...2 : 1...40)

    @Test(arguments: seeds)
    func `forms filled on three laptops end equal on all, with lists and agendas made anew`(
        seed: UInt64
    ) throws {
        let field = try FormField(seed: seed)
        defer { field.office.close() }
        try field.play(steps: 90)
        let rounds = try field.heal()
        #expect(rounds != nil, "seed \(seed): rounds do not come to an end")
        print("forms: seed \(seed), \(field.counts.sorted { $0.key < $1.key })")
        #expect(field.records.count > 8, "seed \(seed): \(field.counts)")
        let server = try Self.leaves(field.office.server, field.records)
        let kinds = Set(field.records.map(\.kind))
        #expect(kinds.count > 3, "seed \(seed): \(kinds)")
        for (id, revision) in field.lasting {
            let isThere = try field.office.server.read { (reader) throws(StoreError) in
                try reader.tree(id)?.contains(revision) == true
            }
            #expect(isThere, "seed \(seed): \(id) \(revision) is lost")
        }
        var views: [View] = []
        for (number, laptop) in field.office.laptops.enumerated() {
            let place = "seed \(seed), laptop \(number)"
            let here = try Self.leaves(laptop.store, field.records)
            for (id, leaves) in here where leaves != server[id] {
                // A record taken back before it went anywhere is nobody else's business.
                let isTrace = server[id] == nil && leaves.allSatisfy(\.deleted)
                #expect(isTrace, "\(place): \(id)")
            }
            #expect(try laptop.waiting() == 0, "\(place)")
            #expect(try laptop.conflictCount() == 0, "\(place)")
            let report = try laptop.store.examine()
            #expect(report.isSound, "\(place): \(report.findings)")
            let kept = try View(laptop)
            let anew = try View(Caseload(store: laptop.store))
            #expect(kept.differences(anew) == [], "\(place): made anew")
            views.append(kept)
            let drafts = try laptop.formDrafts()
            for (key, answers) in field.drafts[number] {
                let found = drafts.first { $0.key == key }
                #expect(found?.answers == answers, "\(place): draft \(key)")
            }
        }
        for (number, view) in views.enumerated() {
            #expect(view.differences(views[0]) == [], "seed \(seed), laptop \(number)")
        }
    }

    /// What a worker sees of it all.
    private struct View {
        let rows: [String]
        let items: [String]
        let alerts: [String]

        /// Lines that only one of two has.
        func differences(_ other: View) -> [String] {
            let (mine, its) = (rows + items + alerts, other.rows + other.items + other.alerts)
            return Set(mine).symmetricDifference(its).sorted()
        }

        init(_ caseload: Caseload) throws {
            let today = FormOffice.today
            rows = try caseload.records(RecordsQuery(showsSensitive: true), today: today)
                .map { row in
                    "\(row.id) \(row.form.rawValue) \(row.state ?? "-") \(row.title) "
                        + "\(row.familyName) \(row.date) \(row.due.map(String.init(describing:)) ?? "")"
                }
                .sorted()
            let board = try caseload.agenda(today.quarter, today: today)
            let list = board.list(AgendaQuery(window: .all))
            items = try (0..<list.count).map { number in
                let item = list[number]
                guard case .record(_, _, _, let document) = item.what else { return "\(item)" }
                // Numbers are each store's own.
                let id = try caseload.document(numbered: document)?.rawValue ?? "?"
                return "\(item)".replacing("document: \(document)", with: id)
            }
            let found = board.alerts(AgendaQuery())
            alerts = (0..<found.count).map { "\(found[$0])" }
        }
    }

    private static func leaves(
        _ store: Store,
        _ ids: Set<DocumentID>,
    ) throws -> [DocumentID: Set<RevisionTree.Leaf>] {
        try store.read { (reader) throws(StoreError) in
            var found: [DocumentID: Set<RevisionTree.Leaf>] = [:]
            for id in ids {
                let leaves = try reader.leaves(id)
                if !leaves.isEmpty { found[id] = Set(leaves) }
            }
            return found
        }
    }
}
