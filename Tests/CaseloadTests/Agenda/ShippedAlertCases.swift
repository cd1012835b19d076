import Casework
import Forms

@testable import Caseload

/// For each shipped rule of early detection a family of which it says something, and one just at its border of which it
/// says nothing.
struct ShippedAlertCases {
    let rules: AgendaRules
    let today = Bench.today

    /// Nil for a rule that has no case yet.
    func family(_ rule: String, fires: Bool) -> FamilyCase? {
        school(rule, fires) ?? health(rule, fires) ?? household(rule, fires)
            ?? identity(rule, fires) ?? services(rule, fires) ?? membership(rule, fires)
    }

    // MARK: People

    /// Somebody who is so many years old today.
    func person(_ key: String, age: Int, _ change: (inout CaseMember) -> Void = { _ in })
        -> CaseMember
    {
        var member = CaseMember(
            key: key,
            name: "Orang \(key)",
            digest: UInt64(key.utf8.reduce(7) { $0 * 31 + Int($1) }),
            born: Day(today.year - age, 11, 15),
            sex: .female,
            relation: 3,
            nik: .digits(9_901_014_202_800_001),
        )
        change(&member)
        return member
    }

    func house(_ members: [CaseMember], _ change: (inout FamilyCase) -> Void = { _ in })
        -> FamilyCase
    {
        var family = FamilyCase()
        family.members = members
        change(&family)
        return family
    }

    private var adult: CaseMember { person("A", age: 40) }
    private var month: Int { today.year * 12 + today.monthOfYear - 1 }

    private func enrolled(_ programme: String, since: Day? = nil) -> Enrolment {
        Enrolment(programme: programme, from: since ?? Day(2022, 1, 1), status: "aktif")
    }

    // MARK: Records

    func act(
        _ form: String,
        _ kind: String,
        daysAgo: Int = 10,
        due: Day? = nil,
        isOpen: Bool = false,
        subject: UInt64 = 0,
        document: Int32 = 900,
    ) -> ActEntry {
        ActEntry(
            family: 0,
            subject: subject,
            kind: ActKind(kind),
            form: rules.number(ofForm: form) ?? .max,
            day: today.adding(days: -daysAgo),
            due: due,
            state: nil,
            isOpen: isOpen,
            awaits: isOpen,
            stands: true,
            isPlain: !isOpen,
            document: document,
        )
    }

    private func failed(_ form: String, daysAgo: Int) -> FigureEntry {
        FigureEntry(
            family: 0,
            form: rules.number(ofForm: form) ?? .max,
            day: today.adding(days: -daysAgo),
            outcome: .failed,
            short: nil,
            income: nil,
            document: Int32(daysAgo),
        )
    }

    private func sheet(_ back: Int, _ percent: Int) -> MonthEntry {
        MonthEntry(paper: .school, month: month - back, state: .tidak, share: percent * 100)
    }

    private func missed(_ paper: MonthEntry.Paper, _ backs: [Int]) -> [MonthEntry] {
        backs.sorted(by: >).map {
            MonthEntry(paper: paper, month: month - $0, state: .tidak, share: nil)
        }
    }

    // MARK: Rules

    private func pupil(_ sheets: [MonthEntry]) -> FamilyCase {
        house([
            person("P", age: 10) {
                $0.level = "SD"
                $0.grade = "4"
                $0.months = sheets
            }
        ])
    }

    private func school(_ rule: String, _ fires: Bool) -> FamilyCase? {
        switch rule {
        case "putus-sekolah": pupil([sheet(2, 95), sheet(1, fires ? 84 : 85)])
        case "absen-lama": pupil([sheet(1, fires ? 59 : 60)])
        case "tidak-sekolah": house([adult, person("P", age: fires ? 15 : 16)])
        case "tidak-sekolah-menengah": house([adult, person("P", age: fires ? 21 : 22)])
        case "masuk-sekolah":
            house([person("P", age: 5) { $0.born = Day(2021, fires ? 2 : 3, 15) }])
        case "naik-jenjang":
            house([
                person("P", age: 12) {
                    $0.level = "SD"
                    $0.grade = fires ? "6" : "5"
                }
            ])
        case "tidak-timbang":
            house([
                adult,
                person("P", age: 2) { $0.months = missed(.weighing, fires ? [1, 2] : [1]) },
            ]) { $0.enrolments = [enrolled("pkh")] }
        default: nil
        }
    }

