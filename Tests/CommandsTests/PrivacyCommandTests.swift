import Documents
import LocalStore
import TestSupport
import Testing

@testable import Commands

@Suite struct PrivacyCommandTests {
    private func family(_ bench: CommandBench) throws -> String {
        let found = try bench.json("families")["families"]?.array?.first
        return try #require(found?["id"]?.string)
    }

    @Test func `opening a family is noted once an hour, and a search is not`() throws {
        let bench = try CommandBench()
        try bench.fill()
        let id = try family(bench)
        #expect(try bench.json("looks")["looks"]?.array?.isEmpty == true)
        _ = try bench.json("family", id)
        _ = try bench.json("family", id)
        let looks = try #require(try bench.json("looks", "--family", id)["looks"]?.array)
        #expect(looks.count == 1 && looks[0]["via"] == "familyCommand")
        #expect(looks[0]["id"]?.string == id)
        #expect(try bench.json("looks", "--family", "LAIN")["looks"]?.array?.isEmpty == true)
        let text = bench.run("looks")
        #expect(text.output.contains("perintah family"), "\(text.said)")
    }

    @Test func `a page that plain prompts open is noted like any other`() throws {
        let bench = try CommandBench()
        try bench.fill()
        let told = bench.plain(["1", "a", "1", ".", "0"])
        #expect(told.code == .done, "\(told.said)")
        let looks = try #require(try bench.json("looks")["looks"]?.array)
        #expect(looks.map { $0["via"] } == ["plain"], "\(told.said)")
        #expect(looks.first?["what"] == "family")
    }

    @Test func `each written file has the next number on it and in the log`() throws {
        let bench = try CommandBench()
        try bench.fill()
        let id = try family(bench)
        let key = String(id.dropFirst("family:".count))
        for number in 1...2 {
            let path = bench.home.file("kartu\(number).html")
            _ = try bench.json("report", "kartu", "--family", key, "--html", path)
            let page = String(decoding: try Bytes.read(path), as: UTF8.self)
            #expect(page.contains("nomor ekspor \(number)<"), "\(number)")
        }
        let csv = bench.home.file("data.csv")
        _ = try bench.json("report", "keluarga", "--csv", csv)
        let exports = try #require(try bench.json("exports")["exports"]?.array)
        #expect(exports.compactMap { $0["number"]?.int } == [3, 2, 1])
        #expect(String(decoding: try Bytes.read(csv), as: UTF8.self).contains("nomor ekspor 3"))
        #expect(bench.run("exports").output.hasPrefix("#3 "))
        let looks = try bench.json("looks", "--family", id)["looks"]?.array ?? []
        #expect(looks.count == 2 && looks.allSatisfy { $0["what"] == "file" })
    }

    @Test func `a person's own data is a page and a JSON file, counted and not written over`()
        throws
    {
        let bench = try CommandBench()
        try bench.fill()
        let id = try family(bench)
        let page = bench.home.file("data.html")
        let answer = bench.run("export", "person", id, page)
        #expect(answer.code == .done, "\(answer.said)")
        let text = String(decoding: try Bytes.read(page), as: UTF8.self)
        #expect(text.contains("Data pribadi yang disimpan") && text.contains("Nomor KK"))
        #expect(text.contains("Siapa melihat") && !text.contains("<script"))
        #expect(bench.run("export", "person", id, page).code == .failed)
        let file = bench.home.file("data.json")
        #expect(bench.run("export", "person", id, file).code == .done)
        let json = try JSONValue(parsing: String(decoding: try Bytes.read(file), as: UTF8.self))
        #expect(json["about"]?.string == id)
        #expect(json["mark"]?.string?.contains("nomor ekspor") == true)
        let members = try #require(json["members"]?.array)
        #expect(!members.isEmpty)
        // What was written before is a look at them.
        #expect(json["looks"]?.array?.contains { $0["what"] == "file" } == true)
        let member = try #require(members.last?["id"]?.string)
        let own = bench.home.file("anggota.json")
        #expect(bench.run("export", "person", member, own).code == .done)
        let hers = try JSONValue(parsing: String(decoding: try Bytes.read(own), as: UTF8.self))
        #expect(hers["members"]?.array?.count == 1)
        #expect(bench.run("export", "person", "TAK-ADA", own + "x.json").code == .failed)
        #expect(bench.run("export", "person", id, bench.home.file("data.doc")).code == .wrongUse)
    }

    @Test func `doctor counts what is past its term, and asks for the number before it drops any`()
        throws
    {
        let bench = try CommandBench()
        try bench.fill()
        let none = try bench.json("doctor", "--retention")["retention"]
        #expect(none?["total"] == 0 && none?["applied"] == false)
        let first = try RevisionID(generation: 1, digest: "a")
        try bench.caseload { caseload in
            try caseload.store.write { (writer) throws(StoreError) in
                for number in 0..<3 {
                    _ = try writer.putWithHistory(
                        DocumentID("event:M\(number):timbang:2017-01-02"),
                        path: [first],
                        [
                            "type": "event", "v": 1, "member": .string("member:M\(number)"),
                            "service": "timbang", "date": "2017-01-02", "by": "x",
                            "at": "2017-01-02T09:00:00+07:00",
                        ],
                        delivery: .server,
                    )
                }
            }
        }
        #expect(try bench.json("doctor", "--retention")["retention"]?["past"]?["event"] == 3)
        let unasked = bench.run("doctor", "--retention", "--apply")
        #expect(unasked.code == .wrongUse && unasked.output.contains("3"), "\(unasked.said)")
        #expect(bench.run("doctor", "--retention", "--apply", "--confirm", "2").code == .wrongUse)
        for useless in [["--apply"], ["--confirm", "3"], ["--retention", "--confirm", "3"]] {
            let run = bench.run(["doctor"] + useless)
            #expect(run.code == .wrongUse, "\(useless): \(run.said)")
            #expect(run.errors.contains("--retention --apply"), "\(run.said)")
        }
        // Whoever waits sees how far it is, and Ctrl-C leaves all as it was.
        let apply = [
            "doctor", "--retention", "--apply", "--confirm", "3", "--store", bench.store,
            "--passphrase-file", bench.passphraseFile,
        ]
        let stopped = bench.bare(apply, isInterrupted: true, showsProgress: true)
        #expect(stopped.code == .failed, "\(stopped.said)")
        #expect(stopped.errors.contains("Memeriksa masa simpan: 0 dari 3"), "\(stopped.said)")
        #expect(try bench.json("doctor", "--retention")["retention"]?["past"]?["event"] == 3)
        let done = bench.bare(apply, showsProgress: true)
        #expect(done.code == .done && done.errors.contains("Menghapus: 0 dari 3"), "\(done.said)")
        #expect(done.errors.hasSuffix("\r\u{1B}[K"), "the line is taken away again")
        #expect(try bench.json("doctor", "--retention")["retention"]?["total"] == 0)
        #expect(bench.run("doctor").code == .done)
    }
}
