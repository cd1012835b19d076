/// One rule in one quarter.
final class ObligationPlan: Sendable {
    /// The categories that owe it, as bits.
    let mask: UInt64
    let form: Form

    init(mask: UInt64, form: Form) {
        self.mask = mask
        self.form = form
    }

    enum Form: Sendable {
        /// A slot for each month, nil where nothing is due.
        case monthly([Slot?])
        /// One slot for the quarter, or the year it lies in.
        case once(Slot)
        case windows(Windows)
    }

    struct Slot: Sendable {
        let obligation: Obligation
        let age: AgeTest?
        let period: PeriodID
        let span: DaySpan
    }

    /// The windows of one rule, all its dated rows together.
    struct Windows: Sendable {
        let anchor: WindowAnchor
        let slots: [WindowSlot]
        let category: String
        /// So long after the anchor no window is open any more, rounded up.
        let months: Int

        init(_ anchor: WindowAnchor, _ slots: [WindowSlot], category: String) {
            self.anchor = anchor
            self.slots = slots
            self.category = category
            months = slots.map { Windows.monthsUp($0.window.through) }.max() ?? 0
        }

        private static func monthsUp(_ mark: AgeMark) -> Int {
            let count = mark.count + 1
            return switch mark.unit {
            case .days: count / 28 + 1
            case .weeks: count / 4 + 1
            case .months: count + 1
            case .years: count * 12 + 1
            }
        }
    }

    struct WindowSlot: Sendable {
        let obligation: Obligation
        let window: Programme.Window
        /// The row holds for windows that open on these days.
        let validity: Validity
    }
}
