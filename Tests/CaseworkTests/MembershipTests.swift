import Casework
import Documents
import Testing

@Suite struct MembershipTests {
    private let book: RuleBook

    init() throws {
        book = RuleBook(programmes: [try SampleProgrammes.pkh(), try SampleProgrammes.sembako()])
    }

    private func cells(
        _ member: Member,
        _ quarter: String,
        family: Family = People.family(),
    ) throws -> [ObligationCell] {
        book.cells(member: member, family: family, quarter: try #require(Quarter(quarter)))
    }

    /// The cells of one rule as `period+` where they apply and `period-` where not.
    private func row(_ cells: [ObligationCell], _ rule: String) -> [String] {
        cells.filter { $0.obligation.ruleID == rule }
            .map { $0.period.text + ($0.applies ? "+" : "-") }
    }

    @Test(arguments: [
        ("1961-10-01", "2021-Q4", true), ("1961-10-02", "2021-Q4", true),
        ("1962-01-01", "2021-Q4", false), ("1956-01-01", "2022-Q1", false),
        ("1952-01-01", "2022-Q1", true), ("1964-01-01", "2024-Q1", true),
        ("1966-12-01", "2026-Q4", true), ("1966-12-02", "2026-Q4", false),
    ])
    func `the age of the elderly changed with the years`(
        born: String,
        quarter: String,
        isElderly: Bool,
    ) throws {
        let found = try cells(People.member("a", born: born), quarter)
        #expect(row(found, "lansia-kesehatan").isEmpty == !isElderly)
        if isElderly { #expect(row(found, "lansia-sosial") == [quarter.prefix(4) + "+"]) }
    }

    @Test func `severe disability owes a visit a year and care each quarter`() throws {
        let member = try People.member(
            "a",
            born: "1990-01-01",
            states: [MemberState(.disabilitasBerat)],
        )
        let found = try cells(member, "2026-Q4")
        #expect(row(found, "disabilitas-kunjungan") == ["2026+"])
        #expect(row(found, "disabilitas-perawatan") == ["2026-Q4+"])
    }

    @Test func `the aid holder attends the group each month, the head where none is named`() throws
    {
        let mother = try People.member("ibu", born: "1990-01-01")
        #expect(try row(cells(mother, "2026-Q4"), "p2k2").count == 3)
        var family = People.family()
        family.pengurus = nil
        #expect(try cells(mother, "2026-Q4", family: family).isEmpty)
        family.head = mother.id
        #expect(try row(cells(mother, "2026-Q4", family: family), "p2k2").count == 3)
    }

    @Test func `nothing is owed outside the programme`() throws {
        let pupil = try People.member("a", born: "2015-03-01", level: "SD")
        var family = People.family(programmes: [])
        #expect(try cells(pupil, "2026-Q4", family: family).isEmpty)
        family.programmes = [Enrolment(programme: "pkh", status: "graduasi")]
        #expect(try cells(pupil, "2026-Q4", family: family).isEmpty)
        let graduated = Enrolment(programme: "pkh", to: Day("2026-10-15"), status: "graduasi")
        family.programmes = [graduated]
        #expect(
            try row(cells(pupil, "2026-Q4", family: family), "hadir-sekolah") == [
                "2026-10+", "2026-11-", "2026-12-",
            ]
        )
        family.programmes = [Enrolment(programme: "pkh", from: Day("2026-11-10"), status: "Aktif")]
        let found = try cells(pupil, "2026-Q4", family: family)
        #expect(row(found, "hadir-sekolah") == ["2026-10-", "2026-11+", "2026-12+"])
        #expect(found.first?.standing == .not(.notEnrolled))
    }

    @Test func `the dead and those who moved owe nothing from that month on`() throws {
        let dead = try People.member(
            "a",
            born: "2015-03-01",
            level: "SD",
            states: [MemberState(.meninggal, from: Day("2026-11-30"))],
        )
        let found = try cells(dead, "2026-Q4")
        #expect(row(found, "hadir-sekolah") == ["2026-10+", "2026-11-", "2026-12-"])
        #expect(found.last?.standing == .not(.left(.meninggal)))
        #expect(try cells(dead, "2027-Q1").isEmpty)
        let back = try People.member(
            "b",
            born: "2015-03-01",
            level: "SD",
            states: [MemberState(.pindah, from: Day("2026-09-01"), to: Day("2026-11-10"))],
        )
        #expect(
            try row(cells(back, "2026-Q4"), "hadir-sekolah") == [
                "2026-10-", "2026-11+", "2026-12+",
            ]
        )
    }

    @Test func `a second programme adds its own`() throws {
        let mother = try People.member("ibu", born: "1990-01-01")
        let family = People.family(programmes: ["sembako", "pkh"])
        let found = try cells(mother, "2026-Q4", family: family)
        #expect(Set(found.map(\.obligation.programme)) == ["pkh", "sembako"])
        #expect(row(found, "kks-dipegang") == ["2026-Q4+"])
    }
}
