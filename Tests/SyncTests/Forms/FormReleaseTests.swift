import Casework
import Documents
import LocalStore
import Testing

@testable import Caseload

/// A family the office takes back while forms about it are open.
@Suite struct FormReleaseTests {
    private static let number = 7
    private static let family: DocumentID = "family:K000007"

    /// The family's documents that are live on the laptop.
    private static func held(_ caseload: Caseload) throws -> [String] {
        try caseload.store.read { (reader) throws(StoreError) in
            var ids: [String] = []
            try reader.rows(
                """
                SELECT d.id FROM document d JOIN body b ON b.slot >> 20 = d.doc
                WHERE d.deleted = 0 AND instr(CAST(b.json AS TEXT), ?) > 0 ORDER BY d.id
                """,
                [.text("K000007")],
            ) { row in ids.append(row.text(0)) }
            return ids.filter { !$0.hasPrefix("release:") }
        }
    }

    @Test func `a released family goes with all its forms, and not before they are delivered`()
        throws
    {
        let office = try FormOffice(seed: 11, laptops: 1)
        defer { office.close() }
        let laptop = office.laptops[0]
        var made: Set<DocumentID> = []
        var left: FormDraft?
        for sample in office.forms {
            guard let draft = try office.draft(0, sample, family: Self.number),
                draft.subject.family == Self.family
            else { continue }
            if left == nil, sample.form.rawValue == "puskesos/pengaduan" {
                left = draft
                continue
            }
            if case .saved(let back, _) = try laptop.save(draft, at: FormOffice.now, sure: true) {
                made.insert(back.id)
            }
        }
        let kinds = Set(made.map(\.kind))
        for kind in ["visit", "complaint", "proposal", "case"] {
            #expect(kinds.contains(kind), "\(kinds)")
        }
        let draft = try #require(left)
        try laptop.keep(draft)
        #expect(office.sync(0).outcome == .done)
        // The office has decided about one, and takes the family back.
        let about = try #require(made.sorted().first { $0.kind == "proposal" })
        let revision = try #require(
            try office.server.read { (reader) throws(StoreError) in try reader.revision(about) }
        )
        try office.server.write { (writer) throws(StoreError) in
            _ = try writer.put(
                DocumentID("decision:\(about):\(revision)"),
                [
                    "type": "decision", "about": .string(about.rawValue),
                    "revision": .string(revision.description), "verdict": "accepted",
                ],
            )
            _ = try writer.put(
                "release:K000007",
                ["type": "release", "family": .string(Self.family.rawValue)],
            )
        }
        let before = try Self.held(laptop)
        #expect(before.count > made.count)

        // A form is open: nothing goes.
        #expect(office.sync(0).outcome == .done)
        #expect(try Set(Self.held(laptop)).isSuperset(of: before))
        #expect(try laptop.formDrafts() == [draft])

        // It is a record now, which nobody else has: nothing goes.
        guard case .saved(let last, _) = try laptop.save(draft, at: FormOffice.now, sure: true)
        else {
            Issue.record("the draft was not saved")
            return
        }
        #expect(office.sync(0, linkIsDown: true).outcome != .done)
        #expect(try Self.held(laptop).contains(last.id.rawValue))

        for _ in 1...2 {
            #expect(office.sync(0).outcome == .done)
            try expectGone(laptop, made.union([last.id]))
        }
        try office.restart(0)
        try expectGone(office.laptops[0], made.union([last.id]))
        // And from nowhere else.
        for id in made.union([last.id, Self.family]) {
            let isThere = try office.server.read { (reader) throws(StoreError) in
                try reader.document(id)?.deleted == false
            }
            #expect(isThere, "\(id)")
        }
    }

    private func expectGone(_ caseload: Caseload, _ records: Set<DocumentID>) throws {
        #expect(try Self.held(caseload) == [])
        let today = FormOffice.today
        try caseload.store.read { (reader) throws(StoreError) in
            var tables: [String] = []
            try reader.rows("SELECT tables FROM projection") { row in
                tables += row.text(0).split(separator: " ").map(String.init)
            }
            #expect(tables.count > 4)
            for table in tables + ["delivery"] {
                let rows = try reader.count(
                    "SELECT count(*) FROM \(table) WHERE doc IN (SELECT doc FROM purged)"
                )
                #expect(rows == 0, "\(table)")
            }
            #expect(try reader.count("SELECT count(*) FROM purged") > records.count)
            #expect(try reader.releases().map(\.done) == [true])
            #expect(try reader.drafts() == [])
        }
        let query = RecordsQuery(showsSensitive: true)
        let rows = try caseload.records(query, today: today)
        #expect(rows.allSatisfy { $0.family != Self.family && !records.contains($0.id) })
        #expect(try caseload.familyPage(Self.family, today.quarter, today: today) == nil)
        let index = try caseload.familyIndex()
        #expect((0..<index.count).allSatisfy { index[$0].id != Self.family })
        #expect(index.count == FormOffice.families - 1)
        let board = try caseload.agenda(today.quarter, today: today)
        let list = board.list(AgendaQuery(window: .all))
        #expect((0..<list.count).allSatisfy { list[$0].family != Self.family })
        #expect(board.alerts(of: Self.family).isEmpty)
        #expect(try caseload.store.examine().isSound)
    }
}
