@testable import Casework
import Documents
import TestSupport
import Testing

@Suite struct ProgrammeTests {
    @Test(arguments: ["pkh.json5", "sembako.json5"])
    func `the shipped programmes are sound and wholly understood`(name: String) throws {
        let programme = try ProgrammeFile.parse(SampleProgrammes.bytes(name), file: name)
        #expect(programme.unknownMembers == [])
        let again = try Programme(json: programme.json, file: "document")
        #expect(again.json == programme.json)
        #expect(again.obligations == programme.obligations)
    }

    @Test(arguments: [
        ("ibu-hamil-nifas", "2019-06-01", 600_000), ("ibu-hamil-nifas", "2020-01-01", 750_000),
        ("anak-usia-dini", "2019-12-31", 600_000), ("anak-usia-dini", "2026-01-01", 750_000),
        ("sd", "2026-01-01", 225_000), ("smp", "2026-01-01", 375_000),
        ("sma", "2026-01-01", 500_000), ("lansia", "2026-01-01", 600_000),
        ("disabilitas-berat", "2026-01-01", 600_000), ("korban-ham", "2024-06-01", 2_700_000),
    ])
    func `each category's amount is that of its year`(
        category: String,
        day: String,
        stage: Int,
    ) throws {
        let amounts = try #require(SampleProgrammes.pkh().category(category)).amounts
        let amount = try #require(try amounts.inForce(on: People.day(day)))
        #expect(amount.stage == stage)
        #expect(amount.yearly == stage * 4)
    }

    @Test func `the calendar and the Jml reading come with dates`() throws {
        let pkh = try SampleProgrammes.pkh()
        let row = try #require(try pkh.calendar.inForce(on: People.day("2026-05-01")))
        #expect(row.stage(of: try #require(Month("2026-05"))) == 2)
        #expect(try pkh.totalReading(on: People.day("2026-05-01")) == .present)
    }

    @Test func `a file of before, with its modules of sessions, is read as it came`() throws {
        let old = try mutated(
            "  lists: [",
            "  modules: [{ id: \"x\", title: \"X\", from: \"2019-01-01\", source: \"s\", sessions: [\"a\"] }],\n  lists: [",
        )
        let programme = try ProgrammeFile.parse(old, file: "pkh.json5")
        #expect(programme.unknownMembers.isEmpty)
        #expect(programme.json["modules"]?.array?.count == 1, "kept, and handed on")
    }

    // MARK: Faults

    /// The shipped PKH file with one text replaced.
    private func mutated(_ old: String, _ new: String) throws -> [UInt8] {
        var text = String(decoding: try SampleProgrammes.bytes("pkh.json5"), as: UTF8.self)
        let range = try #require(text.firstRange(of: old), "\(old) is not in the file")
        text.replaceSubrange(range, with: new)
        return Array(text.utf8)
    }

