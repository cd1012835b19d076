import Caseload
import Casework

/// Words about those of the register who may be the new person that is being typed.
extension Words {
    /// Who may be the same, in the line above the form: *Siti Aminah, Sukamekar dan 2 lagi*.
    package func looksAlike(_ person: PersonBrief, more: Int) -> String {
        let who = [person.name, person.village].filter { !$0.isEmpty }.joined(separator: ", ")
        let others = more > 0 ? pick(" dan \(number(more)) lagi", " and \(number(more)) more") : ""
        return pick("Mirip: \(who)\(others). F7 lihat", "Like: \(who)\(others). F7 shows")
    }

    package func lookalike(_ other: Lookalike) -> String {
        let person = other.person
        let born = person.born.map { day($0) } ?? ""
        return [person.name, born, person.village, brief(other.verdict)]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    package var lookalikesLabel: String { pick("Mirip", "Alike") }
    package var lookalikesExplanation: String {
        pick(
            "Orang di data induk yang mirip dengan yang sedang diketik",
            "People of the register who are like the one being typed",
        )
    }
    package var lookalikesTitle: String { pick("Mirip dengan", "May be the same") }
    package var noLookalikes: String {
        pick("Tidak ada yang mirip di data induk", "Nobody of the register is like this one")
    }
    package var lookalikeBack: String { pick("Kembali", "Back") }
    package var lookalikeOpen: String { pick("Buka keluarganya", "Open the family") }
    package var lookalikeOther: String { pick("Bukan ganda", "Another person") }
    package var lookalikeTake: String { pick("Ini orangnya", "It is this one") }
    package func lookalikeNoted(_ name: String) -> String {
        pick(
            "Dicatat: bukan orang yang sama dengan \(name). Ctrl-Z mengurungkan.",
            "Noted: not the same person as \(name). Ctrl-Z takes it back.",
        )
    }
    /// Stands before those whom the worker found to be others.
    package var notTheSamePerson: String {
        pick("Bukan orang yang sama dengan", "Not the same person as")
    }
}
