import Casework
import Documents
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct AlertTests {
    /// One line for each alert, as the plain computation has them.
    private func lines(_ board: AgendaBoard) -> Set<String> {
        Set(board.everyAlert.map { "\($0.rule) \($0.family) \($0.member?.rawValue ?? "")" })
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func `rules find what a plain computation over documents finds`(seed: UInt64) throws {
        let bench = try Bench(families: 40, seed: seed, records: true)
        try bench.installAgenda()
        var generator = SeededGenerator(seed: seed)
        for round in 0..<30 { try bench.changeAgenda(round, &generator) }
        let board = try bench.agenda()
        let expected = try PlainFacts(bench.caseload).alerts(on: Bench.today)
        let found = lines(board)
        #expect(
            found == expected,
            "seed \(seed): too many \(found.subtracting(expected)), missing \(expected.subtracting(found))",
        )
        for rule in ["lansia", "nik", "kunjungan"] {
            #expect(found.contains { $0.hasPrefix("uji/\(rule) ") }, "seed \(seed): no \(rule)")
        }
    }

    /// A family of one child who missed school in October, and the child.
    private func truant() throws -> (bench: Bench, family: DocumentID, child: DocumentID) {
        let bench = try Bench()
        try bench.installAgenda()
        try bench.importText([
            "keluarga.csv":
                "kode_keluarga;kode_pengurus;desa;program\nA;A-1;Sukamaju;pkh aktif 01/01/2020",
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir
            A-1;A;Siti;9901014202800001;P;02/02/1980
            A-2;A;Budi;9901010202150002;L;02/02/2015
            """,
        ])
        try bench.put(
            "check:A-2:hadir-sekolah:2026-10",
            [
                "type": "check", "v": 1, "member": "member:A-2", "family": "family:A",
                "programme": "pkh", "obligation": "hadir-sekolah", "rule": "pkh@2019-01-01",
                "period": "2026-10", "state": "tidak",
                "facts": ["alpa": 9, "izin": 0, "sakit": 0, "effective": 20],
            ],
        )
        return (bench, "family:A", "member:A-2")
    }

    @Test func `an alert says why, with the value of its facts, and what answers it`() throws {
        let (bench, family, child) = try truant()
        let alert = try #require(
            try bench.agenda().everyAlert.first { $0.rule.rawValue == "uji/sekolah" }
        )
        #expect(alert.why.id == [.text("Hadir "), .value("55"), .text(" %")])
        #expect(alert.family == family && alert.member == child)
        #expect(alert.memberName == "Budi" && alert.weight == 8)
        #expect(alert.act?.rawValue == "uji/kunjungan" && alert.marks == ["anak"])
    }

    @Test func `a record made from it hides it for thirty days, one from before does not`() throws {
        let (bench, family, child) = try truant()
        func isThere(_ day: Day = Bench.today) throws -> Bool {
            try bench.agenda(on: day).everyAlert.contains { $0.rule.rawValue == "uji/sekolah" }
        }
        #expect(try isThere())
        // September was fine: a visit then was about something else.
        try bench.record(
            "visit:1",
            form: "uji/kunjungan",
            family: family,
            member: child,
            on: try day("2026-10-20"),
        )
        #expect(try isThere())
        // About somebody else of the family.
        try bench.record(
            "visit:2",
            form: "uji/kunjungan",
            family: family,
            member: "member:A-1",
            on: try day("2026-11-10"),
        )
        #expect(try isThere())
        try bench.record(
            "visit:3",
            form: "uji/kunjungan",
            family: family,
            member: child,
            on: try day("2026-11-10"),
        )
        #expect(try !isThere())
        #expect(try !isThere(try day("2026-11-30")))
        try bench.delete("visit:3")
        #expect(try isThere())
    }

    @Test func `it goes when its facts change`() throws {
        let (bench, family, _) = try truant()
        #expect(try bench.agenda().everyAlert.contains { $0.rule.rawValue == "uji/sekolah" })
        try bench.delete("check:A-2:hadir-sekolah:2026-10")
        #expect(try !bench.agenda().everyAlert.contains { $0.rule.rawValue == "uji/sekolah" })
        #expect(
            try bench.agenda().alerts(of: family).allSatisfy { $0.rule.rawValue != "uji/sekolah" }
        )
    }

    @Test func `nobody is alerted about the dead, nor by a rule that is over`() throws {
        let (bench, _, child) = try truant()
        var body = try #require(
            try bench.store.read { (reader) throws(StoreError) in try reader.document(child) }
        ).body
        body["states"] = [["state": "meninggal", "from": "2026-11-01"]]
        try bench.put(child, body)
        let alerts = try bench.agenda().everyAlert
        #expect(!alerts.contains { $0.member == child })
        #expect(!alerts.contains { $0.rule.rawValue == "uji/dulu" })
    }

    @Test func `a broken file leaves the rules before it in force`() throws {
        let (bench, _, _) = try truant()
        let before = try bench.agenda().everyAlert
        #expect(!before.isEmpty)
        let broken = Bench.agendaFile.replacing(
            "member.attendance1 < 85",
            with: "member.attend < 85",
        )
        let updates = try bench.caseload.installProgrammes([("uji.json5", Array(broken.utf8))])
        #expect(updates.allSatisfy { if case .refused = $0.result { true } else { false } })
        #expect(try bench.agenda().everyAlert == before)
        #expect(try bench.freshAgenda().everyAlert == before)
    }

    @Test func `by weight the heaviest come first under their rules, by place under villages`()
        throws
    {
        let bench = try Bench(families: 60, seed: 7, records: true)
        try bench.installAgenda()
        let board = try bench.agenda()
        let heavy = board.alerts(AgendaQuery(byWeight: true))
        let weights = (0..<heavy.count).map { heavy[$0].weight }
        #expect(weights == weights.sorted(by: >) && heavy.count > 5)
        var rule: String?
        for row in 0..<heavy.rowCount {
            switch heavy.row(row) {
            case .rule(let label, _): rule = label.id
            case .place: Issue.record("a place among rules")
            case .item(let number): #expect(heavy[number].label.id == rule)
            }
        }
        let placed = board.alerts(AgendaQuery())
        var place: AgendaPlace?
        for row in 0..<placed.rowCount {
            switch placed.row(row) {
            case .place(let found): place = found
            case .rule: Issue.record("a rule among places")
            case .item(let number): #expect(placed[number].place == place)
            }
        }
        #expect(placed.count == heavy.count)
        let village = try #require(board.villages.first)
        let narrowed = board.alerts(AgendaQuery(village: village))
        #expect(narrowed.count > 0 && narrowed.count < placed.count)
        #expect((0..<narrowed.count).allSatisfy { narrowed[$0].place.village == village })
        let marked = board.alerts(AgendaQuery(mark: "lansia"))
        #expect((0..<marked.count).allSatisfy { marked[$0].rule.rawValue == "uji/aduan" })
    }
}

func day(_ text: String) throws -> Day { try #require(Day(text)) }
