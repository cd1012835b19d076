/// What was measured, once for each repetition: seconds, bytes or a plain number.
struct Samples: Sendable {
    private(set) var values: [Double] = []

    init(_ values: [Double] = []) {
        self.values = values
    }

    mutating func add(_ value: Double) {
        values.append(value)
    }

    var count: Int { values.count }
    var isEmpty: Bool { values.isEmpty }
    var median: Double { quantile(0.5) }
    var p95: Double { quantile(0.95) }
    var largest: Double { values.max() ?? .nan }
    var mean: Double { isEmpty ? .nan : values.reduce(0, +) / Double(count) }

    /// The value below which this part of them lies, by the nearest rank.
    func quantile(_ part: Double) -> Double {
        guard !values.isEmpty else { return .nan }
        let sorted = values.sorted()
        let rank = Int((part * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(rank, 0), sorted.count - 1)]
    }

    /// One number out of them.
    func value(_ statistic: Statistic) -> Double {
        switch statistic {
        case .median: median
        case .p95: p95
        case .largest: largest
        case .mean: mean
        }
    }
}

/// Which number of a series a bar is held against.
enum Statistic: String, Sendable {
    case median = "p50"
    case p95
    case largest = "max"
    case mean
}
