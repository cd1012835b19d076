import App
import Caseload
import Casework
import Documents
import Forms
import Testing

@testable import Commands

/// Forms through the program's plain mode, the input as a pipe brings it.
@Suite struct PlainFormTests {
    private static let programme = #"""
        {
          _id: "programme:uji", type: "programme", v: 1, id: "uji", source: "uji",
          name: { id: "Program uji", en: "Test programme" }, short: { id: "Uji", en: "Test" },
          membership: { active: ["aktif"] },
          lists: [{ id: "jenis", source: "uji", rows: [
            { code: "beras", label: { id: "Beras", en: "Rice" } },
            { code: "kursi", label: { id: "Kursi roda", en: "Wheelchair" } } ] }],
          records: [{ id: "bantuan", kind: "aid", label: { id: "Bantuan uji coba", en: "Trial aid" },
            about: "family", identity: "own",
            versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
              { id: "jenis", kind: "one", label: { id: "Jenis", en: "Kind" }, list: "jenis", required: true },
              { id: "banyak", kind: "number", label: { id: "Banyak", en: "Count" }, min: 1 },
              { id: "catatan", kind: "text", label: { id: "Catatan", en: "Remark" } } ] }] }] }],
        }
        """#

    private func bench() throws -> CommandBench {
        let bench = try CommandBench()
        try bench.fill()
        try bench.caseload { caseload in
            _ = try caseload.installProgrammes([("uji.json5", Array(Self.programme.utf8))])
        }
        return bench
    }

    private func records(_ bench: CommandBench) throws -> [JSONObject] {
        var found: [JSONObject] = []
        try bench.caseload { caseload in
            let today = CommandBench.now.day
            for row in try caseload.records(RecordsQuery(), today: today) {
                let page = try caseload.recordPage(row.id, today: today)
                if let page { found.append(page.record.answers) }
            }
        }
        return found
    }

    @Test func `a form is filled line by line and saved after it was shown`() throws {
        let bench = try bench()
        let answer = bench.plain([
            "3", "a", "1", "", "uji coba", "1", "9", "kursi", "nol", "2", "Untuk Mbah", "1", "0",
        ])
        #expect(answer.code == .done, "\(answer.said)")
        #expect(answer.output.contains("1. Beras"), "\(answer.said)")
        #expect(answer.output.contains("Bukan angka"), "\(answer.said)")
        #expect(answer.output.contains("Jenis: Kursi roda"), "\(answer.said)")
        #expect(answer.output.contains("Tersimpan di laptop ini."), "\(answer.said)")
        let saved = try records(bench)
        #expect(saved == [["jenis": "kursi", "banyak": 2, "catatan": "Untuk Mbah"]])
        #expect(!answer.output.utf8.contains(0x1B))
    }

    @Test func `a form that is left stays a draft and goes on the next time`() throws {
        let bench = try bench()
        let first = bench.plain(["3", "a", "1", "", "uji coba", "1", "1", "5"])
        #expect(first.code == .done, "\(first.said)")
        #expect(try records(bench).isEmpty)
        let again = bench.plain(["3", "a", "1", "", "uji coba", "1", "", "", "", "1", "0"])
        #expect(again.output.contains("Draf yang belum disimpan diteruskan."), "\(again.said)")
        #expect(try records(bench) == [["jenis": "beras", "banyak": 5]])
    }

    @Test func `what is missing has to be mended before it is saved`() throws {
        let bench = try bench()
        let answer = bench.plain([
            "3", "a", "1", "", "uji coba", "1", ".", "1", "2", ".", "1", "0",
        ])
        #expect(answer.output.contains("Jenis: Wajib diisi"), "\(answer.said)")
        #expect(try records(bench) == [["jenis": "kursi"]])
    }
}
