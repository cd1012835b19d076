import Casework
import Documents
import Testing

@Suite struct SummaryTests {
    private let plan: QuarterPlan

    init() throws {
        let book = RuleBook(programmes: [
            try SampleProgrammes.pkh(), try SampleProgrammes.sembako(),
        ])
        plan = book.plan(try #require(Quarter("2026-Q4")))
    }

    private func check(
        _ cell: ObligationCell,
        _ state: CheckState,
        attendance: Attendance? = nil,
    ) -> Check {
        Check(
            member: cell.member,
            family: .family("f"),
            programme: cell.obligation.programme,
            obligation: cell.obligation.id,
            rule: cell.obligation.rule,
            period: cell.period,
            state: state,
            facts: attendance.map { CheckFacts(attendance: $0) },
            authorship: Authorship(how: .typed, by: "ani", at: "", device: "l1"),
        )
    }

    private func event(_ member: String, _ service: String, _ day: String) throws -> ServiceEvent {
        ServiceEvent(
            member: .member(member),
            family: .family("f"),
            programme: "pkh",
            service: service,
            date: try People.day(day),
            authorship: Authorship(how: .typed, by: "ani", at: "", device: "l1"),
        )
    }

    private func cells(_ member: Member) -> [ObligationCell] {
        var cells: [ObligationCell] = []
        let family = People.family()
        plan.appendCells(
            of: MemberFacts(member, in: family),
            enrolments: family.programmes,
            to: &cells,
        )
        return cells
    }

    private func summary(
        _ members: [Member],
        _ records: RecordBook,
        today: String = "2027-01-05",
    ) throws -> FamilySummary {
        let found = plan.summaries(
            family: People.family(),
            members: members,
            today: try People.day(today),
            status: records.status(of:),
        )
        return try #require(found.first)
    }

    // MARK: Cells

    @Test func `dates in the window meet a dated cell, others do not`() throws {
        let child = try People.member("a", born: "2026-10-10")
        let cell = try #require(cells(child).first { $0.obligation.id == "neonatal-2" })
        var records = RecordBook()
        #expect(records.status(of: cell) == .blank(needed: 1))
        records.add(try event("a", "neonatal", "2026-10-12"))
        #expect(records.status(of: cell).state == nil)
        records.add(try event("a", "neonatal", "2026-10-17"))
        #expect(records.status(of: cell).state == .patuh)
        #expect(records.status(of: cell).lastEvent?.description == "2026-10-17")
        records.add(check(cell, .tidak))
        #expect(records.status(of: cell).state == .patuh)
    }

    @Test func `a cell that takes two visits counts them`() throws {
        let child = try People.member("a", born: "2024-10-10")
        let cell = try #require(cells(child).first { $0.obligation.id == "perkembangan" })
        var records = RecordBook(events: [try event("a", "perkembangan", "2026-03-01")])
        #expect(records.status(of: cell).done == 1)
        #expect(records.status(of: cell).state == nil)
        records.add(try event("a", "perkembangan", "2026-12-31"))
        #expect(records.status(of: cell).state == .patuh)
    }

    @Test func `a check speaks before an event where states are typed`() throws {
        let child = try People.member("a", born: "2024-10-10")
        let cell = try #require(cells(child).first { $0.obligation.id == "timbang" })
        var records = RecordBook(events: [try event("a", "timbang", "2026-10-20")])
        #expect(records.status(of: cell).state == .patuh)
        records.add(check(cell, .izin))
        #expect(records.status(of: cell).state == .izin)
    }

    @Test func `days at school become a state by the rule`() throws {
        let pupil = try People.member("a", born: "2015-01-01", level: "SD")
        let obligation = try #require(cells(pupil).first).obligation
        #expect(obligation.state(of: try Attendance(alpa: 3, effective: 20)) == .patuh)
        #expect(obligation.state(of: try Attendance(alpa: 3, sakit: 1, effective: 20)) == .tidak)
        #expect(obligation.state(of: try Attendance(alpa: 3)) == nil)
    }

    // MARK: Stages

    @Test func `a stage is open, then complete, as its months pass and fill`() throws {
        let mother = try People.member("ibu", born: "1990-01-01")
        let early = try summary([mother], RecordBook(), today: "2026-10-31")
        #expect(early.condition == .complete)
        #expect(early.counts.later == 3)
        let late = try summary([mother], RecordBook())
        #expect(late.condition == .open)
        #expect(late.counts.blank == 3)
        let all = cells(mother).map { check($0, .patuh) }
        let done = try summary([mother], RecordBook(checks: all))
        #expect(done.condition == .complete)
        #expect(done.counts.met == 3)
        #expect(done.concerns == [])
    }

    @Test func `a month under the threshold puts the stage at risk and shows both rates`() throws {
        let mother = try People.member("ibu", born: "1990-01-01")
        let pupil = try People.member("a", born: "2015-01-01", level: "SD")
        let cell = try #require(cells(pupil).first)
        let days = try Attendance(alpa: 1, izin: 0, sakit: 5, effective: 24)
        let found = try summary(
            [mother, pupil],
            RecordBook(checks: [check(cell, .tidak, attendance: days)]),
        )
        #expect(found.condition == .atRisk)
        guard
            case .attendance(let member, _, let period, let counted, let exempt) = found.concerns
                .first
        else {
            Issue.record("no concern about attendance: \(found.concerns.count)")
            return
        }
        #expect(member == pupil.id)
        #expect(period.text == "2026-10")
        #expect(counted.percent == 75)
        #expect(exempt?.meets(percent: 85) == true)
    }

    @Test func `one missed weighing is borne, two are a risk`() throws {
        let child = try People.member("a", born: "2024-10-10")
        let weighings = cells(child).filter { $0.obligation.id == "timbang" }
        func concerns(_ count: Int) throws -> [Concern] {
            let checks = weighings.prefix(count).map { check($0, .tidak) }
            return try summary([child], RecordBook(checks: checks)).concerns.filter {
                if case .notMet = $0 { true } else { false }
            }
        }
        #expect(try concerns(1) == [])
        #expect(
            try concerns(2) == [
                .notMet(
                    member: child.id,
                    obligation: weighings[0].obligation,
                    periods: [weighings[0].period, weighings[1].period],
                )
            ]
        )
    }

