import Documents
import Exchange
import TestSupport
import Testing

/// Values no clerk writes: control bytes of every kind in every field that is imported.
private enum Hostile {
    static let values: [String] = [
        "\u{1B}[2J\u{1B}[31mMerah", "\u{1B}]0;judul\u{07}Ani", "\u{1B}]52;c;cmFoYXNpYQ==\u{07}",
        "\u{9B}31mC1", "\u{90}q\u{9C}", "Siti\u{202E}itiS", "\u{2067}kanan\u{2069}",
        "A\u{200F}B\u{061C}C",
        "\u{7F}\u{08}\u{08}hapus", "Tab\tdalam", "satu\u{1}satu", "\u{1B}P1$r\u{1B}\\",
        "\u{1B}(0lqk",
        "e\u{301}" + String(repeating: "\u{301}", count: 60), "👨‍👩‍👧‍👦👍🏽", "\u{1B}c\u{1B}[?1049l",
    ]

    /// Each value in turn; of the free texts one in ten is ten thousand letters long.
    static func value(_ number: Int) -> String {
        if number % 10 == 9 { return String(repeating: "Panjang\(number)\u{1B}[5m", count: 700) }
        return values[number % values.count] + "\(number)"
    }
}

/// The register files of a small caseload with every free field replaced.
private func hostileFiles(_ folder: TemporaryFolder) throws -> [String] {
    let sample = SampleCaseload(seed: 5, families: 30)
    var number = 0
    return try CaseloadKind.allCases.map { kind in
        let text = String(decoding: sample.file(kind), as: UTF8.self)
        var lines = text.split(separator: "\n").map(String.init)
        let header = lines.removeFirst().split(separator: ";").map(String.init)
        let free = Set([
            "nama", "alamat", "desa", "kecamatan", "kabupaten", "kepala", "catatan", "oleh",
        ])
        let rows = lines.enumerated().map { line, row in
            var cells = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            for (place, name) in header.enumerated() where place < cells.count {
                // Every tenth row gets noise in all its fields, also in those that must be numbers.
                let isKey = name.hasPrefix("kode_")
                guard free.contains(name) || (line % 10 == 3 && !isKey) else { continue }
                number += 1
                cells[place] = "\"" + Hostile.value(number).replacing("\"", with: "\"\"") + "\""
            }
            return cells.joined(separator: ";")
        }
        let path = folder.file(kind.rawValue + ".csv")
        let file = ([header.joined(separator: ";")] + rows).joined(separator: "\n") + "\n"
        try Bytes.write(file, to: path)
        return path
    }
}

@Test func `nothing that was imported reaches the terminal as a control sequence`() throws {
    let store = try SampleStore(empty: ())
    let report = try store.run(["import"] + (try hostileFiles(store.home)))
    expectHarmless(report.output, "import")
    expectHarmless(report.errors, "import")
    let families = try store.json("families")["families"]?.array ?? []
    try #require(families.count > 10, "\(report.said.prefix(2_000))")

    for words in [
        ["families"], ["queue"], ["family", families[0]["id"]?.string ?? ""], ["doctor"],
    ] {
        let outcome = try store.run(words)
        expectHarmless(outcome.output, "\(words)")
    }

    // The screens, with every byte that the program writes from its first one on.
    let bytes = store.home.file("bytes")
    let terminal = try TmuxTerminal("sh -c 'read go; exec \"$@\"' - " + store.screenCommand)
    try terminal.record(to: bytes)
    try terminal.press("Enter")
    try terminal.wait(for: "Tercatat")
    try walk(terminal)
    try terminal.resize(columns: 200, rows: 50)
    try walk(terminal)
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
    ControlSequences(try Bytes.read(bytes)).expectOurOwn()
}

extension ControlSequences {
    /// That a session sent sequences, and none of them but the program's.
    func expectOurOwn() {
        #expect(sequences.count > 100)
        #expect(foreign.isEmpty, "\(foreign.prefix(10))")
        // What the data would have sent: a cleared screen, a blink, a reset, a charset of lines.
        #expect(
            !sequences.contains {
                $0.isCSI && $0.final == UInt8(ascii: "m") && $0.parameters == "5"
            }
        )
        #expect(!sequences.contains { !$0.isCSI && $0.final == UInt8(ascii: "c") })
    }
}

/// Through every screen and over some rows of each list.
private func walk(_ terminal: TmuxTerminal) throws {
    for tab in ["2", "3", "4", "1"] {
        try change(terminal, tab)
        for _ in 0..<3 { try terminal.press("Down", "Down", "PageDown") }
    }
    try change(terminal, "2")
    for _ in 0..<4 {
        try change(terminal, "Enter")
        try terminal.press("PageDown", "PageDown", "End")
        try change(terminal, "c")
        try terminal.press("Down", "Tab")
        try change(terminal, "Escape")
        try terminal.press("Home")
        try change(terminal, "Escape")
        try terminal.press("Down")
    }
    try change(terminal, "/")
    try terminal.type("mer")
    try terminal.press("Escape", "Escape")
    try change(terminal, "F7")
    try terminal.press("Down", "PageDown", "End")
    try change(terminal, "Escape")
    try change(terminal, "3")
    try change(terminal, "Enter")
    try terminal.press("PageDown", "End")
    try change(terminal, "Escape")
    try change(terminal, "C-e")
    try change(terminal, "Escape")
    try change(terminal, "C-p")
    try change(terminal, "Escape")
}

/// Presses a key and waits until the program has answered it with another screen or stands still.
private func change(_ terminal: TmuxTerminal, _ key: String) throws {
    let before = try terminal.screen()
    try terminal.press(key)
    _ = try? terminal.wait(seconds: 2, "an answer") { $0 != before }
}

private func expectHarmless(
    _ text: String,
    _ what: String,
    at location: SourceLocation = #_sourceLocation,
) {
    let found = ControlSequences(Array(text.utf8))
    #expect(found.foreign.isEmpty, "\(what): \(found.foreign.prefix(5))", sourceLocation: location)
    #expect(found.sequences.isEmpty, "\(what)", sourceLocation: location)
}
