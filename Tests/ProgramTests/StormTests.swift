import Documents
import TestSupport
import Testing

private let seeds: [UInt64] = OwnEnvironment.isLong ? Array(1...10) : [1, 2]
private let keysPerSeed = OwnEnvironment.isLong ? 10_000 : 1_000

@Test(arguments: seeds)
func `a storm of keys and sizes neither ends nor blocks the program`(seed: UInt64) throws {
    var storm = Storm(seed: seed)
    let store = try SampleStore(families: 12)
    var terminal = try store.open()
    var sent = 0
    while sent < keysPerSeed {
        let gust = storm.gust(40)
        try terminal.press(gust)
        sent += gust.count
        if sent % 160 < 40 {
            let size = storm.size()
            try terminal.resize(columns: size.columns, rows: size.rows)
        }
        if sent % 400 < 40 { try terminal.send(storm.noise()) }
        // The menu's own «Keluar» is a fair way out; any other is a crash.
        if terminal.hasEnded {
            #expect(try terminal.waitForEnd() == 0, "seed \(seed) after \(sent) keys")
            terminal = try store.open()
        }
    }
    try terminal.resize(columns: 80, rows: 24)
    try expectAlive(terminal, "seed \(seed)")
    let report = try store.doctor()
    #expect(report["sound"]?.bool == true, "seed \(seed): \(report)")
}

/// Leads the program from wherever it is to its end, by the keys a person would use.
private func expectAlive(_ terminal: TmuxTerminal, _ what: String) throws {
    // Each Esc by itself, so that none is taken for the start of a function key.
    for _ in 0..<8 {
        try terminal.press("Escape")
        try terminal.press("F5")
    }
    try terminal.press("F1")
    // The storm may have chosen English in the settings.
    try terminal.wait("\(what): help") { $0.contains("┌─ Bantuan ─") || $0.contains("┌─ Help ─") }
    try terminal.press("Escape")
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0, "\(what)")
    try expectGivenBack(terminal, what)
}

/// Keys, sizes and bytes from one seed.
private struct Storm {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    private static let named = [
        "Enter", "Escape", "Tab", "BTab", "BSpace", "DC", "Home", "End", "PageUp", "PageDown", "Up",
        "Down", "Left", "Right", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F11", "F12",
        "C-p", "C-z", "C-y", "C-e", "C-a", "C-u", "C-w", "C-k", "C-c", "C-s", "C-q", "M-x", "Space",
    ]
    private static let signs = Array("0123456789+-.,'/=%*[]hsaiejkgGcuyésñ字_;:!?#")

    /// Some keys; F10 is left out, and Esc with a digit behind it, which stands for an F-key.
    mutating func gust(_ count: Int) -> [String] {
        var keys: [String] = []
        while keys.count < count {
            let isNamed = Int.random(in: 0..<5, using: &generator) < 2
            let key =
                isNamed
                ? Self.named.randomElement(using: &generator) ?? "Enter"
                : String(Self.signs.randomElement(using: &generator) ?? "1")
            if keys.last == "Escape", key.first?.isNumber == true { continue }
            keys.append(key == ";" ? "\\;" : key)
        }
        return keys
    }

    /// A size from 1x1 up, small ones as often as large ones.
    mutating func size() -> (columns: Int, rows: Int) {
        if Bool.random(using: &generator) {
            return (
                Int.random(in: 1...20, using: &generator),
                Int.random(in: 1...8, using: &generator),
            )
        }
        return (
            Int.random(in: 20...240, using: &generator), Int.random(in: 5...70, using: &generator),
        )
    }

    /// Bytes that are no key: half sequences, mouse reports anywhere, wrong UTF-8.
    mutating func noise() -> [UInt8] {
        let x = Int.random(in: 0...300, using: &generator)
        let y = Int.random(in: 0...90, using: &generator)
        let choices: [[UInt8]] = [
            Array("\u{1B}[<0;\(x);\(y)M\u{1B}[<0;\(x);\(y)m".utf8),
            Array("\u{1B}[<64;\(x);\(y)M".utf8),
            Array("\u{1B}[200~siti\u{1B}[201~".utf8), Array("\u{1B}[99999;99999R".utf8),
            [0x1B, 0x5B], [0xC3], [0xFF, 0xFE, 0x80], [0x1B, 0x4F], Array("\u{1B}]0;x\u{07}".utf8),
        ]
        return choices.randomElement(using: &generator) ?? []
    }
}
