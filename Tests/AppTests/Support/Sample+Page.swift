import Casework
import Documents
import LocalStore
import Testing

@testable import App
@testable import Caseload

/// One family with everyone in it that the rules know, as the store would bring it.
extension Sample {
    static let familyID = DocumentID("family:f1")

    static func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    static func family() throws -> Family {
        var family = Family(id: familyID)
        family.kk = "9901010101200001"
        family.head = .member("ayah")
        family.pengurus = .member("ibu")
        family.address = "Jl. Melati 5"
        family.rt = "01"
        family.rw = "02"
        family.village = "Sukamaju"
        family.district = "Cibungur"
        family.desil = 2
        family.phone = "081200000000"
        family.programmes = [
            Enrolment(programme: "pkh", from: try day("2024-01-01"), status: "aktif")
        ]
        return family
    }

    static func members() throws -> [Member] {
        [
            try member(
                "ayah",
                "Budi Santoso",
                "1986-02-01",
                .male,
                relation: 1,
                nik: "9901010102860001",
            ),
            try member(
                "ibu",
                "Aminah",
                "1990-04-02",
                .female,
                relation: 2,
                nik: "9901014204900001",
            ),
            try member("sma", longName, "2009-03-03", .female, level: "SMA", grade: "11"),
            try member("smp", "Désirée", "2012-06-04", .female, level: "SMP", grade: "8"),
            try member("sd", "王小明", "2017-01-05", .male, level: "SD", grade: "4"),
            try member("bayi", "Kembar Satu", "2024-11-06", .male),
            try member("nenek", "Mbah Sumirah", "1953-07-07", .female, relation: 6),
        ]
    }

    private static func member(
        _ key: String,
        _ name: String,
        _ born: String,
        _ sex: Sex,
        relation: Int = 3,
        nik: String? = nil,
        level: String? = nil,
        grade: String? = nil,
    ) throws -> Member {
        var member = Member(id: .member(key), family: familyID, name: name)
        member.born = try day(born)
        member.sex = sex
        member.relation = relation
        member.nik = nik
        if let level {
            member.school = Schooling(facility: .facility("sekolah"), level: level, grade: grade)
        }
        return member
    }

    /// The page with the pupils' October recorded: the SMP pupil present too little.
    static func page(quarter: Quarter = Stage.quarter) throws -> FamilyPage {
        let family = try family()
        let members = try members()
        let plan = RuleBook(programmes: try programmes()).plan(quarter)
        let october = try #require(Month("2026-10"))
        let few = try Attendance(alpa: 5, izin: 0, sakit: 1, effective: 25)
        let status: (ObligationCell) -> CellStatus = { cell in
            guard cell.obligation.input == .attendance, cell.period == .month(october) else {
                return .blank(needed: cell.obligation.needed)
            }
            var check = Check(cell, few: cell.member == .member("smp") ? few : nil)
            check.state = cell.member == .member("smp") ? .tidak : .patuh
            return CellStatus(
                state: check.state,
                done: 0,
                needed: 1,
                lastEvent: nil,
                check: check,
            )
        }
        var rows: [EntryRow] = []
        var builder = EntryPageBuilder(quarter: quarter, plan: plan)
        for member in members {
            var own = builder.rows(of: member, in: family, note: "", MemberRecords())
            for row in own.indices {
                for month in 0..<3 {
                    guard let cell = own[row].cells[month]?.cell, let check = status(cell).check
                    else { continue }
                    own[row].cells[month]?.recorded = RecordedValue(
                        state: check.state,
                        attendance: check.facts?.attendance,
                        how: .typed,
                    )
                }
            }
            rows += own
        }
        return FamilyPage(
            family: family,
            members: members,
            group: Group(id: .group("g"), name: "Mawar 1"),
            facilities: [
                .facility("sekolah"): Facility(
                    id: .facility("sekolah"),
                    kind: "sekolah",
                    name: "SMPN 1 Sukamaju",
                )
            ],
            summaries: plan.summaries(
                family: family,
                members: members,
                today: Stage.moment.day,
                status: status,
            ),
            entry: EntryPage(
                door: .family(familyID),
                quarter: quarter,
                title: "Aminah",
                subtitle: "Sukamaju",
                rows: rows,
            ),
            history: [try history()],
        )
    }

    static func history() throws -> HistoryRow {
        HistoryRow(
            id: "check:smp:hadir-sekolah:2026-10",
            revision: try RevisionID("1-" + String(repeating: "a", count: 32)),
            member: .member("smp"),
            memberName: "Désirée",
            label: Wording(id: "Hadir di sekolah", en: "School attendance"),
            period: "2026-10",
            value: RecordedValue(
                state: .tidak,
                how: .typed,
                note: "surat sakit menyusul",
                by: "Rahmawati",
                at: "2026-11-02T14:03:00+07:00",
                device: "laptop-1a2b",
            ),
            delivery: .local,
        )
    }
}

extension Check {
    fileprivate init(_ cell: ObligationCell, few: Attendance?) {
        self.init(
            member: cell.member,
            family: Sample.familyID,
            programme: cell.obligation.programme,
            obligation: cell.obligation.id,
            rule: cell.obligation.rule,
            period: cell.period,
            state: .patuh,
            facts: few.map { CheckFacts(attendance: $0) },
            authorship: Authorship(how: .typed, by: "Rahmawati", at: "", device: ""),
        )
    }
}
