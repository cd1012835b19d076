import Casework

/// Computing with values; what cannot be computed is nothing.
enum Arithmetics {
    static func value(_ sign: Expression.Arithmetic, _ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let left), .number(let right)): number(sign, left, right)
        case (.day(let day), .number(let count)): shifted(sign, day, count)
        case (.number(let count), .day(let day)) where sign == .plus: shifted(sign, day, count)
        case (.day(let left), .day(let right)) where sign == .minus:
            .number(Double(right.days(until: left)))
        case (.text(let left), .text(let right)) where sign == .plus: joined(left, right)
        default: .nothing
        }
    }

    private static func number(
        _ sign: Expression.Arithmetic,
        _ left: Double,
        _ right: Double,
    ) -> Value {
        switch sign {
        case .plus: finite(left + right)
        case .minus: finite(left - right)
        case .times: finite(left * right)
        case .divided: right == 0 ? .nothing : finite(left / right)
        }
    }

    private static func finite(_ number: Double) -> Value {
        // Minus zero is written like zero, and is.
        number.isFinite ? .number(number == 0 ? 0 : number) : .nothing
    }

    private static func shifted(
        _ sign: Expression.Arithmetic,
        _ day: Day,
        _ count: Double,
    ) -> Value {
        // Beyond ten thousand years there is no day, and no number that `Int` must hold.
        guard abs(count) < 4_000_000 else { return .nothing }
        let whole = Int(count.rounded(.towardZero))
        switch sign {
        case .plus: return .day(day.adding(days: whole))
        case .minus: return .day(day.adding(days: -whole))
        case .times, .divided: return .nothing
        }
    }

    private static func joined(_ left: String, _ right: String) -> Value {
        // A text that doubles at each sign would outgrow the machine.
        left.utf8.count + right.utf8.count <= 10_000 ? .text(left + right) : .nothing
    }

    static func sum(_ value: Value) -> Value {
        switch value {
        case .number: return value
        case .list(let values):
            var total = 0.0
            for case .number(let number) in values { total += number }
            return finite(total)
        case .nothing, .flag, .text, .day: return .nothing
        }
    }

    static func days(_ first: Value, _ last: Value, _ count: (Day, Day) -> Int) -> Value {
        guard case .day(let first) = first, case .day(let last) = last else { return .nothing }
        return .number(Double(count(first, last)))
    }

    /// The least or greatest of all, lists opened; nothing if one of them is, or they are of several kinds.
    ///
    /// In a list what is not there is passed over.
    static func extreme(_ values: [Value], isGreatest: Bool) -> Value {
        if values.contains(.nothing) { return .nothing }
        var found: Value?
        for value in values.flatMap({ opened($0) }) {
            guard let best = found else {
                switch value {
                case .number, .day: found = value
                case .nothing, .flag, .text, .list: return .nothing
                }
                continue
            }
            let isBetter: Bool
            switch (value, best) {
            case (.number(let mine), .number(let other)): isBetter = mine > other
            case (.day(let mine), .day(let other)): isBetter = mine > other
            default: return .nothing
            }
            if isBetter == isGreatest { found = value }
        }
        return found ?? .nothing
    }

    private static func opened(_ value: Value) -> [Value] {
        switch value {
        case .list(let values): values.filter { $0 != .nothing }
        case .nothing, .flag, .number, .text, .day: [value]
        }
    }

    /// `9`, `9.05`, `09:05` or `0905` up to 23.59, as minutes after midnight; nil for anything else.
    static func minutes(_ text: String) -> Int? {
        let written = text.filter { !$0.isWhitespace }
        guard written.utf8.allSatisfy({ $0 < 128 }) else { return nil }
        var parts = written.split(omittingEmptySubsequences: false) { ".:,".contains($0) }
        if parts.count == 1, written.count == 4 {
            parts = [written.prefix(2), written.suffix(2)]
        }
        guard parts.count < 3, let hour = parts.first.flatMap({ Int($0) }),
            (1...2).contains(parts[0].count), (0...23).contains(hour)
        else { return nil }
        guard parts.count == 2 else { return hour * 60 }
        guard parts[1].count == 2, let minute = Int(parts[1]), (0...59).contains(minute) else {
            return nil
        }
        return hour * 60 + minute
    }

    static func digits(_ text: String) -> Int {
        var count = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): count += 1
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"): break
            default: return 0
            }
        }
        return count
    }
}
