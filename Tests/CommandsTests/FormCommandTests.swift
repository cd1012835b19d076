import Documents
import Forms
import TestSupport
import Testing

@testable import Commands

/// Forms on the command line, with the programmes that come with the program.
@Suite struct FormCommandTests {
    private static let complaint: JSONValue = [
        "nama": "Mak Ijah", "layanan": "pbi-reaktivasi", "isi": "Kartu tidak aktif.",
    ]

    private func bench() throws -> CommandBench {
        let bench = try CommandBench()
        try bench.fill(families: 4)
        return bench
    }

    private func file(_ bench: CommandBench, _ json: JSONValue) throws -> String {
        // Each its own: several stand in one list of cases.
        let path = bench.home.file("jawaban-\(json.serialized().count).json")
        try Bytes.write(String(decoding: json.serialized(), as: UTF8.self), to: path)
        return path
    }

    @Test func `a form is filled from a file, stepped on and found again`() throws {
        let bench = try bench()
        let path = try file(bench, Self.complaint)
        let filled = try bench.json("fill", "puskesos/pengaduan", path)["fill"]
        let id = try #require(filled?["id"]?.string)
        #expect(filled?["saved"] == true && filled?["value"]?.string == "diterima")
        #expect(filled?["due"]?.string == "2026-11-16" && filled?["waiting"]?.int == 1)
        let step = try bench.json("step", id, "ditelaah")["step"]
        #expect(step?["value"]?.string == "ditelaah" && step?["waiting"]?.int == 1)
        for words in [["reaktivasi"], ["ijah"], ["--open"], ["--kind", "complaint"], []] {
            let rows = try bench.json("records", words)["records"]?.array
            #expect(rows?.map { $0["id"]?.string } == [id], "\(words)")
        }
        for words in [["ambulans"], ["--overdue"], ["--state", "selesai"], ["--limit", "0"]] {
            #expect(
                try bench.json("records", words)["records"]?.array?.isEmpty == true,
                "\(words)",
            )
        }
        let row = try bench.json("records")["records"]?.array?.first
        #expect(row?["title"]?.string?.contains("PBI-JK: reaktivasi") == true)
        #expect(row?["form"]?.string == "puskesos/pengaduan" && row?["open"] == true)
        let text = bench.run("records")
        #expect(text.output.contains("Ditelaah") && text.output.contains(id))
        // It is in the queue as any record.
        let queue = try bench.json("queue")["queue"]?.array
        #expect(queue?.map { $0["kind"]?.string } == ["complaint"])
    }

    @Test func `a restricted record is changed only by whoever asks for it, and the look is noted`()
        throws
    {
        let bench = try bench()
        var secret = Self.complaint
        secret["layanan"] = "odgj"
        let path = try file(bench, secret)
        let id = try #require(
            try bench.json("fill", "puskesos/pengaduan", path)["fill"]?["id"]?.string
        )
        for words in [
            ["step", id, "ditelaah"],
            ["fill", "puskesos/pengaduan", path, "--record", id, "--sure"],
        ] {
            #expect(bench.run(words).code == .failed, "\(words)")
            #expect(try bench.json("looks")["looks"]?.array?.isEmpty == true, "\(words)")
        }
        #expect(
            try bench.json("step", id, "ditelaah", "--sensitive")["step"]?["value"] == "ditelaah"
        )
        let looks = try bench.json("looks")["looks"]?.array
        #expect(looks?.count == 1 && looks?.first?["id"]?.string == id)
    }

    @Test func `the queue tells dates as people write them, and as ISO in JSON`() throws {
        let bench = try bench()
        _ = try bench.json("fill", "puskesos/pengaduan", try file(bench, Self.complaint))
        let at = try #require(try bench.json("queue")["queue"]?.array?.first?["at"]?.string)
        #expect(at.hasPrefix("2026-11-") && at.contains("T"), "\(at)")
        let text = bench.run("queue").output
        #expect(!text.contains(at) && !text.contains("2026-11-"), "\(text)")
        #expect(text.contains(" Nov 2026 "), "\(text)")
    }

    @Test func `what is missing or nobody asks for is said, and nothing is stored`() throws {
        let bench = try bench()
        let missing = bench.run("fill", "puskesos/pengaduan", try file(bench, ["nama": "A"]))
        #expect(missing.code == .failed && missing.errors.contains("layanan: wajib diisi"))
        let json = bench.run("fill", "puskesos/pengaduan", try file(bench, [:]), "--json")
        #expect(json.code == .failed)
        let findings = try json.json["fill"]?["findings"]?.array ?? []
        #expect(findings.contains { $0["path"]?.string == "isi" })
        let cases: [([String], String)] = [
            (["puskesos/pengadua", try file(bench, [:])], "puskesos/pengaduan"),
            (["puskesos/pengaduan", try file(bench, ["nma": "A"])], "nama"),
            (["puskesos/pengaduan", try file(bench, ["nama"])], "satu objek"),
            (["bst/pencairan", try file(bench, [:])], "bst/pencairan"),
            (["bst/pencairan", try file(bench, [:]), "--family", "tiada"], "bst/pencairan"),
            (["puskesos/pengaduan", bench.home.file("tiada.json")], "tiada.json"),
            (
                ["puskesos/pengaduan", try file(bench, [:]), "--record", "complaint:x"],
                "complaint:x",
            ),
        ]
        for (words, hint) in cases {
            let answer = bench.run(["fill"] + words)
            #expect(answer.code == .failed || answer.code == .wrongUse, "\(words)")
            #expect(answer.errors.contains(hint), "\(words): \(answer.said)")
        }
        let broken = bench.home.file("rusak.json")
        try Bytes.write("{\"nama\": \n ,", to: broken)
        let answer = bench.run("fill", "puskesos/pengaduan", broken)
        #expect(answer.errors.contains("baris 2"), "\(answer.said)")
        #expect(try bench.json("queue")["waiting"]?.int == 0)
    }

    @Test func `a step that cannot be taken says which can`() throws {
        let bench = try bench()
        let path = try file(bench, Self.complaint)
        let id = try #require(
            try bench.json("fill", "puskesos/pengaduan", path)["fill"]?["id"]?.string
        )
        let wrong = bench.run("step", id, "ditetapkan")
        #expect(wrong.code == .failed && wrong.errors.contains("ditelaah"), "\(wrong.said)")
        let note = bench.run("step", id, "perlu-dokumen")
        #expect(note.code == .failed && note.errors.contains("keterangan"), "\(note.said)")
        #expect(bench.run("step", id, "perlu-dokumen", "--note", "KK").code == .done)
        _ = bench.run("step", id, "ditelaah")
        let asked = bench.run("step", id, "direkomendasikan")
        #expect(asked.errors.contains("rekomendasi: wajib diisi"), "\(asked.said)")
        let answers = try file(bench, ["rekomendasi": "Aktifkan lagi."])
        let changed = bench.run("fill", "puskesos/pengaduan", answers, "--record", id)
        #expect(changed.code == .done, "\(changed.said)")
        #expect(bench.run("step", id, "direkomendasikan", "--due", "2026-11-30").code == .done)
        let row = try bench.json("records")["records"]?.array?.first
        #expect(row?["due"]?.string == "2026-11-30" && row?["value"]?.string == "direkomendasikan")
        #expect(bench.run("step", "complaint:x", "ditelaah").errors.contains("complaint:x"))
        #expect(bench.run("step", id, "x", "--due", "besok").code != .done)
    }

    @Test func `the forms in force are listed, sensitive ones marked`() throws {
        let bench = try bench()
        let forms = try bench.json("forms")["forms"]?.array ?? []
        let sensitive = forms.filter { $0["sensitive"] == true }.compactMap { $0["id"]?.string }
        #expect(sensitive.contains("kasus/kasus-rahasia"))
        let byAnswer = forms.filter { $0["sensitiveWhen"] != nil }
        #expect(!byAnswer.isEmpty && byAnswer.allSatisfy { $0["sensitive"] == nil })
        for form in byAnswer {
            let text = form["sensitiveWhen"]?.string ?? ""
            #expect((try? Expression(text)) != nil, "\(form): \(text)")
        }
        #expect(try bench.json("forms")["faults"]?.array?.isEmpty == true)
        #expect(bench.run("forms").output.contains("puskesos/pengaduan"))
    }

    @Test func `programme files are checked with file, path and reason`() throws {
        let bench = try bench()
        let good = Checkout.path + "/sample-data/programs/puskesos.json5"
        let sound = bench.bare(["forms", "check", good])
        #expect(sound.code == .done && sound.output.contains("puskesos.json5"), "\(sound.said)")
        let text = String(
            decoding: try Bytes.read(good),
            as: UTF8.self,
        )
        let path = bench.home.file("puskesos.json5")
        try Bytes.write(
            text.replacing("list: \"layanan\"", with: "list: \"layanon\""),
            to: path,
        )
        let broken = bench.bare(["forms", "check", path, "--json"])
        #expect(broken.code == .failed)
        let finding = try broken.json["forms"]?.array?.first?["findings"]?.array?.first
        #expect(finding?["path"]?.string?.contains("records[0]") == true, "\(broken.said)")
        #expect(finding?["reason"]?.string?.contains("layanon") == true)
        // An import refuses it, and the forms stay.
        let imported = bench.run("import", path)
        #expect(
            imported.code == .failed && imported.output.contains("layanon"),
            "\(imported.said)",
        )
        #expect(bench.run("forms").output.contains("puskesos/pengaduan"))
        #expect(bench.bare(["forms", "chek"]).code == .wrongUse)
    }
}
