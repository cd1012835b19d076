import Caseload
import Casework
import Documents
import Forms
import Screen

@testable import App
@testable import Caseload

/// The family of `Sample.page` with all that can stand on its page, hostile texts included.
extension Sample {
    private static func answer(
        _ label: String,
        _ text: String,
        _ kind: QuestionKind = .text,
        figure: Double? = nil,
    ) -> FamilyRecord.Answer {
        FamilyRecord.Answer(
            label: Wording(id: label, en: label),
            text: Wording(id: text, en: text),
            kind: kind,
            unit: nil,
            figure: figure,
        )
    }

    private static func step(_ label: String, _ by: String, _ at: String) -> FamilyRecord.Step {
        FamilyRecord.Step(label: Wording(id: label, en: label), by: by, at: at, note: nil)
    }

    /// An open complaint of the family, visits, a proposal about a member, a restricted case, and a
    /// complaint about somebody the register has lost.
    static func familyRecords() throws -> [FamilyRecord] {
        let complained = try recordRow(
            "c1",
            complaint,
            whom: "Aminah",
            title: "Bantuan PKH",
            "2026-10-28",
            due: "2026-11-02",
            state: "diterima",
        )
        var visited = try recordRow("v1", visit, whom: "Aminah", title: "", "2026-11-04")
        visited.member = .member("bayi")
        visited.memberName = "Kembar Satu"
        visited.due = try day("2026-11-20")
        var proposed = try recordRow(
            "p1",
            complaint,
            whom: "Aminah",
            title: "NIK\u{1B}[31m\u{202E}",
            "2026-11-01",
            state: "ditelaah",
        )
        proposed.id = "proposal:p1"
        proposed.kind = DocumentKind(rawValue: "proposal")
        proposed.formLabel = Wording(id: "Perbaikan data", en: "Correction")
        proposed.member = .member("smp")
        proposed.memberName = "Désirée"
        var lost = complained
        lost.id = "complaint:c9"
        lost.member = .member("pergi")
        lost.memberName = ""
        lost.isLost = true
        lost.due = nil
        return [
            FamilyRecord(
                row: complained,
                pillar: .perlindungan,
                steps: [step("Diterima", "Rahmawati", "2026-10-28T09:00:00+07:00")],
            ),
            FamilyRecord(row: visited, pillar: .rehabilitasi),
            FamilyRecord(
                row: proposed,
                pillar: nil,
                steps: [
                    step("Diterima", "Rahmawati", "2026-11-01T09:00:00+07:00"),
                    step("Ditelaah", "pdp-002", "2026-11-01T10:00:00+07:00"),
                ],
                answers: [answer("Yang benar", "9901014406120001")],
            ),
            FamilyRecord(
                row: try recordRow(
                    "k1",
                    violence,
                    whom: "Désirée",
                    title: "dipukul",
                    "2026-11-01",
                ),
                pillar: .rehabilitasi,
                steps: [step("Diterima", "Rahmawati", "2026-11-01T09:00:00+07:00")],
                answers: [answer("Kejadian", "dipukul pamannya")],
            ),
            FamilyRecord(row: lost, pillar: .perlindungan),
        ]
    }

    static func years() -> FamilyYears {
        func value(_ figure: Double?, _ text: String = "") -> FamilyYears.Value {
            FamilyYears.Value(figure: figure, text: Wording(id: text, en: text))
        }
        return FamilyYears(
            years: [2024, 2025, 2026],
            lines: [
                FamilyYears.Line(
                    member: nil,
                    topic: .met,
                    unit: "%",
                    kind: .percent,
                    values: [2024: value(80), 2025: value(92.5), 2026: value(92.5)],
                ),
                FamilyYears.Line(
                    member: .member("smp"),
                    topic: .attendance,
                    unit: "%",
                    kind: .percent,
                    values: [2025: value(97), 2026: value(76)],
                ),
                FamilyYears.Line(
                    member: nil,
                    topic: .answer(Wording(id: "Pendapatan sebulan", en: "Income a month")),
                    unit: nil,
                    kind: .money,
                    values: [2024: value(500_000), 2026: value(1_250_000)],
                ),
                FamilyYears.Line(
                    member: nil,
                    topic: .answer(Wording(id: "Rumah", en: "House")),
                    unit: nil,
                    kind: .one,
                    values: [2024: value(nil, "Tidak layak"), 2026: value(nil, "Kurang layak")],
                ),
            ],
        )
    }

    static func wholePage() throws -> FamilyPage {
        var page = try page()
        page.records = try familyRecords()
        page.pillars = ["pkh": .jaminan]
        page.years = years()
        page.aids = aids()
        page.courses = [try course()]
        let plan = RuleBook(programmes: try programmes()).plan(Stage.quarter)
        page.entitlements = page.members.flatMap { member in
            plan.entitlements(
                of: MemberFacts(member, in: page.family),
                enrolments: page.family.programmes,
                in: Stage.moment.day.month,
            )
        }
        return page
    }

    static func viewStage(
        _ keys: String = "",
        size: Size = Size(80, 24),
        language: Language = .indonesian,
    ) throws -> Stage {
        var stage = families(size: size, language: language)
        stage.state.words.names = ProgrammeNames(try programmes())
        stage.press("g Enter")
        stage.load(.family(try wholePage()))
        stage.press(keys)
        stage.effects = []
        return stage
    }
}
