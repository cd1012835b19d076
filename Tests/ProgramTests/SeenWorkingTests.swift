import Documents
import TestSupport
import Testing

/// The command lines of the README, one after another on one store, with the shipped files.
@Test func `the shipped files go in, records come out, and every step is told`() throws {
    let store = try SampleStore(empty: ())
    let register = ["keluarga", "anggota", "fasilitas", "kelompok", "catatan"]
    let forms = ["69900001", "69900007", "69900009"]
    let names = register.map { $0 + ".csv" } + forms.map { "verkom-\($0).csv" }
    let files = names.map { BuiltProgram.checkout + "/sample-data/" + $0 }

    let first = try store.imported(files)
    #expect(first["stored"]?.bool == true)
    // One month of a row that is cut off, of which the column is named.
    #expect(first["errors"]?.int == 1, "\(first["findings"] ?? .null)")
    let added = try store.sum(of: "added", first)
    #expect(added > 2_000)
    let second = try store.imported(files)
    #expect(try store.sum(of: "added", second) == 0)
    #expect(try store.sum(of: "changed", second) == 0)
    #expect(second["waiting"]?.int == first["waiting"]?.int)

    try recordAndQueue(store)
    try exportForm(store)

    let found = try store.json("families", "siti rah")["families"]?.array ?? []
    #expect(found.count == 5)
    #expect(found.contains { $0["holder"]?.string == "Siti Rahayu" })
    #expect(try store.doctor()["sound"]?.bool == true)
}

private func recordAndQueue(_ store: SampleStore) throws {
    let before = try store.waiting()
    let cell = try store.openCell()
    let answer = try store.json("record", cell.member, cell.obligation, cell.period, "patuh")[
        "record"
    ]
    #expect(answer?["value"]?.string == "patuh")
    #expect(answer?["waiting"]?.int == before + 1)
    let again = try store.json("record", cell.member, cell.obligation, cell.period, "patuh")[
        "record"
    ]
    #expect(again?["changed"]?.int == 0)
    let queue = try store.json("queue")["queue"]?.array ?? []
    #expect(queue.count == before + 1)
    #expect(queue.allSatisfy { $0["state"]?.string == "local" })
    #expect(Set(queue.compactMap { $0["id"]?.string }).count == queue.count)
    #expect(queue.contains { $0["id"] == answer?["id"] })
}

private func exportForm(_ store: SampleStore) throws {
    let path = store.home.file("keluar.csv")
    let words = ["export", "verkom", "--school", "69900001", "--quarter", "2026-Q4", path]
    let made = try store.run(words)
    #expect(made.code == 0, "\(made.said)")
    let again = try store.run(words)
    #expect(again.code == 1, "an export overwrites nothing unasked")
    #expect(try store.run(words + ["--replace"]).code == 0)
    try expectOpens(path, like: BuiltProgram.checkout + "/sample-data/verkom-69900001.csv")
}

/// Expects that Python's reader sees 25 columns in the form as in the one it came from.
private func expectOpens(_ path: String, like source: String) throws {
    let script = """
        import csv, sys
        def rows(path):
            with open(path, encoding='utf-8-sig', newline='') as file:
                lines = [line for line in file if not line.startswith('sep=')]
            return [row for row in csv.reader(lines, delimiter=';', strict=True) if len(row) >= 20]
        before, after = rows(sys.argv[1]), rows(sys.argv[2])
        assert len(before) == len(after) and len(after) > 20, (len(before), len(after))
        assert all(len(row) == 25 for row in after), {len(row) for row in after}
        assert [row[:8] for row in before] == [row[:8] for row in after]
        filled = sum(bool(cell) for row in after for cell in row)
        assert filled >= sum(bool(cell) for row in before for cell in row)
        """
    let outcome = try Shell.run("python3", ["-c", script, source, path])
    #expect(outcome.code == 0, "\(outcome.said)")
}

@Test(
    .enabled(if: OwnEnvironment.isLong, "starts LibreOffice: PENDAMPING_LONG=1"),
    .enabled("LibreOffice is not here") {
        try Shell.run("sh", ["-c", "command -v soffice"]).code == 0
    },
)
func `a spreadsheet opens an exported form`() throws {
    let store = try SampleStore(families: nil)
    let path = store.home.file("keluar.csv")
    _ = try store.run("export", "verkom", "--school", "69900001", "--quarter", "2026-Q4", path)
    let outcome = try Shell.run(
        "soffice",
        ["--headless", "--convert-to", "xlsx", "--outdir", store.home.path, path],
        environment: ["HOME": store.home.path],
    )
    #expect(outcome.code == 0, "\(outcome.said)")
    #expect(try Bytes.read(store.home.file("keluar.xlsx")).count > 1_000)
}

extension SampleStore {
    /// Imports files and gives the report.
    func imported(_ files: [String]) throws -> JSONValue {
        let outcome = try run(["import"] + files + ["--json"])
        return try JSONValue(parsing: outcome.output)["import"] ?? .null
    }

    /// A count over all files of a report.
    func sum(of name: String, _ report: JSONValue) throws -> Int {
        (report["files"]?.array ?? []).reduce(0) { $0 + ($1[name]?.int ?? 0) }
    }
}
