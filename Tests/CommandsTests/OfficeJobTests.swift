import Documents
import FoundationEssentials
import TestSupport
import Testing

@testable import Commands

/// The office's jobs from the command line, before a server in memory.
private struct OfficeDesk {
    let bench: CommandBench
    let couch = MemoryCouch()
    let web: ScriptedServer

    init() throws {
        bench = try CommandBench()
        web = try ScriptedServer { [couch] in couch.answer($0) }
        try write("admin", "admin\nrahasia-admin\n")
        try write(
            "workers.csv",
            "nama;login;kata_sandi;kabupaten;label\nSiti;siti;;Kabupaten Contoh 1;\n",
        )
        try write("keluarga.csv", "kode_keluarga;no_kk;alamat;petugas\nK1;;Jalan 1;siti\n")
    }

    func path(_ name: String) -> String { bench.home.file(name) }

    func write(_ name: String, _ text: String) throws {
        try Bytes.write(text, to: path(name))
    }

    func provision(_ more: String...) -> CommandBench.Answer {
        bench.bare(
            ["provision", web.url, path("workers.csv"), "--login-file", path("admin")] + more
        )
    }

    /// The office's own login, taken from the book of passwords.
    func office() throws -> String {
        let book = try String(decoding: Bytes.read(path("workers-kata-sandi.csv")), as: UTF8.self)
        let row = try #require(
            book.split(whereSeparator: \.isNewline).first { $0.contains("kantor-") }
        )
        let cells = row.split(separator: ";")
        try write("kantor", "\(cells[0])\n\(cells[1])\n")
        return path("kantor")
    }
}

@Test func `provision prepares the server once, and says when there is nothing to do`() throws {
    let desk = try OfficeDesk()
    let first = desk.provision("--json")
    #expect(first.code == .done, "\(first.said)")
    let report = try first.json["provision"]
    #expect(report?["passwordsMade"]?.array?.contains("siti") == true)
    let book = desk.path("workers-kata-sandi.csv")
    #expect(report?["passwords"]?.string == book)
    let mode = try FileManager.default.attributesOfItem(atPath: book)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    for login in ["siti", "replikator-pendamping"] {
        #expect(!first.output.contains(try #require(desk.couch.password(of: login))))
    }
    let state = desk.couch.state
    let second = desk.provision()
    #expect(second.code == .done)
    #expect(second.output.contains("tidak ada yang diubah"))
    #expect(desk.couch.state == state)
}

@Test func `a list that would lock somebody out is refused row by row before the server is asked`()
    throws
{
    let desk = try OfficeDesk()
    try desk.write("workers.csv", "nama;login;kabupaten\n;Siti;X\n")
    let answer = desk.provision("--json")
    #expect(answer.code == .failed)
    #expect(try answer.json["findings"]?.array?.count == 2)
    #expect(answer.errors.contains("baris 2") && answer.errors.contains("huruf kecil"))
    #expect(desk.couch.requestCount == 0)
}

@Test func `a login that may not provision ends with 3 and says whose login it takes`() throws {
    let desk = try OfficeDesk()
    #expect(desk.provision().code == .done)
    let answer = desk.bench.bare([
        "provision", desk.web.url, desk.path("workers.csv"), "--login-file", try desk.office(),
    ])
    #expect(answer.code == .noAccess)
    #expect(answer.errors.contains("login admin CouchDB"))
    try desk.write("admin", "admin\nsalah-sandi\n")
    let wrong = desk.provision("--json")
    #expect(wrong.code == .noAccess)
    #expect(try wrong.json["code"] == "login-refused")
}

@Test func `the register goes up with the office's login, and a second time nothing is sent`()
    throws
{
    let desk = try OfficeDesk()
    #expect(desk.provision().code == .done)
    let call = [
        "import", desk.path("keluarga.csv"), "--to", desk.web.url, "--login-file",
        try desk.office(),
    ]
    let first = desk.bench.bare(call + ["--json"])
    #expect(first.code == .done, "\(first.said)")
    #expect(try first.json["import"]?["database"] == "daerah-kabupaten-contoh-1")
    #expect(try first.json["import"]?["files"]?.array?.first?["added"] == 1)
    let writes = desk.couch.writes
    let second = desk.bench.bare(call)
    #expect(second.code == .done && second.output.contains("daerah-kabupaten-contoh-1"))
    #expect(desk.couch.writes == writes)
    #expect(desk.bench.bare(call + ["--all-or-nothing"]).code == .wrongUse)
}

@Test func `a decision is sent, and a row that decides nothing ends with 1`() throws {
    let desk = try OfficeDesk()
    #expect(desk.provision().code == .done)
    let database = "daerah-kabupaten-contoh-1"
    desk.couch.put(database, "check:A1:x:2026-10", ["type": "check", "assignedTo": ["siti"]])
    let rev = desk.couch.document(database, "check:A1:x:2026-10")?["_rev"]?.string ?? ""
    let table = "catatan;revisi;putusan;alasan\ncheck:A1:x:2026-10;\(rev);ditolak;salah bulan\n"
    try desk.write("putusan.csv", table)
    let call = [
        "decide", desk.path("putusan.csv"), "--to", desk.web.url, "--login-file", try desk.office(),
    ]
    let answer = desk.bench.bare(call + ["--json"])
    #expect(answer.code == .done, "\(answer.said)")
    #expect(try answer.json["decide"]?["added"] == 1)
    try desk.write("putusan.csv", table + "check:A1:x:2026-10;7-ff;diterima;\n")
    let again = desk.bench.bare(call)
    #expect(again.code == .failed)
    #expect(again.output.contains("baris 3") && again.output.contains("bukan revisi ini"))
}

@Test func `office jobs without what they need say so`() throws {
    let desk = try OfficeDesk()
    #expect(desk.bench.bare(["provision", desk.web.url]).code == .wrongUse)
    #expect(desk.bench.bare(["decide", desk.path("x.csv")]).code == .wrongUse)
    let none = desk.bench.bare(["provision", desk.web.url, desk.path("workers.csv")])
    #expect(none.errors.contains("--login-file"))
    let plain = desk.bench.bare([
        "provision", "http://couch.example", desk.path("workers.csv"), "--login-file",
        desk.path("admin"),
    ])
    #expect(plain.code == .failed && plain.errors.contains("https://"))
    desk.web.stop()
    let gone = desk.provision("--json")
    #expect(gone.code == .failed)
    #expect(try gone.json["code"] == "no-link")
}

@Test(arguments: ["provision", "decide"])
func `a table to fill is written, and read back as empty`(job: String) throws {
    let bench = try CommandBench()
    let answer = bench.bare([job, "--template"])
    #expect(answer.code == .done)
    #expect(answer.output.contains("(wajib)"))
}
