/// One measured row: ours, its floor or peer from the same run, the bar, and whether it holds.
struct Figure: Sendable {
    /// What the other side was, with its own samples.
    struct Floor: Sendable {
        let name: String
        let samples: Samples
    }

    /// What a budget asks.
    enum Bar: Sendable {
        /// Ours over the floor's.
        case ratio(atMost: Double, Statistic = .median)
        /// Ours alone.
        case value(atMost: Double, Statistic = .median)
    }

    enum Verdict: String, Sendable {
        case ok
        case missed = "MISSED"
        /// Nothing is asked of it.
        case unjudged = "-"
        /// The peer is not here, or `--quick` judges nothing.
        case skipped
    }

    let what: String
    let unit: Unit
    let ours: Samples
    var floor: Floor?
    var bar: Bar?
    /// A word on what was checked, or why something is missing.
    var note = ""

    /// Ours over the floor's, at the bar's statistic.
    var ratio: Double? {
        guard let floor, !floor.samples.isEmpty else { return nil }
        let statistic = statistic
        return ours.value(statistic) / floor.samples.value(statistic)
    }

    var statistic: Statistic {
        switch bar {
        case .ratio(_, let statistic), .value(_, let statistic): statistic
        case nil: .median
        }
    }

    var verdict: Verdict {
        guard !ours.isEmpty else { return .skipped }
        switch bar {
        case nil: return .unjudged
        case .value(let most, let statistic):
            return ours.value(statistic) <= most ? .ok : .missed
        case .ratio(let most, _):
            guard let ratio else { return .skipped }
            return ratio <= most ? .ok : .missed
        }
    }

    /// A row that could not be measured, and why.
    static func skipped(_ what: String, _ why: String) -> Figure {
        Figure(what: what, unit: .seconds, ours: Samples(), note: why)
    }
}
