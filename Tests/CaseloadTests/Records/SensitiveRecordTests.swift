import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// Records that an answer makes restricted, and all that could tell of them.
@Suite struct SensitiveRecordTests {
    private static let child = RecordSubject(member: "member:A2")
    private static let mother = RecordSubject(member: "member:A1")

    private func row(_ records: RecordsBench, _ id: DocumentID) throws -> RecordRow {
        try #require(
            try records.caseload.records(RecordsQuery(), today: Bench.today).first { $0.id == id }
        )
    }

    private func kept(_ records: RecordsBench, _ id: DocumentID) throws -> JSONValue? {
        try records.bench.store.read { (reader) throws(StoreError) in
            try reader.document(id)?.body["sensitive"]
        }
    }

    @Test func `an answer decides at the save, and the record keeps what was decided`() throws {
        let records = try RecordsBench()
        let secret = try records.saved(
            RecordsBench.report,
            Self.child,
            ["perihal": "kebakaran"],
        ).id
        let open = try records.saved(RecordsBench.report, Self.child, ["perihal": "pangan"]).id
        #expect(try kept(records, secret) == true && kept(records, open) == false)
        let hidden = try row(records, secret)
        #expect(
            hidden.isSensitive && hidden.title == "Catatan terbatas" && hidden.memberName.isEmpty
        )
        let shown = try row(records, open)
        #expect(!shown.isSensitive && shown.title == "Kurang pangan" && shown.memberName == "Budi")
        // Not found by what it says, nor by whom it is about.
        let found = try records.caseload.records(RecordsQuery(text: "budi"), today: Bench.today)
        #expect(found.map(\.id) == [open])
        // A step leaves it as it is.
        _ = try records.caseload.step(secret, to: "ditelaah", at: Bench.now)
        #expect(try row(records, secret).isSensitive)
        #expect(
            try records.caseload.recordPage(secret, today: Bench.today)?.record.isSensitive == true
        )
    }

    @Test func `a tombstone says of an open record that it was, of a restricted one nothing`()
        throws
    {
        let records = try RecordsBench()
        for (answer, says) in [("kebakaran", nil), ("pangan", false)] as [(String, JSONValue?)] {
            let made = try records.saved(
                RecordsBench.report,
                Self.child,
                ["perihal": .string(answer)],
            )
            try records.bench.store.write { (writer) throws(StoreError) in
                try writer.setDelivery(made.id, made.after, .server)
            }
            _ = try RecordsBench.back(try records.caseload.takeBack(made.id, at: Bench.now))
            let tombstone = try #require(try records.bench.document(made.id))
            #expect(tombstone.deleted && tombstone.body["sensitive"] == says)
        }
    }

    @Test(arguments: [("kebakaran", "pangan", false), ("pangan", "kebakaran", true)])
    func `a later change follows its answers`(first: String, then: String, isHidden: Bool) throws {
        let records = try RecordsBench()
        let id = try records.saved(
            RecordsBench.report,
            Self.child,
            ["perihal": .string(first)],
        ).id
        #expect(try row(records, id).isSensitive != isHidden)
        let page = try #require(try records.caseload.formPage(record: id, today: Bench.today))
        var draft = page.begun(Bench.today)
        draft.answers["perihal"] = .string(then)
        #expect(page.isSensitive(draft.answers) == isHidden)
        _ = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now, sure: true))
        #expect(try row(records, id).isSensitive == isHidden)
        #expect(try kept(records, id) == .bool(isHidden))
    }

    @Test func `what comes out of a restricted record is restricted, whatever its form`() throws {
        let records = try RecordsBench()
        let secret = try records.saved(
            RecordsBench.secret,
            Self.child,
            ["apa": "Kekerasan"],
        ).id
        var draft = try records.draft(RecordsBench.visit, Self.child, ["catatan": "x"])
        draft.follows = secret
        let visit = try RecordsBench.back(
            try records.caseload.save(draft, at: Bench.now, sure: true)
        ).id
        #expect(try row(records, visit).isSensitive)
        // Changed, it stays so: nothing in it says otherwise.
        let page = try #require(try records.caseload.formPage(record: visit, today: Bench.today))
        #expect(page.followsSensitive && page.isSensitive(page.begun(Bench.today).answers))
        var again = page.begun(Bench.today)
        again.answers["catatan"] = "y"
        _ = try RecordsBench.back(try records.caseload.save(again, at: Bench.now, sure: true))
        #expect(try row(records, visit).isSensitive)
    }

    @Test func `a restricted case restricts what its form says beside it, also once closed`() throws
    {
        let records = try RecordsBench()
        let answers: JSONObject = ["perihal": "pangan"]
        let secret = try records.saved(
            RecordsBench.secret,
            Self.child,
            ["apa": "Kekerasan"],
        ).id
        let beside = try records.saved(RecordsBench.report, Self.child, answers).id
        let other = try records.saved(RecordsBench.report, Self.mother, answers).id
        #expect(try row(records, beside).isSensitive && !row(records, other).isSensitive)
        _ = try records.caseload.step(secret, to: "ditolak", note: "x", at: Bench.now)
        let later = try records.saved(RecordsBench.report, Self.child, answers).id
        #expect(try row(records, later).isSensitive)
    }

    @Test func `one saved before its form could say when is judged by its answers`() throws {
        let records = try RecordsBench()
        for (id, about) in [("referral:lama", "kebakaran"), ("referral:biasa", "pangan")] {
            try records.bench.record(
                id,
                form: "uji/laporan",
                family: "family:K1",
                member: "member:A2",
                on: Bench.today,
                due: Bench.today,
                state: "diterima",
                answers: ["perihal": .string(about)],
            )
        }
        #expect(try row(records, "referral:lama").isSensitive)
        #expect(try !row(records, "referral:biasa").isSensitive)
        let found = try records.caseload.records(RecordsQuery(text: "budi"), today: Bench.today)
        #expect(found.map(\.id) == ["referral:biasa"])
        let list = try records.bench.agenda().list(AgendaQuery(window: .all))
        let whats = (0..<list.count).map { list[$0].what }
        #expect(whats.count { if case .restricted = $0 { true } else { false } } == 1)
    }

    @Test func `a draft whose answers restrict it has no name on the home screen`() throws {
        let records = try RecordsBench()
        for (about, isHidden) in [("kebakaran", true), ("pangan", false)] {
            let draft = try records.draft(
                RecordsBench.report,
                Self.child,
                ["perihal": .string(about)],
            )
            try records.caseload.keep(draft)
            let line = try #require(
                try records.caseload.home(Bench.today.quarter, today: Bench.today).formDrafts.first
            )
            #expect(line.isSensitive == isHidden && line.name.isEmpty == isHidden, "\(about)")
        }
    }

    // MARK: The agenda

    private func items(_ records: RecordsBench, _ query: AgendaQuery = AgendaQuery(window: .all))
        throws -> [AgendaItem]
    {
        let list = try records.bench.agenda().list(query)
        return (0..<list.count).map { list[$0] }.filter { item in
            switch item.what {
            case .record, .restricted: true
            default: false
            }
        }
    }

    @Test func `of a restricted record the agenda has the day and the place alone`() throws {
        let records = try RecordsBench()
        try records.bench.importText([
            "k.csv": """
            kode_keluarga;kode_pengurus;rt;rw;desa;kode_kelompok;program
            K1;A1;1;2;Sukamaju;G1;pkh aktif 01/01/2020
            """
        ])
        try records.saved(RecordsBench.report, Self.child, ["perihal": "kebakaran"])
        try records.saved(RecordsBench.report, Self.mother, ["perihal": "pangan"])
        let items = try items(records)
        #expect(items.count == 2)
        let hidden = try #require(
            items.first { if case .restricted = $0.what { true } else { false } }
        )
        #expect(hidden.family == nil && hidden.familyName.isEmpty && hidden.name.isEmpty)
        #expect(hidden.marks.isEmpty && hidden.place.village == "Sukamaju")
        // In one RT live few: who it is about may be told from the place.
        let open = try #require(items.first { $0.place != hidden.place })
        #expect(open.place.village == "Sukamaju" && !open.place.rt.isEmpty)
        #expect(hidden.place.rw.isEmpty && hidden.place.rt.isEmpty)
        #expect(hidden.day == Bench.today.adding(days: 1))
        // A specialism would tell of what kind it is.
        #expect(try self.items(records, AgendaQuery(window: .all, mark: "anak")).count == 1)
        let text = String(describing: hidden)
        for word in ["Budi", "Siti", "Laporan", "laporan", "Diterima"] {
            #expect(!text.contains(word), "\(word) in \(text)")
        }
    }

    @Test func `a changed answer changes the agenda that is kept as one made anew`() throws {
        let records = try RecordsBench()
        let id = try records.saved(RecordsBench.report, Self.child, ["perihal": "pangan"]).id
        #expect(try items(records).map(\.name) == ["Budi"])
        let page = try #require(try records.caseload.formPage(record: id, today: Bench.today))
        var draft = page.begun(Bench.today)
        draft.answers["perihal"] = "kebakaran"
        _ = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now, sure: true))
        let now = try items(records)
        #expect(now.map(\.name) == [""])
        let fresh = try records.bench.freshAgenda().list(AgendaQuery(window: .all))
        #expect((0..<fresh.count).map { fresh[$0] }.filter { now.contains($0) } == now)
    }

    @Test func `paper leaves restricted records out and says how many`() throws {
        let records = try RecordsBench()
        try records.saved(RecordsBench.report, Self.child, ["perihal": "kebakaran"])
        try records.saved(
            RecordsBench.report,
            RecordSubject(member: "member:B1"),
            ["perihal": "kebakaran"],
        )
        let items = try items(records)
        let list = try records.caseload.visitList(day: Bench.today, items: items, alerts: [])
        #expect(list.stops.isEmpty && list.leftOut == 2 && !list.isEmpty)
        try records.saved(RecordsBench.report, Self.mother, ["perihal": "pangan"])
        let more = try records.caseload.visitList(
            day: Bench.today,
            items: try self.items(records),
            alerts: [],
        )
        #expect(more.stops.count == 1 && more.leftOut == 2)
    }

    @Test func `open complaints, referrals and cases are counted without the restricted ones`()
        throws
    {
        let records = try RecordsBench()
        func facts() throws -> [Value?] {
            let facts = try records.caseload.facts(
                of: "family:K1",
                member: "member:A2",
                on: Bench.today.adding(days: 9),
            )
            return [
                "family.openReferrals", "family.overdueReferrals", "family.openCases",
                "member.openCases",
            ].map { facts[$0] }
        }
        try records.saved(RecordsBench.report, Self.child, ["perihal": "kebakaran"])
        try records.saved(RecordsBench.secret, Self.child, ["apa": "HIV"])
        #expect(try facts() == [.number(0), .number(0), .number(0), .number(0)])
        try records.saved(RecordsBench.report, Self.mother, ["perihal": "pangan"])
        #expect(try facts() == [.number(1), .number(1), .number(0), .number(0)])
    }

    // MARK: Reports and paper

    private func words(_ report: Report) -> String {
        report.sections.map { section in
            section.table.rows.map { row in
                row.map { cell in
                    switch cell {
                    case .wording(let words): words.id
                    case .text(let text): text
                    case .count(let count): String(count)
                    case .masked: "*"
                    default: "?"
                    }
                }
                .joined(separator: "|")
            }
            .joined(separator: "\n")
        }
        .joined(separator: "\n")
    }

    @Test(arguments: [(1, "*"), (6, "6")])
    func `reports count restricted records on one line, a small count hidden`(
        count: Int,
        told: String,
    ) throws {
        let records = try RecordsBench()
        for _ in 0..<count {
            try records.saved(RecordsBench.report, Self.child, ["perihal": "kebakaran"])
        }
        try records.saved(RecordsBench.report, Self.mother, ["perihal": "pangan"])
        let scope = ReportScope(Bench.today.quarter)
        for name in [ReportName.pillars, .complaints] {
            let text = words(
                try records.caseload.report(name, scope, today: Bench.today)
            )
            let line = text.split(separator: "\n").first { $0.hasPrefix("Layanan terbatas") }
            #expect(line?.split(separator: "|").last == Substring(told), "\(name): \(text)")
            // The open one alone stands under its form.
            let open = text.split(separator: "\n").filter {
                $0.hasPrefix("Laporan|Uji") || $0.hasPrefix("Laporan|Lintas")
            }
            #expect(open.allSatisfy { $0.hasSuffix("|1|1") } && !open.isEmpty, "\(name): \(text)")
        }
        let month = try records.caseload.monthlyReport(Bench.today.month, today: Bench.today)
        let lines = words(month.lines)
        #expect(lines.contains("Layanan terbatas|\(told)"), "\(lines)")
    }

    @Test func `a family's card and history say nothing of what a restricted record is`() throws {
        let records = try RecordsBench()
        try records.saved(RecordsBench.report, Self.child, ["perihal": "kebakaran"])
        let card = try #require(
            try records.caseload.familyCard("family:K1", Bench.today.quarter, today: Bench.today)
        )
        #expect(card.history.rows.isEmpty)
        let line = try #require(try records.caseload.history(of: "family:K1").first)
        #expect(line.memberName.isEmpty && line.label.id == "terbatas")
    }

    @Test func `a family's card says what a filled form holds and how far it is`() throws {
        let records = try RecordsBench()
        try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        let card = try #require(
            try records.caseload.familyCard("family:K1", Bench.today.quarter, today: Bench.today)
        )
        guard case .wording(let told)? = card.history.rows.first?[4] else {
            Issue.record("nothing is told: \(card.history.rows)")
            return
        }
        #expect(told.id.hasSuffix("; Diterima") && told.id.count > "; Diterima".count, "\(told)")
    }

    @Test func `a draft that answers restrict is listed without anybody`() throws {
        let records = try RecordsBench()
        try records.caseload.keep(
            try records.draft(RecordsBench.report, Self.child, ["perihal": "kebakaran"])
        )
        try records.caseload.keep(
            try records.draft(RecordsBench.report, Self.mother, ["perihal": "pangan"])
        )
        let drafts = try records.caseload.formDrafts()
        #expect(drafts.filter(\.isSensitive).map(\.subject.member) == ["member:A2"])
        #expect(drafts.count == 2)
    }
}
