import Documents

/// Numbers as they are typed in Indonesia: a comma before the decimals, points between thousands.
///
/// | typed | number |
/// |---|---|
/// | `12,5` `12.5` | 12.5 |
/// | `1.500` `1500` | 1500 |
/// | `1.500.000` `1,5jt` `1500rb` | 1500000 |
package enum DecimalText {
    /// The most digits that a `Double` holds exactly.
    static let mostDigits = 15

    /// The number; nil for anything that is none.
    package static func number(_ text: String) -> JSONNumber? {
        var rest = Substring(text.trimmed.lowercased())
        var zeros = 0
        for (ending, count) in [("rb", 3), ("ribu", 3), ("jt", 6), ("juta", 6)]
        where rest.hasSuffix(ending) {
            rest = rest.dropLast(ending.count)
            zeros = count
        }
        if rest.hasPrefix("rp") { rest = rest.dropFirst(2) }
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        guard let (whole, decimals) = parts(String(rest).trimmed) else { return nil }
        return made(whole, decimals, zeros: zeros, isNegative: isNegative)
    }

    /// The digits before and after the decimal comma.
    private static func parts(_ text: String) -> (whole: String, decimals: String)? {
        let sides = text.split(separator: ",", omittingEmptySubsequences: false)
        guard sides.count <= 2 else { return nil }
        let decimals = sides.count == 2 ? String(sides[1]) : ""
        guard isDigits(decimals) else { return nil }
        let groups = sides[0].split(separator: ".", omittingEmptySubsequences: false)
        guard groups.count > 1 else {
            let whole = String(sides[0])
            guard isDigits(whole), !whole.isEmpty || !decimals.isEmpty else { return nil }
            return (whole, decimals)
        }
        guard groups.allSatisfy({ isDigits(String($0)) }) else { return nil }
        let areThousands =
            (1...3).contains(groups[0].count) && groups[0] != "0"
            && groups.dropFirst().allSatisfy { $0.count == 3 }
        if areThousands { return (groups.joined(), decimals) }
        // A single point that parts no thousands is the other way of writing the comma.
        guard groups.count == 2, sides.count == 1, !groups[1].isEmpty else { return nil }
        return (String(groups[0]), String(groups[1]))
    }

    private static func made(
        _ whole: String,
        _ decimals: String,
        zeros: Int,
        isNegative: Bool,
    ) -> JSONNumber? {
        let moved = String(decimals.prefix(zeros))
        let padding = String(repeating: "0", count: zeros - moved.count)
        let left = String((whole + moved + padding).drop { $0 == "0" })
        var right = String(decimals.dropFirst(moved.count))
        while right.last == "0" { right.removeLast() }
        guard left.count + right.count <= mostDigits else { return nil }
        let size = (left.isEmpty ? "0" : left) + (right.isEmpty ? "" : "." + right)
        return JSONNumber(text: (isNegative && size != "0" ? "-" : "") + size)
    }

    private static func isDigits(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension Words {
    /// A number with thousands parted, as it is read: `1.234,5`.
    package func decimal(_ value: JSONNumber) -> String {
        let text = value.canonicalText
        // Beyond a whole number's size it is shown as it stands.
        guard !text.contains("e"), let double = value.double, abs(double) < 1e15 else {
            return text
        }
        let sides = text.split(separator: ".", maxSplits: 1)
        guard let whole = sides.first.flatMap({ Int($0) }) else { return text }
        let sign = text.hasPrefix("-") && whole == 0 ? "-" : ""
        let head = sign + number(whole)
        return sides.count == 2 ? head + pick(",", ".") + sides[1] : head
    }

    /// A number as it is typed again: no thousands, the language's decimal sign.
    package func typed(_ value: JSONNumber) -> String {
        let text = value.canonicalText
        guard !text.contains("e") else { return text }
        return text.replacing(".", with: pick(",", "."))
    }
}
