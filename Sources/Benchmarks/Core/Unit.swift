/// What a sample counts, and how it is written.
enum Unit: String, Sendable {
    case seconds
    case bytes
    case count

    func text(_ value: Double) -> String {
        guard value.isFinite else { return "-" }
        switch self {
        case .seconds: return Self.seconds(value)
        case .bytes:
            return value < 100_000
                ? "\(Self.rounded(value, value < 1_000 ? 1 : 0)) B"
                : "\(Self.rounded(value / 1_048_576, 1)) MB"
        case .count: return Self.rounded(value, value == value.rounded() ? 0 : 2)
        }
    }

    private static func seconds(_ value: Double) -> String {
        switch value {
        case ..<1e-6: "\(rounded(value * 1e9, 0)) ns"
        case ..<1e-3: "\(rounded(value * 1e6, 1)) µs"
        case ..<1: "\(rounded(value * 1e3, 2)) ms"
        default: "\(rounded(value, 2)) s"
        }
    }

    /// A decimal with so many places.
    static func rounded(_ value: Double, _ places: Int) -> String {
        guard value.isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let whole = Int64((value * scale).rounded())
        guard places > 0 else { return String(whole) }
        let digits = String(whole.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (whole < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }
}
