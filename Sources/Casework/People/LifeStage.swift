/// The stage of life (*siklus hidup*) a person is in, for grouping the members of a family on the screen.
///
/// What anybody owes is never taken from here but from the programme's own dated ages.
package enum LifeStage: String, Hashable, Sendable, CaseIterable {
    /// Under one year.
    case bayi
    /// One to four years.
    case balita
    /// Five to seventeen years.
    case anak
    case dewasa
    /// Sixty years and more (UU 13/1998).
    case lansia
    case unknown

    package init(born: Day?, at day: Day) {
        guard let born, born <= day else {
            self = .unknown
            return
        }
        switch born.age(at: day) {
        case ..<1: self = .bayi
        case ..<5: self = .balita
        case ..<18: self = .anak
        case ..<60: self = .dewasa
        default: self = .lansia
        }
    }
}
