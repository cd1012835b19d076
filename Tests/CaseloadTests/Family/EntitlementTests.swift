import Casework
import Documents
import TestSupport
import Testing

@testable import Caseload
@testable import Casework

@Suite struct EntitlementTests {
    private func plan() throws -> QuarterPlan {
        try Bench().caseload.ruleBook().plan(Bench.quarter)
    }

    private func person(
        _ born: String?,
        _ sex: Sex? = .female,
        school: String? = nil,
        states: [MemberState] = [],
        holder: Bool = false,
    ) -> MemberFacts {
        MemberFacts(
            id: .member("A"),
            born: born.flatMap { Day($0) },
            sex: sex,
            schoolLevel: school,
            hasSchool: school != nil,
            states: states,
            isPengurus: holder,
        )
    }

    private func standing(
        _ member: MemberFacts,
        _ category: String,
        _ enrolments: [Enrolment] = [Enrolment(programme: "pkh")],
    ) throws -> Entitlement.Standing? {
        try plan().entitlements(of: member, enrolments: enrolments, in: Bench.today.month)
            .first { $0.programme == "pkh" && $0.category == category }?.standing
    }

    @Test func `a pupil has her level, and each other category says which rule fails`() throws {
        let pupil = person("2014-03-01", school: "SMP")
        #expect(try standing(pupil, "smp") == .enrolled)
        #expect(try standing(pupil, "smp", []) == .notEnrolled)
        guard case .hindered(let old)? = try standing(pupil, "lansia"),
            case .age(let range, let months)? = old.first
        else {
            Issue.record("a pupil is elderly")
            return
        }
        #expect(range.from == AgeMark("60y") && months == 12 * 12 + 8)
        #expect(
            try standing(pupil, "ibu-hamil-nifas")
                == .hindered([.state([.hamil, .nifas])])
        )
        guard case .hindered(let level)? = try standing(pupil, "sd") else {
            Issue.record("at two levels")
            return
        }
        #expect(level.count == 1 && level.contains { if case .school = $0 { true } else { false } })
    }

    @Test func `without a birth date, and after leaving, that is what is said`() throws {
        #expect(try standing(person(nil), "lansia") == .hindered([.birthUnknown]))
        let gone = MemberState(.pindah, from: Day("2026-01-02"))
        #expect(
            try standing(person("1950-01-01", states: [gone]), "lansia")
                == .hindered([.left(.pindah)])
        )
        #expect(try standing(person("2030-01-01"), "lansia") == .hindered([.notBorn]))
        let man = person("1990-01-01", .male, states: [MemberState(.hamil)])
        #expect(try standing(man, "ibu-hamil-nifas") == .hindered([.sex(.female)]))
    }

    /// Hindrances are told by a second reading of the rules: it must never differ from the first.
    @Test(arguments: 1...20)
    func `something hinders exactly those who do not belong`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let plan = try plan()
        let levels = [nil, "SD", "mts", "SMK", "Paket C", "TK"]
        let codes: [StateCode] = [.hamil, .nifas, .disabilitasBerat, .meninggal, .pindah]
        for _ in 0..<60 {
            let day = Day(2026, 11, 15)?.adding(
                days: -Int.random(in: -200...33_000, using: &generator)
            )
            let states = codes.filter { _ in Int.random(in: 0..<6, using: &generator) == 0 }.map {
                MemberState(
                    $0,
                    from: Day(2026, 11, 1)?
                        .adding(days: -Int.random(in: -60...400, using: &generator)),
                )
            }
            let level = levels.randomElement(using: &generator) ?? nil
            let member = MemberFacts(
                id: .member("A"),
                born: Bool.random(using: &generator) || states.isEmpty ? day : nil,
                sex: [.male, .female, nil].randomElement(using: &generator) ?? nil,
                schoolLevel: level,
                hasSchool: level != nil || Bool.random(using: &generator),
                states: states,
                isPengurus: Bool.random(using: &generator),
            )
            for programme in plan.programmes {
                for month in 0..<3 {
                    let mask = programme.categories(of: member, month: month)
                    for index in programme.categoryIDs.indices {
                        let found = programme.hindrances(of: member, category: index, month: month)
                        let belongs = mask & (1 << UInt64(index)) != 0
                        #expect(
                            found.isEmpty == belongs,
                            "seed \(seed): \(programme.categoryIDs[index]) \(member) \(found)",
                        )
                    }
                }
            }
        }
    }
}
