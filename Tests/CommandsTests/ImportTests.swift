import Documents
import Exchange
import LocalStore
import Testing
import TestSupport

@testable import Commands

private func sums(_ answer: JSONValue) -> [String: Int] {
    var sums: [String: Int] = [:]
    for file in answer["import"]?["files"]?.array ?? [] {
        for name in ["rows", "added", "changed", "unchanged", "refused"] {
            sums[name, default: 0] += file[name]?.int ?? 0
        }
    }
    return sums
}

extension CommandBench {
    /// Makes the birth date of the third person of `anggota.csv` one that no calendar has.
    fileprivate func spoilThirdBirthDate() throws {
        try edit("anggota.csv") { text in
            var lines = text.split(separator: "\n").map(String.init)
            lines[3].replace(/;\d\d\/\d\d\/\d{4};/, with: ";31/99/2001;")
            return lines.joined(separator: "\n") + "\n"
        }
    }
}

@Test func `the same files twice change nothing`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let files = bench.sample(12, records: true)
    let first = try bench.json("import", files)
    #expect(sums(first)["added"] == sums(first)["rows"])
    let families = try bench.json("families")
    let queue = try bench.json("queue")
    let second = try bench.json("import", files)
    #expect(sums(second)["unchanged"] == sums(second)["rows"])
    #expect(sums(second)["changed"] == 0)
    #expect(try bench.json("families") == families)
    #expect(try bench.json("queue") == queue)
}

@Test func `who watches an import sees how far it is, and the line goes at the end`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let words =
        ["import"] + bench.sample(12, records: true) + [
            "--store", bench.store, "--passphrase-file", bench.passphraseFile,
        ]
    let watched = bench.bare(words, showsProgress: true)
    #expect(
        watched.code == .done && watched.errors.contains("\rkeluarga.csv "),
        "\(watched.errors)",
    )
    #expect(watched.errors.contains("(100 %)") && watched.errors.hasSuffix("\r\u{1B}[K"))
    #expect(bench.bare(words).errors.isEmpty)
}

@Test func `register rows are not in the queue, records are`() throws {
    let bench = try CommandBench()
    try bench.fill()
    #expect(try bench.json("queue")["waiting"]?.int == 0)
    let files = bench.sample(4, records: true)
    let report = try bench.json("import", files)
    let records = report["import"]?["files"]?.array?.first { $0["kind"]?.string == "catatan" }
    let queue = try bench.json("queue")
    #expect(queue["waiting"]?.int == records?["added"]?.int)
    #expect(queue["queue"]?.array?.allSatisfy { $0["state"]?.string == "local" } == true)
}

@Test func `a changed file updates what changed and says so`() throws {
    let bench = try CommandBench()
    let files = bench.sample(6)
    try bench.initialise()
    _ = try bench.json("import", files)
    try bench.edit("keluarga.csv") { text in
        text.replacing("Kabupaten Contoh 1", with: "Kabupaten Baru", maxReplacements: 2)
    }
    let report = try bench.json("import", files)
    #expect(sums(report)["changed"] == 2)
    #expect(sums(report)["added"] == 0)
    let text = bench.run(["import"] + files)
    #expect(text.code == .done)
    #expect(text.output.contains("sama"), "\(text.said)")
}

@Test func `a bad row is named with file, row, column and reason; the good ones go in`() throws {
    let bench = try CommandBench()
    let files = bench.sample(6)
    try bench.initialise()
    try bench.spoilThirdBirthDate()
    let answer = bench.run(["import"] + files + ["--json"])
    #expect(answer.code == .done)
    let report = try answer.json
    #expect(report["import"]?["stored"]?.bool == true)
    let finding = report["import"]?["findings"]?.array?.first { $0["severity"]?.string == "error" }
    #expect(finding?["file"]?.string == "anggota.csv", "\(answer.said)")
    #expect(finding?["row"]?.int == 4)
    #expect(finding?["header"]?.string == "tanggal_lahir")
    #expect(finding?["reason"]?.string?.isEmpty == false)
    #expect(try bench.json("families")["families"]?.array?.count == 6)
}

@Test func `all or nothing stores nothing beside a bad row`() throws {
    let bench = try CommandBench()
    let files = bench.sample(6)
    try bench.initialise()
    try bench.spoilThirdBirthDate()
    let answer = bench.run(["import"] + files + ["--all-or-nothing"])
    #expect(answer.code == .failed, "\(answer.said)")
    #expect(answer.output.contains("Tidak ada yang disimpan"))
    #expect(try bench.json("families")["families"]?.array?.isEmpty == true)
}

