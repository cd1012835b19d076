import Caseload
import Screen

/// A family's quarter in one short text: `12/30 ✗`.
struct FamilyStanding {
    let tally: Tally
    let mark: Mark

    init(_ tally: Tally, hasDraft: Bool) {
        self.tally = tally
        mark =
            hasDraft
            ? .draft
            : tally.notMet > 0
                ? .tidak
                : tally.expected == 0
                    ? .tidakBerlaku : tally.recorded >= tally.expected ? .patuh : .blank
    }

    init(_ progress: FamilyProgress, _ ordinal: Int, in index: FamilyIndex) {
        self.init(
            progress.tally(ordinal, in: index),
            hasDraft: progress.hasDraft(ordinal, in: index),
        )
    }

    func text(_ scene: Scene) -> SafeText {
        let counts =
            tally.expected == 0 ? SafeText.empty : SafeText("\(tally.recorded)/\(tally.expected) ")
        return counts + scene.theme.mark(mark)
    }
}