    @Test(arguments: [
        (#"percent: 85"#, #"percent: "85""#, "obligations[0].rules[0].percent"),
        (#"percent: 85"#, #"percent: 850"#, "obligations[0].rules[0].percent"),
        (#"percent: 85"#, #"percnt: 85"#, "obligations[0].rules[0].percnt"),
        (#"percent: 85, "#, "", "obligations[0].rules[0].percent"),
        (#"to: "2019-12-31", yearly"#, #"to: "2020-12-31", yearly"#, "categories[0].amounts[1]"),
        (#"to: "2019-12-31""#, #"to: "2018-12-31""#, "categories[0].amounts[0].to"),
        (#"to: "2019-12-31""#, #"to: "2019-02-30""#, "categories[0].amounts[0].to"),
        (
            #"categories: ["sd", "smp", "sma"]"#, #"categories: ["sdd", "smp"]"#,
            "obligations[0].categories[0]",
        ),
        (#"categories: ["sd", "smp", "sma"]"#, "categories: []", "obligations[0].categories"),
        (#"states: ["hamil", "nifas"]"#, #"states: ["hamill"]"#, "categories[0].who[0].states[0]"),
        (
            #"age: { through: "5y" }"#, #"age: { through: "5 years" }"#,
            "categories[1].who[1].age.through",
        ),
        (#"id: "terdaftar-sekolah""#, #"id: "hadir-sekolah""#, "obligations[1].id"),
        (#"id: "smp","#, #"id: "sd","#, "schoolLevels[1].id"),
        (#"input: "attendance""#, #"input: "attendence""#, "obligations[0].input"),
        ("[4, 5, 6]", "[4, 5]", "calendar[0].stages"),
        ("[4, 5, 6]", "[4, 5, 13]", "calendar[0].stages[1][2]"),
        ("yearly: 900000", "yearly: 9000000000", "categories[2].amounts[0].yearly"),
        (
            #"opens: "13w", through: "24w""#, #"opens: "25w", through: "24w""#,
            "obligations[2].rules[0].windows[1].through",
        ),
        (#"months: [2, 8]"#, #"months: [2, 2]"#, "obligations[10].months[1]"),
        (#"type: "programme""#, #"type: "family""#, "type"),
        ("v: 1", "v: 2", "v"),
        (#"every: "month""#, #"anchor: "birth""#, "obligations[0].rules[0].windows"),
        ("atMost: 4", "atMost: 0", "caps[0].atMost"),
        ("stage: 750000", "stage: 75000", "categories[0].amounts[1].stage"),
    ])
    func `a fault is named by its path`(old: String, new: String, path: String) throws {
        let bytes = try mutated(old, new)
        let error = #expect(throws: ProgrammeError.self) {
            _ = try ProgrammeFile.parse(bytes, file: "pkh.json5")
        }
        #expect(error?.path == path)
        #expect(error?.file == "pkh.json5")
    }

    @Test func `a misspelt name gets a hint, a strange one is kept and told`() throws {
        let misspelt = #expect(throws: ProgrammeError.self) {
            _ = try ProgrammeFile.parse(mutated("onePerPerson", "onePerPersn"), file: "f")
        }
        #expect(misspelt?.reason == .misspelt(near: "onePerPerson"))
        let dangling = #expect(throws: ProgrammeError.self) {
            _ = try ProgrammeFile.parse(mutated(#"["lansia"]"#, #"["lansa"]"#), file: "f")
        }
        #expect(dangling?.reason == .unknownReference("lansa", near: "lansia"))
        let strange = try mutated("  limits: [", "  regencyNotes: {a: 1},\n  limits: [")
        #expect(try ProgrammeFile.parse(strange, file: "f").unknownMembers == ["regencyNotes"])
    }

    @Test(arguments: [
        ("{\n  id: \"pkh\",\n  v: @\n}", 3, 6), ("", 1, 1), ("{\n  id: \"pkh\"\n  v: 1}", 3, 3),
        ("{a: 1,\n b: \"x}", 2, 5), ("{a: [1, 2}", 1, 10), ("{é: 1}", 1, 2), ("{a: 1} x", 1, 8),
        ("{a: 1e999}", 1, 5), ("/* {}", 1, 1), ("{\"é\": nul}", 1, 7),
        ("{a: '\\x41'}", 1, 7), ("{a: 01}", 1, 5), ("{a: '\\ud800'}", 1, 7), ("{a:1,,}", 1, 6),
    ])
    func `a broken text names its line and column`(text: String, line: Int, column: Int) {
        let error = #expect(throws: ProgrammeError.self) {
            _ = try ProgrammeFile.parse(Array(text.utf8), file: "f")
        }
        #expect(error?.reason == .syntax(line: line, column: column))
    }

    @Test func `what JSON5 adds to JSON is read`() throws {
        let text = """
            // a comment
            { plain: 'single', "quoted": +1, hex: 0x1F, dot: .5, /* more */ list: [1, 2,],
              last: "\\u00e9\\t", }
            """
        let value = try JSON5.value(Array(text.utf8))
        #expect(value["plain"] == "single")
        #expect(value["hex"] == 31)
        #expect(value["dot"]?.double == 0.5)
        #expect(value["list"] == [1, 2])
        #expect(value["last"] == "é\t")
        #expect(throws: JSON5.Failure(line: 1, column: 65)) {
            try JSON5.value([UInt8](repeating: UInt8(ascii: "["), count: 100_000))
        }
    }

    // MARK: Random damage

    @Test func `random bytes in a file give errors, never traps`() throws {
        let seed: UInt64 = 21
        var random = SeededGenerator(seed: seed)
        let original = try SampleProgrammes.bytes("sembako.json5")
        var refused = 0
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 32...126, using: &random), at: place)
                }
            }
            do {
                _ = try ProgrammeFile.parse(bytes, file: "f")
            } catch {
                refused += 1
                #expect(error.file == "f", "seed \(seed)")
            }
        }
        #expect(refused > 100, "seed \(seed)")
    }

    @Test func `whatever the checker passes, the decoder reads`() throws {
        let seed: UInt64 = 23
        var random = SeededGenerator(seed: seed)
        let signs = [
            "{", "}", "[", "]", ":", ",", "a", "'", "\"", "1", "0", ".", "-", "e", "0x", "\\", "u",
            "n", "//", "/*", "*/", "\n", " ", "null", "true", "é", "{a:1}", "[1,]", "'x'",
        ]
        for _ in 0..<30_000 {
            let count = Int.random(in: 1...12, using: &random)
            let text = (0..<count).compactMap { _ in signs.randomElement(using: &random) }.joined()
            guard JSON5Checker.firstFault(Array(text.utf8)) == nil else { continue }
            #expect(throws: Never.self, "seed \(seed) text \(text)") {
                _ = try JSON5.value(Array(text.utf8))
            }
        }
    }

    @Test func `random values in place of others give errors or a sound programme`() throws {
        let seed: UInt64 = 22
        var random = SeededGenerator(seed: seed)
        let original = try SampleProgrammes.pkh().json
        let member = MemberFacts(
            try People.member(
                "ibu",
                born: "2022-10-15",
                level: "SD",
                states: [
                    MemberState(.hamil, from: Day("2026-08-01")),
                    MemberState(.nifas, from: Day("2026-10-01")),
                ],
            ),
            in: People.family(),
        )
        for _ in 0..<1500 {
            var json = original
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                json = JSONMutation.mutate(json, using: &random)
            }
            guard let programme = try? Programme(json: json, file: "f") else { continue }
            let plan = RuleBook(programmes: [programme]).plan(try #require(Quarter("2026-Q4")))
            var cells: [ObligationCell] = []
            plan.appendCells(
                of: member,
                enrolments: [Enrolment(programme: programme.id)],
                to: &cells,
            )
            for cell in cells {
                #expect(cell.due.first <= cell.due.last, "seed \(seed)")
                #expect(cell.counted.last >= cell.due.last, "seed \(seed)")
            }
            _ = plan.amounts(
                programme: programme.id,
                enrolments: [Enrolment(programme: programme.id)],
                members: [member],
            )
        }
    }
}