@Test func `a number that a spreadsheet damaged is recognised and not stored`() throws {
    let bench = try CommandBench()
    let files = bench.sample(3)
    try bench.initialise()
    try bench.edit("keluarga.csv") { $0.replacing(/;99010\d{11};/, with: ";9,90101E+15;") }
    let report = try bench.json("import", files)["import"]
    let damaged = report?["findings"]?.array?.filter {
        $0["file"]?.string == "keluarga.csv" && $0["header"]?.string == "no_kk"
    }
    #expect(damaged?.compactMap { $0["row"]?.int } == [2, 3, 4])
    #expect(damaged?.allSatisfy { $0["reason"]?.string?.contains("dirusak") == true } == true)
    let families = try bench.json("families")["families"]?.array
    #expect(families?.count == 3)
    #expect(families?.allSatisfy { $0["kk"]?.string?.isEmpty != false } == true)
}

@Test func `a damaged number does not take the place of the one stored before`() throws {
    let bench = try CommandBench()
    let files = bench.sample(3)
    try bench.initialise()
    _ = try bench.json("import", files)
    let families = try bench.json("families")
    try bench.edit("keluarga.csv") { $0.replacing(/;99010\d{11};/, with: ";9,90101E+15;") }
    try bench.edit("anggota.csv") { $0.replacing(/;99010\d{11};/, with: ";9,90101E+15;") }
    let report = try bench.json("import", files)
    #expect(sums(report)["changed"] == 0, "\(report)")
    #expect(try bench.json("families") == families)
}

@Test(arguments: CaseloadKind.allCases)
func `a template is a file that imports without a word`(kind: CaseloadKind) throws {
    let bench = try CommandBench()
    try bench.initialise()
    let template = bench.run("import", "--template", kind.rawValue)
    #expect(template.code == .done)
    let path = bench.home.file("contoh.csv")
    try Bytes.write(template.output, to: path)
    let answer = bench.run("import", path)
    #expect(answer.code == .done, "\(answer.said)")
}

@Test func `files that are not there or are folders are told before anything is stored`() throws {
    let bench = try CommandBench()
    let files = bench.sample(3)
    try bench.initialise()
    for path in [bench.home.file("tidak-ada.csv"), bench.home.path] {
        let answer = bench.run(["import"] + files + [path])
        #expect(answer.code == .failed)
        #expect(answer.errors.contains(path), "\(answer.said)")
    }
    #expect(try bench.json("families")["families"]?.array?.isEmpty == true)
}

@Test func `after an import of many families the list is there for the first who asks`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let rows = (1...5_200).map { "K\($0);A\($0);Desa \($0 % 40);;" }
    let head = "kode_keluarga;kode_pengurus;desa;kode_kelompok;program"
    try Bytes.write(
        ([head] + rows).joined(separator: "\n") + "\n",
        to: bench.home.file("keluarga.csv"),
    )
    func kept() throws -> Int {
        var count = 0
        try bench.caseload { caseload in
            count = try caseload.store.read { (reader) throws(StoreError) in
                try reader.count("SELECT count(*) FROM kept")
            }
        }
        return count
    }
    #expect(try kept() == 0)
    let answer = bench.run("import", bench.home.file("keluarga.csv"), "--json")
    #expect(answer.code == .done, "\(answer.said.prefix(400))")
    #expect(try kept() == 1)
    #expect(try bench.json("families")["families"]?.array?.count == 5_200)
}

@Test func `Ctrl-C in an import says how far it was, stores nothing and ends with 130`() throws {
    let bench = try CommandBench()
    try bench.initialise()
    let rows = (1...3_000).map { "K\($0);A\($0);Desa \($0 % 40)" }
    let path = bench.home.file("keluarga.csv")
    let lines = ["kode_keluarga;kode_pengurus;desa"] + rows
    try Bytes.write(lines.joined(separator: "\n") + "\n", to: path)
    let words = ["import", path, "--store", bench.store, "--passphrase-file", bench.passphraseFile]
    let answer = bench.bare(words, isInterrupted: true)
    #expect(answer.code == .interrupted)
    #expect(answer.errors.contains("1.000 baris dari keluarga.csv"), "\(answer.said)")
    #expect(answer.errors.contains("Tidak ada yang disimpan"))
    #expect(try bench.json("families")["families"]?.array?.isEmpty == true)
}

@Test func `all or nothing says that nothing was stored and how much was refused`() throws {
    let bench = try CommandBench()
    let files = bench.sample(6)
    try bench.initialise()
    try bench.spoilThirdBirthDate()
    let text = bench.run(["import"] + files + ["--all-or-nothing"])
    #expect(!text.output.contains(" baru"), "\(text.said)")
    #expect(text.output.contains("tidak ada yang disimpan, 1 ditolak"), "\(text.said)")
    let report = try bench.run(["import"] + files + ["--all-or-nothing", "--json"]).json["import"]
    #expect(report?["stored"]?.bool == false && report?["reason"]?.string?.isEmpty == false)
    #expect(report?["files"]?.array?.allSatisfy { $0["added"]?.int == 0 } == true)
}
