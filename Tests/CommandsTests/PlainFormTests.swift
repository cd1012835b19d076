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

    @Test func `a number that nothing has is asked again, and chooses nobody else`() throws {
        let bench = try bench()
        let answer = bench.plain([
            "3", "a", "999", "x", "1", "99", "2x", "", "uji coba", "7", "1", "1", ".", "1", "0",
        ])
        let again = answer.output.ranges(of: "Tidak ada nomor itu;").count
        #expect(again == 5, "\(answer.said)")
        #expect(try records(bench) == [["jenis": "beras"]])
        // Without a number it goes back, and nothing was begun.
        let left = bench.plain(["3", "a", "999", "", "0"])
        #expect(left.code == .done, "\(left.said)")
        #expect(try records(bench).count == 1)
    }

    // MARK: Who may be the same

    private static let newcomers = #"""
        {
          _id: "programme:baru", type: "programme", v: 1, id: "baru", source: "uji",
          name: { id: "Orang baru", en: "New people" }, short: { id: "Baru", en: "New" },
          membership: { active: ["aktif"] },
          records: [
            { id: "lapor", kind: "complaint", label: { id: "Lapor diri uji", en: "Trial walk-in" },
              about: "none", identity: "own", names: ["nama"], newcomer: { name: "nama", born: "lahir" },
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "nama", kind: "text", label: { id: "Nama", en: "Name" }, required: true },
                { id: "lahir", kind: "date", label: { id: "Lahir", en: "Born" } },
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] }] }] },
            { id: "tambah", kind: "proposal", label: { id: "Tambah anggota uji", en: "Trial member" },
              about: "family", identity: "own", names: ["nama"],
              newcomer: { name: "nama", born: "lahir" },
              versions: [{ from: "2020-01-01", source: "uji", sections: [{ questions: [
                { id: "nama", kind: "text", label: { id: "Nama", en: "Name" }, required: true },
                { id: "lahir", kind: "date", label: { id: "Lahir", en: "Born" } },
                { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] }] }] },
          ],
        }
        """#

    /// A bench with forms about new people, and somebody of the register who is not of the first family.
    private func newcomerBench() throws -> (bench: CommandBench, known: Member, typed: [String]) {
        let bench = try bench()
        var known: Member?
        try bench.caseload { caseload in
            _ = try caseload.installProgrammes([("baru.json5", Array(Self.newcomers.utf8))])
            let index = try caseload.familyIndex()
            let list = index.list(index.search("a"))
            for place in 1..<list.count where known == nil {
                let day = CommandBench.now.day
                let page = try caseload.familyPage(list.id(place), day.quarter, today: day)
                known = page?.members.first { $0.born != nil && $0.name.count > 6 }
            }
        }
        let person = try #require(known)
        let born = try #require(person.born)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = two(born.dayOfMonth) + two(born.monthOfYear) + "\(born.year)"
        return (bench, person, [person.name, date])
    }

    @Test func `after name and birth date those who may be the same are offered, and one is taken`()
        throws
    {
        let (bench, known, typed) = try newcomerBench()
        // Enter goes over what came along into the form about her.
        let answer = bench.plain(
            ["3", "", "lapor diri uji", "1"] + typed + ["1", "", "", "Minta kartu", "1", "0"]
        )
        #expect(answer.output.contains("Mirip dengan:"), "\(answer.said)")
        #expect(answer.output.contains("1. " + known.name), "\(answer.said)")
        #expect(answer.output.contains("Tersimpan di laptop ini."), "\(answer.said)")
        var found: [RecordRow] = []
        try bench.caseload { caseload in
            found = try caseload.records(RecordsQuery(), today: CommandBench.now.day)
            #expect(try caseload.formDrafts().isEmpty)
        }
        #expect(found.map(\.member) == [known.id] && found.map(\.family) == [known.family])
        #expect(try records(bench).first?["isi"] == "Minta kartu")
    }

    @Test func `those who are others are noted with the record, and nobody is asked twice`() throws
    {
        let (bench, known, typed) = try newcomerBench()
        let answer = bench.plain(
            ["3", "a", "1", "", "tambah anggota uji", "1"] + typed
                + ["1", "salah", "b", "Pindah masuk", "1", "0"]
        )
        #expect(answer.output.contains("Nomor untuk melihat"), "\(answer.said)")
        #expect(answer.output.contains("b, atau Enter"), "\(answer.said)")
        #expect(answer.output.contains("Dicatat: bukan orang yang sama dengan"), "\(answer.said)")
        let saved = try #require(try records(bench).first)
        #expect(Newcomer.others(in: saved).contains(known.id))
        #expect(saved["isi"] == "Pindah masuk")
    }

    @Test func `somebody nobody is like is not held up`() throws {
        let (bench, _, typed) = try newcomerBench()
        let answer = bench.plain(
            ["3", "", "lapor diri uji", "1", "Xyquzwo Vbrxtq", typed[1], "Minta kartu", "1", "0"]
        )
        #expect(!answer.output.contains("Mirip dengan:"), "\(answer.said)")
        #expect(answer.output.contains("Tersimpan di laptop ini."), "\(answer.said)")
    }
}
