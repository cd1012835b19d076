import Documents

/// Text that nobody types and that a file or another program may bring: what acts on a terminal, a browser or a
/// spreadsheet, and what is far too long.
package enum Hostile {
    package static let values: [String] = [
        "\u{1B}[2J\u{1B}[31mMerah", "\u{1B}]0;judul\u{07}Ani", "\u{1B}]52;c;cmFoYXNpYQ==\u{07}",
        "\u{9B}31mC1", "\u{90}q\u{9C}", "Siti\u{202E}itiS", "\u{2067}kanan\u{2069}",
        "A\u{200F}B\u{061C}C", "\u{7F}\u{08}\u{08}hapus", "satu\r\ndua\ttiga\u{85}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://x\")",
        "@SUM(1)", "-2+3", "\u{0}nol\u{1}", "\u{1B}P1$r\u{1B}\\", "\u{1B}(0lqk\u{0E}",
        "e\u{301}" + String(repeating: "\u{301}", count: 60), "👨‍👩‍👧‍👦👍🏽\u{200D}",
        "\u{1B}c\u{1B}[?1049l", "\u{2028}baris\u{2029}\u{FEFF}",
    ]

    /// Ten thousand letters, with something in them.
    package static let long = String(repeating: "Panjang\u{1B}[5m", count: 910)

    /// Scalars that no terminal may get, and that have no business in a page or a table either.
    ///
    /// - `but`: Those that the format itself writes.
    package static func faults(_ text: String, but allowed: Set<Unicode.Scalar>) -> [String] {
        var found: Set<String> = []
        for scalar in text.unicodeScalars where isActive(scalar) && !allowed.contains(scalar) {
            found.insert("U+" + String(scalar.value, radix: 16, uppercase: true))
        }
        return found.sorted()
    }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// Puts hostile text into documents, as a peer might send them.
package struct Poison {
    private var generator: SeededGenerator
    /// Also into what is a date, a code, a reference, a number.
    private let isThorough: Bool
    private var number = 0

    package init(seed: UInt64, isThorough: Bool) {
        generator = SeededGenerator(seed: seed)
        self.isThorough = isThorough
        number = Int(seed % UInt64(Hostile.values.count))
    }

    /// What tells documents apart and holds them together; without it none would be shown anywhere.
    private static let untouched: Set<String> = ["type", "v", "_id"]

    private static let structural: Set<String> = [
        "form", "version", "state", "period", "programme", "obligation", "rule", "how", "status",
        "date", "at", "from", "to", "verdict", "revision", "kind", "rev", "id", "about", "role",
        "login", "assignedTo", "sex", "born", "birth", "relation", "service",
    ]

    /// The next hostile text.
    package mutating func text() -> String {
        number += 1
        if number % 41 == 0 { return Hostile.long }
        return Hostile.values[number % Hostile.values.count] + " \(number)"
    }

    package mutating func body(_ body: JSONObject) -> JSONObject {
        var poisoned = JSONObject()
        for member in body {
            poisoned[member.name] =
                Self.untouched.contains(member.name)
                ? member.value : value(member.value, named: member.name)
        }
        return poisoned
    }

    private mutating func value(_ value: JSONValue, named name: String) -> JSONValue {
        switch value {
        case .string(let old):
            let isFree = !Self.structural.contains(name) && !Self.isCode(old)
            return isFree || happens() ? .string(text()) : value
        case .array(let values):
            return .array(values.map { self.value($0, named: name) })
        case .object(let object):
            return .object(body(object))
        case .number, .bool, .null:
            return happens() ? .string(text()) : value
        }
    }

    private mutating func happens() -> Bool {
        isThorough && Int.random(in: 0..<8, using: &generator) == 0
    }

    /// A reference, a number or a day.
    private static func isCode(_ text: String) -> Bool {
        let kinds = ["family:", "member:", "group:", "facility:"]
        if kinds.contains(where: { text.hasPrefix($0) }) { return true }
        return text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
