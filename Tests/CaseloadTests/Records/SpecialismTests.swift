import Casework
import Documents
import Forms
import LocalStore
import Reports
import TestSupport
import Testing

@testable import Caseload

/// Who does what at a desk and is good at what: on steps, in the agenda, in reports.
@Suite struct SpecialismTests {
    private static let complaint = FormID("khusus/aduan")
    private static let child = RecordSubject(member: "member:A2")
    private static let other = RecordSubject(member: "member:B1")

    private static let programme = #"""
        {
          _id: "programme:khusus", type: "programme", v: 1, id: "khusus", source: "u",
          name: { id: "Khusus", en: "Special" }, short: { id: "Khusus", en: "Special" },
          flows: [ { id: "meja", source: "u", start: "masuk",
            states: [
              { code: "masuk", label: { id: "Masuk", en: "In" }, due: "1d" },
              { code: "telaah", label: { id: "Ditelaah", en: "Under review" }, due: "2d" },
              { code: "selesai", label: { id: "Selesai", en: "Done" }, ends: true, outcome: "good" } ],
            steps: [
              { from: ["masuk"], to: "telaah", label: { id: "Telaah", en: "Review" }, roles: ["bo"] },
              { from: ["telaah"], to: "selesai", label: { id: "Selesai", en: "End" }, roles: ["manajer"] } ] } ],
          records: [ { id: "aduan", kind: "complaint", label: { id: "Aduan", en: "Complaint" }, about: "member",
            identity: "own", flow: "meja", title: "{isi}", sensitive: "isi = 'rahasia'",
            marks: { anak: "member.age < 18", bencana: "isi in ['banjir', 'rahasia']" },
            versions: [ { from: "2020-01-01", source: "u", sections: [ { questions: [
              { id: "isi", kind: "text", label: { id: "Isi", en: "Text" }, required: true } ] } ] } ] } ],
          alerts: [ { id: "semua", label: { id: "Semua", en: "All" }, about: "member", weight: 5, when: "member.age >= 0",
            why: { id: "Umur {member.age}", en: "Aged {member.age}" }, marks: { anak: "member.age < 18" },
            from: "2020-01-01", source: "u" } ],
        }
        """#

    private func bench() throws -> RecordsBench {
        let records = try RecordsBench()
        try records.bench.install(Self.programme, named: "khusus.json5")
        return records
    }

    private func items(_ records: RecordsBench, _ query: AgendaQuery) throws -> [AgendaItem] {
        let list = try records.bench.agenda().list(query)
        return (0..<list.count).map { list[$0] }.filter {
            if case .record = $0.what { true } else { false }
        }
    }

    // MARK: Specialisms

    @Test func `a record keeps the specialisms that held, and is found by them`() throws {
        let records = try bench()
        let child = try records.saved(Self.complaint, Self.child, ["isi": "sekolah"]).id
        let flood = try records.saved(Self.complaint, Self.other, ["isi": "banjir"]).id
        let secret = try records.saved(Self.complaint, Self.other, ["isi": "rahasia"]).id
        func rows(_ mark: String) throws -> [DocumentID] {
            try records.caseload.records(RecordsQuery(mark: mark), today: Bench.today).map(\.id)
        }
        #expect(try rows("anak") == [child])
        #expect(try rows("bencana") == [flood], "a restricted record is not found by what it is")
        let kept = try records.bench.store.read { (reader) throws(StoreError) in
            try [child, flood, secret].map { (id) throws(StoreError) in
                try reader.document(id)?.body["marks"]
            }
        }
        #expect(kept == [["anak"], ["bencana"], ["bencana"]])
        let all = try records.caseload.records(RecordsQuery(), today: Bench.today)
        #expect(all.first { $0.id == flood }?.marks == ["bencana"])
        #expect(all.first { $0.id == secret }?.marks == [])
    }

    @Test func `her own specialisms come first, with the places where they are`() throws {
        let records = try bench()
        try records.saved(Self.complaint, Self.child, ["isi": "sekolah"])
        try records.saved(Self.complaint, RecordSubject(member: "member:A1"), ["isi": "banjir"])
        try records.saved(Self.complaint, Self.other, ["isi": "banjir"])
        func names(_ own: Set<String>, only: Bool = false) throws -> [String] {
            try items(records, AgendaQuery(window: .all, own: own, ownOnly: only)).map(\.name)
        }
        let plain = try names([])
        #expect(plain.count == 3 && plain.last == "Rahayu", "by place: \(plain)")
        #expect(try names(["anak"]).first == "Budi")
        #expect(try names(["anak"]).last == "Rahayu", "a place without comes later")
        #expect(try names(["bencana"]) == ["Siti", "Budi", "Rahayu"])
        #expect(try names(["anak"], only: true) == ["Budi"])
        #expect(try names(["bencana"], only: true) == ["Siti", "Rahayu"])
        let marks = try items(records, AgendaQuery(window: .all)).first { $0.name == "Budi" }?.marks
        #expect(marks == ["anak"])
        // The same out of a store that is opened anew.
        let fresh = try records.bench.freshAgenda().list(AgendaQuery(window: .all, mark: "anak"))
        #expect(fresh.count == 1 && fresh[0].name == "Budi")
    }

    @Test func `a place of her own goes before one by the alphabet`() throws {
        let records = try bench()
        try records.saved(Self.complaint, Self.child, ["isi": "sekolah"])
        try records.saved(Self.complaint, Self.other, ["isi": "banjir"])
        let query = AgendaQuery(window: .all, own: ["bencana"])
        #expect(try items(records, query).map(\.name) == ["Rahayu", "Budi"])
        // Nothing is lost by an order.
        let plain = try records.bench.agenda().list(AgendaQuery(window: .all))
        let own = try records.bench.agenda().list(query)
        #expect(plain.count == own.count && plain.counts == own.counts)
    }

    @Test func `an alert bears what holds for whom it is about`() throws {
        let records = try bench()
        func alerts(_ query: AgendaQuery) throws -> [Alert] {
            let list = try records.bench.agenda().alerts(query)
            return (0..<list.count).map { list[$0] }.filter { $0.rule == FormID("khusus/semua") }
        }
        let all = try alerts(AgendaQuery())
        #expect(all.count == 3 && all.first { $0.memberName == "Budi" }?.marks == ["anak"])
        #expect(try alerts(AgendaQuery(mark: "anak")).map(\.memberName) == ["Budi"])
        for byWeight in [false, true] {
            let own = try alerts(AgendaQuery(own: ["anak"], byWeight: byWeight))
            #expect(own.count == 3 && own.first?.memberName == "Budi", "by weight: \(byWeight)")
        }
    }

    // MARK: The desk's role

    private func steps(_ records: RecordsBench, _ id: DocumentID) throws -> [RecordStep] {
        try #require(try records.caseload.recordPage(id, today: Bench.today)).record.steps
    }

    @Test func `each step bears the role in which it was taken`() throws {
        let records = try bench()
        try records.caseload.set(WorkerProfile(desk: .frontOffice))
        let id = try records.saved(Self.complaint, Self.child, ["isi": "sekolah"]).id
        try records.caseload.set(WorkerProfile(desk: .backOffice))
        _ = try records.caseload.step(id, to: "telaah", at: Bench.now)
        try records.caseload.set(WorkerProfile())
        _ = try records.caseload.step(id, to: "selesai", at: Bench.now)
        #expect(try steps(records, id).map(\.role) == ["fo", "bo", nil])
        // In a flow that names no roles none is kept.
        try records.caseload.set(WorkerProfile(desk: .backOffice))
        let plain = try records.saved(RecordsBench.report, Self.child, ["perihal": "pangan"]).id
        #expect(try steps(records, plain).map(\.role) == [nil])
        let page = try #require(
            try records.caseload.familyPage("family:K1", Bench.quarter, today: Bench.today)
        )
        let told = page.timeline(zone: 25_200).compactMap(\.role)
        #expect(Set(told) == ["fo", "bo"])
    }

    @Test func `the report of complaints counts by role what was done and what waits`() throws {
        let records = try bench()
        try records.caseload.set(WorkerProfile(desk: .frontOffice))
        let first = try records.saved(Self.complaint, Self.child, ["isi": "sekolah"]).id
        try records.saved(Self.complaint, Self.other, ["isi": "banjir"])
        try records.caseload.set(WorkerProfile(desk: .backOffice))
        var later = Bench.now
        later.seconds += 3 * 86_400
        _ = try records.caseload.step(first, to: "telaah", at: later)
        let report = try records.caseload.report(
            .complaints,
            ReportScope(Bench.today.quarter),
            today: Bench.today,
        )
        let table = try #require(
            report.sections.first { $0.table.title.id == "Menurut peran meja" }
        ).table
        #expect(
            table.rows == [
                [.wording(DeskRole.frontOffice.wording), .count(2), .empty, .count(0)],
                [.wording(DeskRole.backOffice.wording), .count(1), .count(3), .count(1)],
                [.wording(DeskRole.manager.wording), .count(0), .empty, .count(1)],
            ]
        )
    }

    @Test func `the office's list says what she has not set herself`() throws {
        let records = try bench()
        let store = records.bench.store
        let entry = WorkerEntry(
            login: "siti",
            name: "Siti",
            role: .worker,
            desk: .manager,
            marks: ["lansia"],
        )
        try store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument("_local/sync", ["login": "siti"])
            try writer.put(WorkerEntry.id("siti"), entry.body(assignedTo: ["siti"]), parent: nil)
        }
        let caseload = records.caseload
        #expect(try caseload.profile() == WorkerProfile(desk: .manager, marks: ["lansia"]))
        try caseload.set(WorkerProfile(desk: .manager, marks: ["anak"]))
        #expect(try caseload.profile() == WorkerProfile(desk: .manager, marks: ["anak"]))
        // What she left as it was still follows the office.
        try store.write { (writer) throws(StoreError) in
            var body = entry.body(assignedTo: ["siti"])
            body["desk"] = "bo"
            let parent = try writer.document(WorkerEntry.id("siti"))?.revision
            try writer.put(WorkerEntry.id("siti"), body, parent: parent)
        }
        #expect(try caseload.profile() == WorkerProfile(desk: .backOffice, marks: ["anak"]))
        try caseload.set(WorkerProfile())
        #expect(try caseload.profile() == WorkerProfile())
        #expect(try caseload.specialisms().contains("bencana"))
    }
}
