import Casework
import Documents
import Testing

@Suite struct CellsTests {
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

    // MARK: School

    @Test func `a pupil owes attendance each month, with the rule's figures`() throws {
        let pupil = try People.member("a", born: "2015-03-01", level: "mi")
        let found = try cells(pupil, "2026-Q4")
        #expect(row(found, "hadir-sekolah") == ["2026-10+", "2026-11+", "2026-12+"])
        #expect(Set(found.map(\.obligation.ruleID)) == ["hadir-sekolah"])
        let cell = try #require(found.first)
        #expect(cell.category == "sd")
        #expect(cell.obligation.percent == 85)
        #expect(cell.obligation.rule == "pkh@2019-01-01")
        #expect(cell.obligation.input == .attendance)
        #expect(cell.obligation.batchAllowed)
        #expect(cell.due.description == "2026-10-01/2026-10-31")
        #expect(cell.checkID.rawValue == "check:a:hadir-sekolah:2026-10")
    }

    @Test func `a pupil without a birth date still owes attendance`() throws {
        let pupil = try People.member("a", level: "SMK")
        #expect(try row(cells(pupil, "2026-Q4"), "hadir-sekolah").count == 3)
        #expect(try cells(People.member("b"), "2026-Q4").isEmpty)
    }

    @Test func `school ends with the 22nd birthday`() throws {
        let pupil = try People.member("a", born: "2004-11-01", level: "SMA")
        #expect(
            try row(cells(pupil, "2026-Q4"), "hadir-sekolah") == [
                "2026-10+", "2026-11-", "2026-12-",
            ]
        )
    }

    // MARK: Small children

    @Test(arguments: [
        ("2020-10-01", []), ("2020-10-02", ["2026-10+"]), ("2020-11-01", ["2026-10+"]),
        ("2020-11-15", ["2026-10+"]), ("2020-12-31", ["2026-10+"]),
    ])
    func `a child who turns six leaves the small children with the next month`(
        born: String,
        development: [String],
    ) throws {
        let found = try cells(People.member("a", born: born), "2026-Q4")
        #expect(found.contains { $0.obligation.ruleID == "perkembangan" } == !development.isEmpty)
        #expect(
            found.contains { $0.obligation.ruleID == "terdaftar-sekolah" } == (born < "2020-12-02")
        )
    }

    @Test func `weighing is monthly up to the fifth birthday`() throws {
        let child = try People.member("a", born: "2021-11-15")
        let found = try cells(child, "2026-Q4")
        #expect(row(found, "timbang") == ["2026-10+", "2026-11+", "2026-12-"])
        let last = try #require(found.last { $0.obligation.ruleID == "timbang" })
        #expect(last.standing == .not(.otherAge))
        #expect(row(found, "timbang-5") == ["2026+"])
    }

    @Test func `before 2022 school age began at seven`() throws {
        let child = try People.member("a", born: "2014-10-15")
        let old = try cells(child, "2021-Q4")
        #expect(row(old, "terdaftar-sekolah") == ["2021-Q4+"])
        let sixYears = try People.member("b", born: "2015-06-15")
        #expect(try row(cells(sixYears, "2021-Q4"), "terdaftar-sekolah") == [])
        #expect(try row(cells(sixYears, "2022-Q1"), "terdaftar-sekolah") == ["2022-Q1+"])
    }

    @Test func `a child born in the quarter is weighed from the next month on`() throws {
        let child = try People.member("a", born: "2026-10-10")
        let found = try cells(child, "2026-Q4")
        #expect(row(found, "timbang") == ["2026-10-", "2026-11+", "2026-12+"])
        #expect(
            found.first { $0.obligation.ruleID == "timbang" }?.standing == .not(.notYetBorn)
        )
        let newborn = found.filter { $0.obligation.ruleID == "neonatal" }
        #expect(newborn.map(\.obligation.id) == ["neonatal-1", "neonatal-2", "neonatal-3"])
        #expect(
            newborn.map(\.due.description) == [
                "2026-10-10/2026-10-12", "2026-10-13/2026-10-17", "2026-10-18/2026-11-07",
            ]
        )
        #expect(newborn.allSatisfy { $0.period.text == "2026-10-10" && $0.applies })
        #expect(newborn.allSatisfy { $0.obligation.service == "neonatal" })
    }

    @Test func `immunisations fall due by age, across quarters`() throws {
        let child = try People.member("a", born: "2026-07-20")
        let found = try cells(child, "2026-Q4").filter { $0.obligation.ruleID == "imunisasi" }
        let due = Dictionary(uniqueKeysWithValues: found.map { ($0.obligation.id, $0) })
        #expect(due["imunisasi-dpt1"]?.due.description == "2026-09-20/2026-10-19")
        #expect(due["imunisasi-dpt3"]?.due.description == "2026-11-20/2026-12-19")
        #expect(due["imunisasi-dpt3"]?.counted.last.description == "2028-07-19")
        #expect(due["imunisasi-hb0"] == nil)
        #expect(due["imunisasi-mr1"] == nil)
        #expect(due["imunisasi-pcv1"]?.obligation.service == "imunisasi-pcv1")
    }

    @Test(arguments: [
        ("2026-02-01", "2026-Q3", ["vitamin-a-biru"]), ("2026-02-02", "2026-Q3", []),
        ("2025-08-01", "2026-Q3", ["vitamin-a-merah"]),
        ("2025-08-02", "2026-Q3", ["vitamin-a-biru"]),
        ("2021-08-01", "2026-Q3", []), ("2021-08-02", "2026-Q3", ["vitamin-a-merah"]),
        ("2025-01-01", "2026-Q2", []), ("2025-01-01", "2026-Q1", ["vitamin-a-merah"]),
    ])
    func `vitamin A is given in February and August by age`(
        born: String,
        quarter: String,
        rules: [String],
    ) throws {
        let found = try cells(People.member("a", born: born), quarter)
            .filter { $0.obligation.ruleID.hasPrefix("vitamin-a") }
        #expect(found.map(\.obligation.ruleID) == rules)
    }

    @Test func `twins owe the same under ids of their own`() throws {
        let first = try cells(People.member("a", born: "2025-05-05"), "2026-Q4")
        let second = try cells(People.member("b", born: "2025-05-05"), "2026-Q4")
        #expect(first.map(\.obligation.id) == second.map(\.obligation.id))
        #expect(Set(first.map(\.checkID)).isDisjoint(with: second.map(\.checkID)))
        #expect(Set(first.map(\.checkID)).count == first.count)
    }

    // MARK: Mothers

    @Test func `antenatal visits follow the expected day of delivery`() throws {
        var state = MemberState(.hamil, from: Day("2026-07-01"))
        state.due = Day("2027-03-01")  // 280 days before: 2026-05-25
        let mother = try People.member("ibu", born: "1995-01-01", sex: .female, states: [state])
        let found = try cells(mother, "2026-Q3").filter { $0.obligation.ruleID == "anc" }
        #expect(
            found.map { "\($0.obligation.id) \($0.due)" } == [
                "anc-t1 2026-05-25/2026-08-23", "anc-t2 2026-08-24/2026-11-15",
            ]
        )
        #expect(found.map(\.obligation.needed) == [1, 2])
        #expect(found.allSatisfy { $0.period.text == "2026-07-01" })
        #expect(try row(cells(mother, "2026-Q4"), "anc").count == 2)
        #expect(try row(cells(mother, "2027-Q3"), "anc") == [])
    }

    @Test func `before August 2021 four visits were asked, from then on six`() throws {
        func needed(_ from: String) throws -> Int {
            let mother = try People.member(
                "ibu",
                states: [MemberState(.hamil, from: Day(from))],
            )
            var windows: [String: Int] = [:]
            let start = try #require(Day(from)).quarter
            for quarter in [start, start.next, start.next.next, start.next.next.next] {
                let found = book.cells(member: mother, family: People.family(), quarter: quarter)
                for cell in found where cell.obligation.ruleID == "anc" {
                    windows[cell.obligation.id] = cell.obligation.needed
                }
            }
            return windows.values.reduce(0, +)
        }
        #expect(try needed("2020-01-01") == 4)
        #expect(try needed("2022-01-01") == 6)
    }

    @Test func `delivery ends the antenatal visits and opens the checks after birth`() throws {
        let mother = try People.member(
            "ibu",
            states: [
                MemberState(.hamil, from: Day("2026-02-01")),
                MemberState(.nifas, from: Day("2026-10-20")),
            ],
        )
        let found = try cells(mother, "2026-Q4")
        let last = try #require(found.first { $0.obligation.id == "anc-t3" })
        #expect(last.due.last.description == "2026-10-20")
        #expect(
            found.filter { $0.obligation.ruleID == "nifas" }.map(\.due.description) == [
                "2026-10-20/2026-10-22", "2026-10-23/2026-10-27", "2026-10-28/2026-11-17",
                "2026-11-18/2026-12-01",
            ]
        )
        #expect(row(found, "bersalin-faskes") == ["2026-10-20+"])
        #expect(
            found.first { $0.obligation.ruleID == "bersalin-faskes" }?.obligation.input == .state
        )
    }

    @Test func `two pregnancies stay two, each with its own ids`() throws {
        let mother = try People.member(
            "ibu",
            states: [
                MemberState(.hamil, from: Day("2025-02-01"), to: Day("2025-05-10")),
                MemberState(.hamil, from: Day("2025-05-20")),
            ],
        )
        let found = try cells(mother, "2025-Q2").filter { $0.obligation.ruleID == "anc" }
        #expect(
            found.map { $0.period.text + " " + $0.obligation.id } == [
                "2025-02-01 anc-t1", "2025-02-01 anc-t2", "2025-05-20 anc-t1",
            ]
        )
        #expect(found[1].due.last.description == "2025-05-10")
    }
}
