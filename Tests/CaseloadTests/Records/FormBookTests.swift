import Casework
import Documents
import Exchange
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FormBookTests {
    /// The programme with a flow whose step leads nowhere.
    private static let broken = RecordsBench.programme.replacing(
        "to: \"ditelaah\", label: { id: \"Telaah\"",
        with: "to: \"ditelah\", label: { id: \"Telaah\"",
    )

    /// A programme of its own that uses the list of `uji`.
    private static func borrower(_ list: String = "uji/perihal") -> String {
        """
        { _id: "programme:pinjam", type: "programme", v: 1, id: "pinjam", source: "uji",
          name: { id: "P", en: "P" }, short: { id: "P", en: "P" }, membership: { active: ["aktif"] },
          records: [{ id: "catatan", kind: "visit", label: { id: "C", en: "N" }, about: "family",
            identity: "own", versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
              { id: "apa", kind: "one", label: { id: "A", en: "A" }, list: "\(list)" } ] }] }] }] }
        """
    }

    private func forms(_ bench: Bench) throws -> [String] {
        try bench.caseload.formBook().forms.map(\.id.rawValue)
    }

    @Test func `a file with broken forms is refused with its place, and the old forms stay`() throws
    {
        let records = try RecordsBench()
        let before = try records.bench.sequence()
        guard case .refused(let error) = try records.bench.tried(Self.broken) else {
            Issue.record("a flow to nowhere was taken")
            return
        }
        #expect(error.file == "uji.json5" && error.path == "flows[0].steps[0].to")
        #expect(error.reason == .unknownReference("ditelah", near: "ditelaah"))
        #expect(try records.bench.sequence() == before)
        #expect(try forms(records.bench).contains("uji/aduan"))
        // The same by an import.
        let report = try records.bench.importText(["uji.json5": Self.broken])
        #expect(report.files.map(\.refused) == [1])
        guard case .refused(let again) = report.programmes.first?.result else {
            Issue.record("imported")
            return
        }
        #expect(again.path == error.path && again.file == "uji.json5")
        #expect(try records.bench.sequence() == before)
        let good = RecordsBench.programme.replacing("Pengaduan", with: "Aduan warga")
        #expect(try records.bench.importText(["uji.json5": good]).files.map(\.changed) == [1])
        let label = try records.caseload.formBook().form(RecordsBench.complaint)?.label
        #expect(label?.id == "Aduan warga")
    }

    @Test func `a broken document from the office leaves its forms as they were`() throws {
        let records = try RecordsBench()
        try records.bench.store.write { (writer) throws(StoreError) in
            let body = try writer.document("programme:uji")?.body ?? JSONObject()
            guard case .stored(let first) = try writer.put("programme:uji", body) else { return }
            var broken = body
            broken["flows"] = []
            try writer.put("programme:uji", broken, parent: first)
        }
        #expect(try forms(records.bench).contains("uji/aduan"))
        #expect(try records.caseload.formFaults().map(\.file) == ["programme:uji"])
        #expect(try records.caseload.programmeFaults() == records.caseload.formFaults())
        // What is in force can be filled.
        _ = try records.saved(RecordsBench.monthly, RecordsBench.family, ["berat": 5])
        // And the other programmes are as they were.
        #expect(try records.caseload.ruleBook().programme("pkh") != nil)
    }

    @Test func `a programme without any usable forms still has its obligations`() throws {
        let records = try RecordsBench()
        try records.bench.store.write { (writer) throws(StoreError) in
            var body = try writer.document("programme:pkh")?.body ?? JSONObject()
            body["records"] = [["id": "x"]]
            try writer.put("programme:pkh", body, local: false)
        }
        #expect(try records.caseload.ruleBook().programme("pkh")?.obligations.isEmpty == false)
        #expect(try records.caseload.formFaults().map(\.file) == ["programme:pkh"])
        #expect(try forms(records.bench).contains("uji/aduan"))
    }

    @Test func `files may name each other's lists and come in either order`() throws {
        let bench = try Bench()
        // Its forms wait for the programme whose list they name.
        #expect(try bench.tried(Self.borrower(), named: "p.json5") == .added)
        #expect(try !forms(bench).contains("pinjam/catatan"))
        #expect(try bench.tried(RecordsBench.programme) == .added)
        #expect(try Set(forms(bench)).isSuperset(of: ["pinjam/catatan", "uji/aduan"]))
        // A programme that is here has the list or has it not.
        guard case .refused(let error) = try bench.tried(Self.borrower("uji/tiada")) else {
            Issue.record("a list that is nowhere was taken")
            return
        }
        #expect(error.file == "uji.json5")
        // Nor may a list go that another programme uses.
        let without = RecordsBench.programme.replacing("perihal\", source", with: "hal\", source")
            .replacing("list: \"perihal\"", with: "list: \"hal\"")
        guard case .refused = try bench.tried(without) else {
            Issue.record("a list in use went")
            return
        }
        #expect(try Set(forms(bench)).isSuperset(of: ["pinjam/catatan", "uji/aduan"]))
    }

    @Test func `a programme that comes while a form is open keeps what was typed`() throws {
        let records = try RecordsBench()
        let draft = try records.draft(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        try records.caseload.keep(draft)
        // Of a form nobody knows it is not ruled out that its records are restricted.
        var unknown = draft
        unknown.isSensitive = true
        // The new file has no such form any more.
        let renamed = RecordsBench.programme.replacing("id: \"aduan\"", with: "id: \"aduan-baru\"")
        #expect(try records.bench.install(renamed) == .changed)
        #expect(try records.caseload.formDrafts() == [unknown])
        #expect(throws: CaseloadError.self) {
            try records.caseload.save(draft, at: Bench.now)
        }
        #expect(try records.caseload.formDrafts() == [unknown])
        // It comes back, and the typing with it.
        #expect(try records.bench.install(RecordsBench.programme) == .changed)
        _ = try RecordsBench.back(try records.caseload.save(draft, at: Bench.now))
        #expect(try records.caseload.formDrafts().isEmpty)
    }
}