    private func pregnant(_ days: Int, age: Int = 30, visits: [Int] = []) -> FamilyCase {
        house([
            person("P", age: age) { member in
                member.states = [MemberState(.hamil, from: today.adding(days: -days))]
                member.antenatal = visits.map { today.adding(days: -$0) }
            }
        ])
    }

    private func health(_ rule: String, _ fires: Bool) -> FamilyCase? {
        switch rule {
        case "hamil-tanpa-anc": pregnant(fires ? 85 : 84)
        case "hamil-kurang-anc": pregnant(fires ? 169 : 168, visits: [100, 80])
        case "hamil-remaja": pregnant(30, age: fires ? 17 : 18)
        default: nil
        }
    }

    private func household(_ rule: String, _ fires: Bool) -> FamilyCase? {
        switch rule {
        case "lansia-sendiri": house([person("P", age: fires ? 60 : 59)])
        case "lansia-berdua": house([person("P", age: fires ? 70 : 69), person("Q", age: 66)])
        case "disabilitas-tanpa-pengasuh":
            house(
                [
                    adult,
                    person("P", age: 10) { $0.states = [MemberState(.disabilitasBerat)] },
                ] + (fires ? [] : [person("B", age: 18)])
            )
        case "anak-tanpa-dewasa":
            house([person("P", age: 17)] + (fires ? [] : [person("B", age: 18)]))
        case "anak-balita-miskin":
            house([adult, person("P", age: 4), person("Q", age: fires ? 3 : 5)]) { $0.desil = 1 }
        default: nil
        }
    }

    private func identity(_ rule: String, _ fires: Bool) -> FamilyCase? {
        switch rule {
        case "nik-bermasalah": house([person("P", age: 40) { $0.isMatched = !fires }])
        case "tanpa-nik":
            house([person("P", age: 40) { if fires { $0.nik = IdentityText.text("") } }])
        case "tanpa-kks":
            house([adult]) {
                $0.enrolments = [enrolled("sembako")]
                $0.hasCard = !fires
            }
        default: nil
        }
    }

    private func services(_ rule: String, _ fires: Bool) -> FamilyCase? {
        switch rule {
        case "kewajiban-terlewat":
            house([
                person("P", age: 10) { member in
                    member.notMet = [Day(2026, 7, 1), Day(2026, 8, 1)].compactMap(\.self)
                    if !fires { member.notMet.removeLast() }
                }
            ])
        case "bantuan-gagal":
            // One programme's failure says nothing about another's.
            house([adult]) {
                $0.figures = [
                    failed("pkh/penyaluran", daysAgo: 60),
                    failed(fires ? "pkh/penyaluran" : "sembako/pencairan", daysAgo: 10),
                ]
            }
        case "tidak-dikunjungi":
            // Never visited: counted from the day it joined.
            house([adult]) {
                $0.enrolments = [enrolled("pkh", since: Day(2026, 5, fires ? 15 : 16))]
            }
        case "absen-p2k2":
            house([person("P", age: 40) { $0.months = missed(.session, fires ? [1, 2] : [1]) }])
        case "rujukan-terlambat": late("puskesos/rujukan", "referral", fires)
        case "pengaduan-terlambat": late("puskesos/pengaduan", "complaint", fires)
        case "pengaduan-banyak":
            house([adult]) {
                $0.acts = [act("puskesos/pengaduan", "complaint", isOpen: true)]
                if fires { $0.acts += [act("sembako/masalah-kks", "complaint", isOpen: true)] }
            }
        default: nil
        }
    }

    private func late(_ form: String, _ kind: String, _ fires: Bool) -> FamilyCase {
        house([adult]) {
            let due = fires ? today.adding(days: -1) : today
            $0.acts = [act(form, kind, due: due, isOpen: true)]
        }
    }

    private func membership(_ rule: String, _ fires: Bool) -> FamilyCase? {
        switch rule {
        case "graduasi":
            // A small child is a component of PKH. For income and work see `GraduationRuleTests`.
            house([adult] + (fires ? [] : [person("P", age: 3)])) {
                $0.enrolments = [enrolled("pkh")]
                $0.desil = 2
            }
        case "hamil-belum-pkh":
            house([adult, person("P", age: 3)]) { $0.desil = fires ? 4 : 5 }
        default: nil
        }
    }
}
