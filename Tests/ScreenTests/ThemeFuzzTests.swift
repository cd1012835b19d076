import FoundationEssentials
import Screen
import TestSupport
import Testing

struct ThemeFuzzTests {
    private static let pieces = [
        "{", "}", "[", "]", ":", ",", "roles", "marks", "\"list.selected\"", "fg", "bg", "attr",
        "1",
        "-1", "1e99", "256", "\"bold\"", "\"terminal\"", "null", "true", "'✓'", "patuh", "\u{1B}",
        "//\n",
    ]

    /// Bytes that are no theme are refused by the reader of JSON5 or by ours, never by a crash.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `random bytes give a theme or an error`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var text = "{roles:{"
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
            text += Self.pieces.randomElement(using: &generator) ?? ""
        }
        if Bool.random(using: &generator) { text += "}}" }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        guard let value = try? decoder.decode(ThemeValue.self, from: Data(text.utf8)) else {
            return
        }
        let theme = try? Theme(name: "uji", entries: value)
        for depth in ColourDepth.allCases {
            _ = theme.map { ThemeCheck.findings($0.at(depth)) }
        }
    }
}
