/// The letters and digits of typed dates.
extension DayParser {
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") <= 9
    }

    /// The number of at most eight digits.
    static func value(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 & 15) }
    }

    /// Lower case without blanks around it; more than 32 bytes cannot be a date and are cut there.
    static func trimmed(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in text.utf8.prefix(32) {
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            bytes.append(isUpper ? byte | 0x20 : byte)
        }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return Array(bytes.drop { $0 == UInt8(ascii: " ") })
    }

    /// The runs of digits between single dividers; nil when anything else stands among them.
    static func numbers(in bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
        let dividers = Array("/.- ".utf8)
        guard bytes.allSatisfy({ isDigit($0) || dividers.contains($0) }) else { return nil }
        let runs = bytes.split(
            maxSplits: 4,
            omittingEmptySubsequences: false,
            whereSeparator: { !isDigit($0) },
        )
        return runs.allSatisfy { !$0.isEmpty } ? runs : nil
    }

    /// Indonesian and English names, from three letters on.
    static func weekday(_ text: String) -> Weekday? {
        guard text.utf8.count >= 3 else { return nil }
        for (weekday, names) in weekdayNames where names.contains(where: { $0.hasPrefix(text) }) {
            return weekday
        }
        return nil
    }

    private static let weekdayNames: [(Weekday, [String])] = [
        (.monday, ["senin", "monday"]),
        (.tuesday, ["selasa", "tuesday"]),
        (.wednesday, ["rabu", "wednesday"]),
        (.thursday, ["kamis", "thursday"]),
        (.friday, ["jumat", "jum'at", "friday"]),
        (.saturday, ["sabtu", "saturday"]),
        (.sunday, ["minggu", "ahad", "sunday"]),
    ]
}
