import Casework
import Documents

/// On whose paper an obligation stands: a group's session sheet, a school's list or a posyandu's.
///
/// A session stands on the group's; what members owe as pupils (their category names school levels) on
/// the school's; everything else on the posyandu's, where the member has one.
struct RosterDoors: Sendable {
    private let pupils: Set<Pair>

    private struct Pair: Hashable {
        let programme: String
        let category: String
    }

    init(_ book: RuleBook) {
        var pupils: Set<Pair> = []
        for programme in book.programmes {
            for category in programme.categories
            where category.who.contains(where: { !$0.school.isEmpty }) {
                pupils.insert(Pair(programme: programme.id, category: category.id))
            }
        }
        self.pupils = pupils
    }

    /// The kind of paper.
    enum Paper: Hashable, Sendable {
        case group, school, posyandu
    }

    func paper(of cell: ObligationCell) -> Paper {
        if cell.obligation.input == .session { return .group }
        if cell.obligation.input == .attendance { return .school }
        let pair = Pair(programme: cell.obligation.programme, category: cell.category)
        return pupils.contains(pair) ? .school : .posyandu
    }
}
