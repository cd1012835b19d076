import Casework

/// The list on whose paper an obligation stands.
enum RosterPaper: Hashable, Sendable {
    case school, posyandu, group

    /// Nil for what is met at home, which only the family's own page has.
    init?(_ cell: ObligationCell) {
        switch cell.obligation.place {
        case .sekolah: self = .school
        // Whichever health facility it is done at, a member with a posyandu stands on its list.
        case .posyandu, .faskes: self = .posyandu
        case .kelompok: self = .group
        case .rumah: return nil
        }
    }
}
