import Casework
import Documents
import Screen

@testable import App
@testable import Caseload

/// Lists of *Data bersih* to show.
enum CleaningSample {
    static func person(
        _ key: String,
        _ name: String,
        nik: String = "",
        family: String,
        village: String = "Sukamekar",
    ) -> PersonBrief {
        PersonBrief(
            id: DocumentID("member:" + key),
            name: name,
            nik: nik,
            born: Day(1990, 3, 12),
            sex: .female,
            family: DocumentID("family:" + family),
            holder: name,
            village: village,
            kk: "9901012001190001",
        )
    }

    static let duplicates: DuplicateList = {
        var list = DuplicateList()
        list.rows = [
            DuplicateRow(
                first: person("A1", "Siti Aminah", nik: "9901015203900001", family: "K1"),
                second: person("A4", "Hj. ST. AMINAH", family: "K2"),
                verdict: DuplicateVerdict(
                    PairFacts(name: .same, nik: .unknown, born: .same, isOneVillage: true)
                ),
            ),
            DuplicateRow(
                first: person("A5", "Budi Santoso", nik: "9901011405880004", family: "K2"),
                second: person(
                    "A9",
                    "Budi Santosa",
                    nik: "9901011405980004",
                    family: "K3",
                    village: "Tirtasari",
                ),
                verdict: DuplicateVerdict(
                    PairFacts(name: .near(letters: 1), nik: .digit(place: 11), born: .digit)
                ),
            ),
        ]
        list.total = 2
        list.people = 1_234
        return list
    }()

    static let anomalies: AnomalyList = {
        var list = AnomalyList()
        list.rows = [
            AnomalyRow(
                family: "family:K2",
                holder: "Budi Santoso",
                village: "Sukamekar",
                anomalies: [
                    Anomaly(.nik(.day(32)), family: "family:K2", member: "member:A8"),
                    Anomaly(.adultWithoutNIK(age: 36), family: "family:K2", member: "member:A4"),
                ],
                names: ["member:A8": "Hasan", "member:A4": "Aminah"],
            ),
            AnomalyRow(
                family: "family:K3",
                holder: "Rohani",
                village: "Tirtasari",
                anomalies: [Anomaly(.noPengurus, family: "family:K3")],
            ),
        ]
        list.counts = [.error: 1, .warning: 2, .note: 4]
        list.families = 2
        list.looked = 300
        return list
    }()

    static let comparison: DesilComparison = {
        var comparison = DesilComparison(file: "desil.csv")
        comparison.rows = 3
        comparison.matched = 2
        comparison.differences = [
            DesilDifference(
                .desil(here: 2, there: 4),
                row: 2,
                family: "family:K1",
                member: "member:A1",
                name: "Siti Aminah",
                nik: "9901015203900001",
                village: "Sukamekar",
            ),
            DesilDifference(.notHere, row: 4, name: "Orang Baru", nik: "9901010101010101"),
        ]
        return comparison
    }()

    static func page() -> PairPage {
        var left = Member(id: "member:A1", family: "family:K1", name: "Siti Aminah")
        left.nik = "9901015203900001"
        left.born = Day(1990, 3, 12)
        left.sex = .female
        left.relation = 1
        var right = Member(id: "member:A4", family: "family:K2", name: "Hj. ST. AMINAH")
        right.born = Day(1990, 3, 12)
        right.sex = .female
        right.relation = 2
        var (one, other) = (Family(id: "family:K1"), Family(id: "family:K2"))
        one.kk = "9901012001190001"
        other.kk = "9901012001190002"
        one.village = "Sukamekar"
        other.village = "Sukamekar"
        one.desil = 2
        other.desil = 3
        return PairPage(
            left: .init(member: left, family: one, holder: "Siti Aminah", members: 3),
            right: .init(member: right, family: other, holder: "Hj. ST. AMINAH", members: 2),
        )
    }

    /// A stage on which the list of duplicates is shown.
    static func stage(size: Size = Size(80, 24), language: Language = .indonesian) -> Stage {
        var stage = Stage(size: size, language: language)
        stage.press("0")
        stage.act(.cleaning(.duplicates(duplicates)))
        stage.effects = []
        return stage
    }
}

extension Stage {
    /// The acts of *Data bersih* among the effects so far.
    var cleaningActs: [CleaningAct] {
        effects.compactMap { if case .cleaning(let act) = $0 { act } else { nil } }
    }

    var cleaning: CleaningState { state.workspace?.cleaning ?? CleaningState() }
}
