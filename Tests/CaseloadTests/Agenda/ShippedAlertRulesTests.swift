import Casework
import Forms
import LocalStore
import TestSupport
import Testing

@testable import Caseload

/// Each rule of `deteksi.json5` speaks, keeps silent just short of that, and is answered by a record of its form.
@Suite struct ShippedAlertRulesTests {
    private let cases: ShippedAlertCases

    init() throws {
        let bench = try Bench(programmes: false)
        _ = try bench.caseload.installProgrammes(try Bench.shippedProgrammes())
        let rules = try bench.store.read { (reader) throws(StoreError) in
            AgendaRules(try bench.caseload.rules(reader))
        }
        cases = ShippedAlertCases(rules: rules)
    }

    private func ids(_ family: FamilyCase) -> [String] {
        let finder = AlertFinder(cases.rules, today: cases.today)
        return finder.alerts(of: family).map { cases.rules.alerts[$0.rule].rule.id.rawValue }
    }

    @Test func `every rule fires, is silent at its border, and is answered`() throws {
        #expect(cases.rules.alerts.count > 20)
        for condition in cases.rules.alerts {
            let rule = condition.rule
            let name = String(rule.id.rawValue.drop { $0 != "/" }.dropFirst())
            let fires = try #require(cases.family(name, fires: true), "no case for \(rule.id)")
            let silent = try #require(cases.family(name, fires: false), "no case for \(rule.id)")
            #expect(ids(fires).contains(rule.id.rawValue), "\(rule.id) keeps silent")
            #expect(!ids(silent).contains(rule.id.rawValue), "\(rule.id) speaks at its border")
            let subjects = rule.about == .member ? fires.members.map(\.digest) : [0]
            let forms = [rule.act].compactMap(\.self) + rule.also
            #expect(forms.isEmpty == (rule.opens != nil), "\(rule.id) is answered by nothing")
            for form in forms {
                let number = try #require(
                    cases.rules.number(ofForm: form.rawValue),
                    "\(rule.id): no form \(form)",
                )
                var answered = fires
                answered.acts += subjects.map {
                    let kind = cases.rules.forms[Int(number)].kind
                    return cases.act(form.rawValue, kind, daysAgo: 0, subject: $0)
                }
                #expect(!ids(answered).contains(rule.id.rawValue), "\(rule.id): not by \(form)")
            }
        }
    }

    @Test(arguments: ["rujukan-terlambat", "pengaduan-terlambat", "pengaduan-banyak"])
    func `a visit does not silence what only the record's own step ends`(name: String) throws {
        var family = try #require(cases.family(name, fires: true))
        family.acts += ["kunjungan/keluarga", "kunjungan/individu"].map {
            cases.act($0, "visit", daysAgo: 0)
        }
        #expect(ids(family).contains("deteksi/" + name))
        for place in family.acts.indices where family.acts[place].isOpen {
            family.acts[place].isOpen = false
            family.acts[place].awaits = false
        }
        #expect(!ids(family).contains("deteksi/" + name))
    }

    @Test(arguments: ["masuk-sekolah", "naik-jenjang", "tidak-sekolah", "lansia-sendiri"])
    func `what has not happened yet is visited first, not proposed`(name: String) throws {
        let rule = try #require(
            cases.rules.alerts.first { $0.rule.id.rawValue == "deteksi/" + name }?.rule
        )
        #expect(rule.act?.rawValue == "kunjungan/individu" && !rule.also.isEmpty)
    }

    @Test func `meals that a person gets keep the alert away as long as they last`() throws {
        var alone = try #require(cases.family("lansia-sendiri", fires: true))
        let meals = cases.act(
            "permakanan/penerima",
            "membership",
            daysAgo: 200,
            subject: alone.members[0].digest,
        )
        alone.acts = [meals]
        #expect(!ids(alone).contains("deteksi/lansia-sendiri"))
        alone.figures = [
            FigureEntry(
                family: 0,
                form: meals.form,
                day: meals.day,
                outcome: nil,
                short: nil,
                income: nil,
                hasEnded: true,
                document: meals.document,
            )
        ]
        #expect(ids(alone).contains("deteksi/lansia-sendiri"), "they have ended")
    }

    @Test func `a proposal that goes on answers for as long as it does`() throws {
        var family = try #require(cases.family("nik-bermasalah", fires: true))
        let subject = family.members[0].digest
        family.acts = [
            cases.act(
                "pemutakhiran/perbaikan",
                "proposal",
                daysAgo: 120,
                isOpen: true,
                subject: subject,
            )
        ]
        #expect(!ids(family).contains("deteksi/nik-bermasalah"))
        family.acts = [
            cases.act("pemutakhiran/perbaikan", "proposal", daysAgo: 120, subject: subject)
        ]
        #expect(ids(family).contains("deteksi/nik-bermasalah"), "it is over, the trouble is not")
    }

    @Test func `a visit at which nobody was met answers nothing, and is none that counts`() throws {
        for (rule, form) in [
            ("tidak-dikunjungi", "kunjungan/keluarga"), ("lansia-sendiri", "kunjungan/individu"),
        ] {
            var family = try #require(cases.family(rule, fires: true))
            let visit = cases.act(form, "visit", daysAgo: 0, subject: family.members[0].digest)
            family.acts = [visit]
            #expect(!ids(family).contains("deteksi/" + rule), "\(rule)")
            family.figures = [
                FigureEntry(
                    family: 0,
                    form: visit.form,
                    day: visit.day,
                    outcome: nil,
                    short: nil,
                    income: nil,
                    isMissed: true,
                    document: visit.document,
                )
            ]
            #expect(ids(family).contains("deteksi/" + rule), "\(rule)")
        }
    }

    @Test func `six months after a visit it is time for another`() throws {
        var family = try #require(cases.family("tidak-dikunjungi", fires: true))
        let days = Day(2026, 5, 15).map { $0.days(until: cases.today) } ?? 0
        family.acts = [cases.act("kunjungan/keluarga", "visit", daysAgo: days)]
        #expect(ids(family).contains("deteksi/tidak-dikunjungi"))
        family.acts = [cases.act("kunjungan/keluarga", "visit", daysAgo: days - 1)]
        #expect(!ids(family).contains("deteksi/tidak-dikunjungi"))
    }
}