    @Test func `a closed window with too few dates is a risk`() throws {
        let child = try People.member("a", born: "2026-10-10")
        let found = try summary([child], RecordBook(), today: "2026-10-20")
        let missing = found.concerns.filter { if case .tooFew = $0 { true } else { false } }
        #expect(missing.count == 3)  // KN1, KN2, and HB0 which counts until the eighth day
    }

    @Test func `a yearly visit is asked for in the year's last stage`() throws {
        let elder = try People.member("a", born: "1950-01-01")
        let book = RuleBook(programmes: [try SampleProgrammes.pkh()])
        func condition(_ quarter: String) throws -> FamilySummary.Condition? {
            book.plan(try #require(Quarter(quarter))).summaries(
                family: People.family(pengurus: "none"),
                members: [elder],
                today: try People.day("2027-01-05"),
                status: RecordBook().status(of:),
            ).first?.condition
        }
        #expect(try condition("2026-Q1") == .complete)
        #expect(try condition("2026-Q4") == .atRisk)
    }

    // MARK: Amounts

    @Test func `the four highest amounts count, within the limits`() throws {
        let members = [
            try People.member(
                "ibu",
                born: "1995-01-01",
                states: [MemberState(.hamil, from: Day("2026-05-01"))],
            ),
            try People.member("a", born: "2022-01-01"), try People.member("b", born: "2023-01-01"),
            try People.member("c", born: "2024-01-01"),
            try People.member("d", born: "2012-01-01", level: "SMP"),
            try People.member("e", born: "2009-01-01", level: "SMA"),
            try People.member("f", born: "2015-01-01", level: "SD"),
        ]
        let amounts = try summary(members, RecordBook()).amounts
        #expect(
            amounts.members.map { "\($0.member.rowKey) \($0.amount) \($0.standing)" } == [
                "ibu 750000 counted", "a 750000 counted", "b 750000 counted",
                "c 750000 overLimit(\"anak-usia-dini\")", "e 500000 counted",
                "d 375000 overCap", "f 225000 overCap",
            ]
        )
        #expect(amounts.total == 2_750_000)
        #expect(amounts.cap == 4)
    }

    @Test func `a person counts once, in the category that pays most`() throws {
        let member = try People.member(
            "a",
            born: "1950-01-01",
            states: [MemberState(.disabilitasBerat), MemberState(.korbanHAM)],
        )
        let amounts = try summary([member], RecordBook()).amounts
        #expect(amounts.members.map(\.category) == ["korban-ham"])
        #expect(amounts.total == 2_700_000)
    }

    @Test(arguments: [false, true])
    func `who finds his highest category full counts in his next`(isTurned: Bool) throws {
        let members = [
            try People.member("adi", born: "1950-01-01"),
            try People.member(
                "ani",
                born: "1951-01-01",
                states: [MemberState(.disabilitasBerat)],
            ),
        ]
        let amounts = try summary(isTurned ? members.reversed() : members, RecordBook()).amounts
        #expect(amounts.countedMembers == 2)
        #expect(amounts.total == 1_200_000)
    }

    @Test func `a family grant adds its months`() throws {
        let family = People.family(programmes: ["sembako"])
        let book = RuleBook(programmes: [try SampleProgrammes.sembako()])
        let amounts = book.plan(try #require(Quarter("2020-Q1"))).amounts(
            programme: "sembako",
            enrolments: family.programmes,
            members: [],
        )
        #expect(amounts?.total == 500_000)
        #expect(amounts?.grants.count == 1)
    }

    @Test func `the optional fixed grant of 2019 is shown and not added`() throws {
        let book = RuleBook(programmes: [try SampleProgrammes.pkh()])
        let amounts = book.plan(try #require(Quarter("2019-Q1"))).amounts(
            programme: "pkh",
            enrolments: People.family().programmes,
            members: [],
        )
        #expect(amounts?.grants.map(\.amount) == [550_000, 1_000_000])
        #expect(amounts?.total == 0)
    }

    @Test func `a member whose birth is unknown, and a family without aid holder, are told`() throws
    {
        let member = try People.member("a")
        let concerns = try summary([member], RecordBook()).concerns
        #expect(concerns == [.noAidHolder, .birthUnknown(member: member.id)])
    }
}
