import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct RecordsQueryTests {
    private func later(_ days: Int) -> Moment {
        Moment(seconds: Bench.now.seconds + days * 86_400, offset: 25_200)
    }

    private func complaint(
        _ records: RecordsBench,
        _ subject: RecordSubject = RecordsBench.family,
        about: String = "kebakaran",
        from reporter: String = "Mak Ijah",
        promised: String? = nil,
        at moment: Moment = Bench.now,
    ) throws -> DocumentID {
        var answers: JSONObject = ["perihal": .string(about), "pelapor": .string(reporter)]
        answers["janji"] = promised.map { .string($0) }
        return try records.saved(RecordsBench.complaint, subject, answers, at: moment).id
    }

    private func found(_ records: RecordsBench, _ query: RecordsQuery) throws -> [DocumentID] {
        try records.caseload.records(query, today: Bench.today).map(\.id)
    }

    @Test func `what is due first leads, then the newest`() throws {
        let records = try RecordsBench()
        let closed = try complaint(records)
        _ = try records.caseload.step(closed, to: "ditolak", note: "x", at: Bench.now)
        let late = try complaint(records, at: later(2))
        let soon = try complaint(records)
        let monthly = try records.saved(
            RecordsBench.monthly,
            RecordsBench.other,
            ["berat": 5, "tanggal": "2026-11-14"],
        ).id
        #expect(try found(records, RecordsQuery()) == [soon, late, closed, monthly])
        #expect(try found(records, RecordsQuery(limit: 2)) == [soon, late])
        #expect(try found(records, RecordsQuery(openOnly: true)) == [soon, late])
        #expect(try found(records, RecordsQuery(openOnly: true, limit: 1)) == [soon])
        #expect(try found(records, RecordsQuery(limit: 0)).isEmpty)
        // Due on the 16th and the 18th.
        func overdue(_ day: String) throws -> [DocumentID] {
            try found(records, RecordsQuery(overdueOn: RecordsBench.day(day)))
        }
        #expect(try overdue("2026-11-16").isEmpty)
        #expect(try overdue("2026-11-17") == [soon])
        #expect(try overdue("2026-11-19") == [soon, late])
    }

    @Test func `everyday words of a form find its records, beside what they say themselves`() throws
    {
        let records = try RecordsBench()
        let hers = try complaint(records)
        _ = try complaint(records, from: "Pak Karto")
        _ = try records.saved(
            RecordsBench.monthly,
            RecordsBench.other,
            ["berat": 5, "tanggal": "2026-11-14"],
        )
        #expect(try found(records, RecordsQuery(text: "sambat")).count == 2)
        #expect(try found(records, RecordsQuery(text: "sambat ijah")) == [hers])
    }

    @Test func `forms, kinds, states, marks, pillars, people and days narrow the list`() throws {
        let records = try RecordsBench()
        let first = try complaint(records)
        let second = try complaint(records, RecordsBench.other)
        _ = try records.caseload.step(second, to: "ditelaah", at: Bench.now)
        let visit = try records.saved(
            RecordsBench.visit,
            RecordSubject(member: "member:A2"),
            ["catatan": "sehat"],
        ).id
        let session = try records.saved(
            RecordsBench.session,
            RecordSubject(group: "group:G1"),
            ["hadir": 12],
        ).id
        func ids(_ query: RecordsQuery) throws -> Set<DocumentID> {
            Set(try found(records, query))
        }
        #expect(try ids(RecordsQuery()) == [first, second, visit, session])
        #expect(try ids(RecordsQuery(forms: [RecordsBench.complaint])) == [first, second])
        #expect(
            try ids(RecordsQuery(kinds: [DocumentKind(rawValue: "visit")])) == [visit]
        )
        #expect(try ids(RecordsQuery(states: ["ditelaah"])) == [second])
        #expect(try ids(RecordsQuery(family: "family:K1")) == [first, visit])
        #expect(try ids(RecordsQuery(member: "member:A2")) == [visit])
        #expect(try ids(RecordsQuery(member: "member:A1")).isEmpty)
        #expect(try ids(RecordsQuery(mark: "bencana")) == [first, second])
        #expect(try ids(RecordsQuery(pillar: .rehabilitasi)) == [visit])
        #expect(try ids(RecordsQuery(from: Bench.today, to: Bench.today)).count == 4)
        #expect(try ids(RecordsQuery(from: Bench.today.adding(days: 1))).isEmpty)
        #expect(try ids(RecordsQuery(family: "family:K2", openOnly: true)) == [second])
        #expect(
            try ids(RecordsQuery(forms: [RecordsBench.complaint], family: "family:K1")) == [first]
        )
    }

    @Test func `every word has to stand somewhere: names, village, title, form, state`() throws {
        let records = try RecordsBench()
        let fire = try complaint(records)
        let food = try complaint(
            records,
            RecordsBench.other,
            about: "pangan",
            from: "Soekarno",
        )
        _ = try records.caseload.step(food, to: "ditelaah", at: Bench.now)
        let visit = try records.saved(
            RecordsBench.visit,
            RecordSubject(member: "member:A2"),
            ["catatan": "sehat"],
        ).id
        func ids(_ text: String) throws -> Set<DocumentID> {
            Set(try found(records, RecordsQuery(text: text)))
        }
        #expect(try ids("siti") == [fire, visit])
        #expect(try ids("budi") == [fire, visit])
        #expect(try ids("TIRTA") == [food])
        #expect(try ids("ijah") == [fire])
        #expect(try ids("sukarno") == [food])
        #expect(try ids("pengaduan") == [fire, food])
        #expect(try ids("pengaduan siti") == [fire])
        #expect(try ids("siti ijah") == [fire])
        #expect(try ids("siti sukarno").isEmpty)
        // A code by its words in either language, a state by its label.
        #expect(try ids("terbakar") == [fire] && ids("food") == [food])
        #expect(try ids("ditelaah") == [food] && ids("ditelaah siti").isEmpty)
        #expect(try ids("review rahayu") == [food])
        #expect(try ids("zzz").isEmpty && ids("  ").count == 3)
    }

    @Test func `a sensitive record shows neither title nor people, and is not found by them`()
        throws
    {
        let records = try RecordsBench()
        let secret = try records.saved(
            RecordsBench.secret,
            RecordSubject(member: "member:A2"),
            ["apa": "Kekerasan"],
        ).id
        let row = try #require(
            try records.caseload.records(RecordsQuery(), today: Bench.today).first
        )
        #expect(row.id == secret && row.isSensitive)
        #expect(row.title == "Catatan terbatas" && row.formLabel.id == "Catatan terbatas")
        #expect(row.familyName.isEmpty && row.memberName.isEmpty && row.village.isEmpty)
        #expect(row.family == nil && row.member == nil && row.state == nil && row.due == nil)
        for text in ["budi", "siti", "sukamaju", "kekerasan"] {
            #expect(try found(records, RecordsQuery(text: text)).isEmpty, "\(text)")
            let asked = RecordsQuery(text: text, showsSensitive: true)
            #expect(try found(records, asked) == [secret], "\(text)")
        }
        // Nor by its form, its state, its member or what sorts it; by being restricted alone.
        #expect(try found(records, RecordsQuery(text: "terbatas")) == [secret])
        for query in [
            RecordsQuery(text: "kasus"), RecordsQuery(text: "diterima"),
            RecordsQuery(forms: [RecordsBench.secret]), RecordsQuery(states: ["diterima"]),
            RecordsQuery(member: "member:A2"),
        ] { #expect(try found(records, query).isEmpty, "\(query)") }
        let shown = try #require(
            try records.caseload.records(
                RecordsQuery(showsSensitive: true),
                today: Bench.today,
            ).first
        )
        #expect(shown.title == "Kekerasan" && shown.memberName == "Budi")
        let queued = try #require(try records.caseload.queue().first)
        #expect(queued.memberName.isEmpty && queued.familyName.isEmpty)
        #expect(queued.filled?.title == .restricted && queued.filled?.isSensitive == true)
        #expect(queued.family == nil && queued.member == nil && queued.label == .restricted)
        let line = try #require(try records.caseload.history(of: "family:K1").first)
        #expect(line.memberName.isEmpty && line.filled?.title.id == "terbatas")
        // Its page is another matter: whoever opens it has asked, and the look is noted.
        let page = try #require(try records.caseload.recordPage(secret, today: Bench.today))
        #expect(page.row.title == "Kekerasan" && page.names["member:A2"] == "Budi")
    }

    @Test func `looks are noted, and those an older program kept are still told`() throws {
        let records = try RecordsBench()
        #expect(try records.caseload.looks().isEmpty)
        for number in 0..<3 {
            try records.caseload.noteLook(at: DocumentID("case:\(number)"), at: Bench.now)
        }
        let looks = try records.caseload.looks()
        #expect(looks.map(\.id) == ["case:2", "case:1", "case:0"])
        #expect(looks[0].by == "pdp-001" && looks[0].at == Bench.now.description)
        let many = JSONValue.array(
            (0..<5).map { [.string("case:old\($0)"), "2026", "x"] }
        )
        try records.bench.store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument("_local/looks", ["looks": many])
        }
        try records.caseload.noteLook(at: "case:new", at: Bench.now)
        let kept = try records.caseload.looks()
        #expect(kept.count == 9 && kept[0].id == "case:new")
        #expect(kept.last?.id == "case:old0")
        #expect(try records.caseload.waiting() == 0)
    }

    @Test func `a record whose family or member is gone is listed with what is known`() throws {
        let records = try RecordsBench()
        let fire = try complaint(records)
        try records.bench.store.write { (writer) throws(StoreError) in
            for id in ["family:K1", "member:A1"] as [DocumentID] {
                guard let stored = try writer.document(id) else { continue }
                try writer.delete(id, parent: stored.revision)
            }
        }
        let row = try #require(
            try records.caseload.records(RecordsQuery(openOnly: true), today: Bench.today).first
        )
        #expect(row.id == fire && row.isLost && row.familyName.isEmpty)
        #expect(row.title == "Rumah terbakar Mak Ijah" && row.family == "family:K1")
        // It can still be brought to its end, and changed.
        _ = try RecordsBench.back(
            try records.caseload.step(fire, to: "ditolak", note: "pindah", at: Bench.now)
        )
        var draft = try #require(
            try records.caseload.formPage(record: fire, today: Bench.today)
        ).begun(Bench.today)
        draft.answers["pelapor"] = "Pak RT"
        _ = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now, sure: true))
    }

    @Test func `records of forms nobody knows are listed by their ids`() throws {
        let records = try RecordsBench()
        try records.bench.store.write { (writer) throws(StoreError) in
            try writer.put(
                "venture:1",
                [
                    "type": "venture", "v": 1, "form": "lain/usaha", "version": "2030-01-01",
                    "family": "family:K1", "date": "2026-11-01", "by": "x", "at": "2026-11-01",
                    "steps": [["state": "jalan", "at": "2026-11-01T00:00:00+07:00"]],
                ],
            )
            try writer.put("visit:1", ["type": "visit", "what": ["deep": [1, 2]]])
        }
        let rows = try records.caseload.records(RecordsQuery(), today: Bench.today)
        #expect(rows.map(\.id) == ["venture:1", "visit:1"])
        #expect(rows[0].title == "lain/usaha" && rows[0].state == "jalan" && !rows[0].stateEnds)
        let page = try #require(try records.caseload.recordPage("venture:1", today: Bench.today))
        #expect(page.form == nil && page.next.isEmpty)
        #expect(try records.caseload.formPage(record: "venture:1", today: Bench.today) == nil)
        #expect(throws: CaseloadError.self) {
            try records.caseload.step("venture:1", to: "x", at: Bench.now)
        }
    }

    @Test func `what is due of a form without a flow is settled by the next record`() throws {
        let records = try RecordsBench()
        let subject = RecordSubject(member: "member:A2")
        let first = try records.saved(RecordsBench.visit, subject, ["berikut": "2026-11-20"]).id
        let query = RecordsQuery(overdueOn: RecordsBench.day("2026-11-25"))
        #expect(try found(records, query) == [first])
        _ = try records.saved(RecordsBench.visit, subject, at: later(3))
        #expect(try found(records, query).isEmpty)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any query finds what a look at every record finds`(seed: UInt64) throws {
        let records = try RecordsBench()
        var generator = SeededGenerator(seed: seed)
        let subjects = [RecordsBench.family, RecordsBench.other]
        for number in 0..<60 {
            let id = try complaint(
                records,
                subjects[Int.random(in: 0...1, using: &generator)],
                about: Bool.random(using: &generator) ? "kebakaran" : "pangan",
                from: "Orang \(number % 7)x",
                promised: Bool.random(using: &generator) ? "2026-12-0\(number % 9 + 1)" : nil,
                at: later(Int.random(in: 0...20, using: &generator)),
            )
            if Int.random(in: 0...2, using: &generator) == 0 {
                _ = try records.caseload.step(id, to: "ditolak", note: "x", at: later(21))
            }
        }
        let all = try records.caseload.records(RecordsQuery(limit: 1000), today: Bench.today)
        #expect(all.count == 60)
        for limit in [1, 7, 30, 1000] {
            for openOnly in [true, false] {
                for text in ["", "siti", "rahayu terbakar", "pengaduan 3x", "food"] {
                    for overdue in [nil, RecordsBench.day("2026-11-28")] {
                        let query = RecordsQuery(
                            openOnly: openOnly,
                            overdueOn: overdue,
                            text: text,
                            limit: limit,
                        )
                        let expected = all.filter { row in
                            (!openOnly || !row.stateEnds)
                                && overdue.map { row.isOverdue(on: $0) } ?? true
                                && says(row, text)
                        }
                        let rows = try found(records, query)
                        #expect(
                            rows.count == min(limit, expected.count),
                            "seed \(seed) \(text) \(openOnly) \(limit)",
                        )
                        #expect(
                            Set(rows).isSubset(of: Set(expected.map(\.id))),
                            "seed \(seed) \(text)",
                        )
                        let kept = all.filter { Set(rows).contains($0.id) }.map(\.id)
                        let due = all.filter { !$0.stateEnds && $0.due != nil }.count
                        #expect(due > 0 && kept.count == rows.count, "seed \(seed)")
                    }
                }
            }
        }
    }

    private func says(_ row: RecordRow, _ text: String) -> Bool {
        let hay =
            [row.titles.id, row.titles.en, row.familyName, row.village, "pengaduan complaint"]
            .joined(separator: " ").lowercased()
        return text.split(separator: " ").allSatisfy { hay.contains($0) }
    }
}
