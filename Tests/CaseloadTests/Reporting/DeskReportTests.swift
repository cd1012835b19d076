import Casework
import Documents
import Forms
import LocalStore
import Reports
import Testing

@testable import Caseload

/// Reports of a desk as of their own days, whatever became of a record later.
@Suite struct DeskReportTests {
    private let bench: Bench
    private let third = ReportScope(Bench.quarter.previous)
    private let fourth = ReportScope(Bench.quarter)

    init() throws {
        bench = try Bench()
        try RecordsBench.fill(bench)
        try bench.install(Self.programme, named: "meja.json5")
    }

    private typealias Step = (state: String, on: String, role: String?)

    private func put(_ id: DocumentID, _ form: String, _ date: String, _ steps: [Step]) throws {
        let taken = steps.map { step -> JSONValue in
            var value: JSONObject = [
                "state": .string(step.state), "by": "pdp-001", "device": "laptop-a",
                "at": .string(step.on + "T09:00:00+07:00"),
            ]
            value["role"] = step.role.map { .string($0) }
            return .object(value)
        }
        try bench.put(
            id,
            [
                "type": .string(id.kind), "v": 1, "form": .string("meja/" + form),
                "version": "2020-01-01", "family": "family:K1", "date": .string(date),
                "answers": [:], "steps": .array(taken), "by": "pdp-001",
                "at": .string(date + "T09:00:00+07:00"), "device": "laptop-a",
            ],
        )
    }

    private func rows(
        _ name: ReportName,
        _ scope: ReportScope,
        _ title: String,
    ) throws -> [[ReportTable.Cell]] {
        let report = try bench.caseload.report(name, scope, today: Bench.today)
        return report.sections.first { $0.table.title.id == title }?.table.rows ?? []
    }

    /// Steps and waiting records of each role.
    private func desks(_ scope: ReportScope) throws -> [[ReportTable.Cell]] {
        try rows(.complaints, scope, "Menurut peran meja").map { [$0[1], $0[3]] }
    }

    /// Open at first, new, good, bad, other, open at last.
    private func states(_ name: ReportName, _ scope: ReportScope) throws -> [ReportTable.Cell] {
        Array(try rows(name, scope, "Sejauh mana").first?[1...6] ?? [])
    }

    private func counts(_ numbers: Int...) -> [ReportTable.Cell] { numbers.map { .count($0) } }

    @Test func `a role's steps are those of the days, and it waits as it did when they were over`()
        throws
    {
        try put(
            "complaint:1",
            "aduan",
            "2026-09-10",
            [
                ("buka", "2026-09-10", "fo"), ("telaah", "2026-09-12", "bo"),
                ("lanjut", "2026-10-05", "bo"),
            ],
        )
        #expect(try desks(third) == [counts(1, 0), counts(1, 1)])
        #expect(try desks(fourth) == [counts(0, 1), counts(1, 0)])
        #expect(try states(.complaints, third) == counts(0, 1, 0, 0, 0, 1))
        #expect(try states(.complaints, fourth) == counts(1, 0, 0, 0, 0, 1))
    }

    @Test func `what is opened again later was settled, and is work of the days it is opened in`()
        throws
    {
        try put(
            "complaint:1",
            "aduan",
            "2026-08-01",
            [
                ("buka", "2026-08-01", nil), ("selesai", "2026-08-20", nil),
                ("lanjut", "2026-10-10", nil),
            ],
        )
        #expect(try states(.complaints, third) == counts(0, 1, 1, 0, 0, 0))
        #expect(try states(.complaints, fourth) == counts(1, 0, 0, 0, 0, 1))
        // Settled before the third quarter and opened after it: no work of that one.
        try put(
            "complaint:2",
            "aduan",
            "2026-05-01",
            [
                ("buka", "2026-05-01", nil), ("selesai", "2026-05-20", nil),
                ("lanjut", "2026-10-10", nil),
            ],
        )
        #expect(try states(.complaints, third) == counts(0, 1, 1, 0, 0, 0))
        #expect(try states(.complaints, fourth) == counts(2, 0, 0, 0, 0, 2))
        let figures = try rows(.complaints, third, "Indikator").map { $0[1] }
        #expect(Array(figures.prefix(3)) == counts(0, 1, 1))
        #expect(figures[4] == ReportTable.Cell.count(19), "days to the end that it had then")
    }

    /// A proposal that the office has accepted, and perhaps its decision.
    private func decided(_ said: String?) throws {
        let id: DocumentID = "proposal:1"
        try put(id, "usul", "2026-09-10", [("buka", "2026-09-10", nil)])
        let revision = try bench.store.write { (writer) throws(StoreError) -> RevisionID? in
            guard let revision = try writer.revision(id) else { return nil }
            try writer.setDelivery(id, revision, .accepted)
            return revision
        }
        guard let said, let revision else { return }
        try bench.put(
            .decision(about: id, revision),
            [
                "type": "decision", "about": .string(id.rawValue), "verdict": "accepted",
                "revision": .string(revision.description), "by": "penyelia-1",
                "at": .string(said + "T09:00:00+07:00"),
            ],
        )
    }

    @Test func `a proposal waits until the day on which the office has decided`() throws {
        try decided(nil)
        #expect(try states(.proposals, third) == counts(0, 1, 0, 0, 0, 1))
        #expect(try states(.proposals, fourth) == counts(1, 0, 1, 0, 0, 0))
    }

    @Test func `a decision's own day counts, not when it was learned`() throws {
        try decided("2026-09-20")
        #expect(try states(.proposals, third) == counts(0, 1, 1, 0, 0, 0))
        #expect(try states(.proposals, fourth).isEmpty)
    }

    @Test func `what is hidden is noted once, with the number below which it is`() throws {
        try put("complaint:1", "aduan", "2026-10-05", [("buka", "2026-10-05", nil)])
        try bench.record(
            "referral:r",
            form: "uji/laporan",
            family: "family:K1",
            member: "member:A2",
            on: Bench.today,
            answers: ["perihal": "kebakaran"],
        )
        let report = try bench.caseload.report(.complaints, fourth, today: Bench.today)
        #expect(report.notes == [ReportTable.maskNote(5)])
    }

    private static let programme = #"""
        {
          _id: "programme:meja", type: "programme", v: 1, id: "meja", source: "uji",
          name: { id: "Meja", en: "Desk" }, short: { id: "Meja", en: "Desk" },
          membership: { active: ["aktif"] },
          flows: [{ id: "alur", source: "uji", start: "buka",
            states: [
              { code: "buka", label: { id: "Terbuka", en: "Open" } },
              { code: "telaah", label: { id: "Ditelaah", en: "In review" } },
              { code: "lanjut", label: { id: "Ditindaklanjuti", en: "In hand" } },
              { code: "selesai", label: { id: "Selesai", en: "Done" }, ends: true, outcome: "good" },
            ],
            steps: [
              { from: ["buka"], to: "telaah", label: { id: "Telaah", en: "Review" }, roles: ["bo"] },
              { from: ["telaah", "selesai"], to: "lanjut", label: { id: "Lanjut", en: "Go on" }, roles: ["bo"] },
              { from: ["lanjut", "buka"], to: "selesai", label: { id: "Selesai", en: "Finish" }, roles: ["fo"] },
            ] }],
          records: [
            { id: "aduan", kind: "complaint", label: { id: "Aduan", en: "Complaint" }, about: "family",
              identity: "own", flow: "alur",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] }] }] },
            { id: "usul", kind: "proposal", label: { id: "Usul", en: "Proposal" }, about: "family",
              identity: "own", flow: "alur",
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] }] }] },
          ],
        }
        """#
}
