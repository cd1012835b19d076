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
