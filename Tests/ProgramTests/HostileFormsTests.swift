import Documents
import Exchange
import Glibc
import TestSupport
import Testing

/// Hostile answers in filled forms, and every byte that the built program writes while they are looked at.
@Suite struct HostileFormsTests {
    /// Forms whose free answers take any text, with what else they ask for.
    private static let forms:
        [(form: String, options: [String], free: [String], rest: JSONObject)] = [
            (
                "kunjungan/keluarga", ["--family", "K000001"], ["keadaan"],
                ["tujuan": "rutin", "hasil": "selesai", "kondisi": "tetap"],
            ),
            (
                "kunjungan/individu", ["--member", "A000002-2"], ["keadaan", "rencana"],
                [
                    "tujuan": "sekolah", "hasil": "lanjut", "kondisi": "tetap",
                    "berikut": "2099-01-01",
                ],
            ),
            (
                "kunjungan/komunitas", ["--place", Hostile.values[0]], ["topik", "hasil"],
                ["kegiatan": "musdes", "pihak": ["desa"], "hadir": 3],
            ),
        ]

    @Test func `no byte of a filled form steers the terminal that shows it`() throws {
        let store = try SampleStore(families: 6)
        var saved = 0
        var number = 0
        for value in Hostile.values + [Hostile.long] {
            let sample = Self.forms[number % Self.forms.count]
            number += 1
            var answers = sample.rest
            for question in sample.free { answers[question] = .string(value + " \(number)") }
            let path = store.home.file("jawaban.json")
            try Bytes.write(JSONValue.object(answers).serialized(), to: path)
            let words = ["fill", sample.form, path, "--sure"] + sample.options
            let outcome = try store.run(words)
            Self.judge(outcome.output, "\(number) \(sample.form)")
            Self.judge(outcome.errors, "\(number) \(sample.form)")
            if outcome.code == 0 { saved += 1 }
        }
        #expect(saved >= 8, "\(saved) were saved")
        let records = try store.json("records")["records"]?.array ?? []
        #expect(records.count >= 6, "\(records.count)")
        for words in [
            ["records"], ["agenda"], ["queue"], ["report"], ["family", "K000001"],
        ] {
            let outcome = try store.run(words)
            Self.judge(outcome.output, "\(words)")
            Self.judge(outcome.errors, "\(words)")
        }
        let bytes = store.home.file("bytes")
        let terminal = try TmuxTerminal("sh -c 'read go; exec \"$@\"' - " + store.screenCommand)
        try terminal.record(to: bytes)
        try terminal.press("Enter")
        try terminal.wait(for: "Tercatat")
        try Self.walk(terminal, records.count)
        try terminal.resize(columns: 200, rows: 50)
        try Self.walk(terminal, 6)
        try terminal.press("F10")
        #expect(try terminal.waitForEnd() == 0)
        ControlSequences(try Bytes.read(bytes)).expectOurOwn()
    }

    /// The list, each record's page, its form for mending; the agenda, the reports, a family's timeline.
    private static func walk(_ terminal: TmuxTerminal, _ count: Int) throws {
        try change(terminal, "8")
        try terminal.press("End")
        for number in 0..<min(count, 24) {
            try change(terminal, "Home")
            try terminal.press(Array(repeating: "Down", count: number))
            try change(terminal, "Enter")
            try terminal.press("PageDown", "End")
            try change(terminal, "e")
            try terminal.press("Down", "PageDown", "End")
            try change(terminal, "Escape")
            for _ in 0..<3 {
                if try terminal.screen().contains("Layanan") { break }
                try change(terminal, "Escape")
            }
            try change(terminal, "8")
        }
        for tab in ["7", "9", "4"] {
            try change(terminal, tab)
            try terminal.press("Down", "Down", "Tab", "PageDown", "End")
            try change(terminal, "Escape")
        }
        try change(terminal, "2")
        try change(terminal, "Enter")
        for _ in 0..<5 {
            try change(terminal, "v")
            try terminal.press("PageDown", "End")
        }
        for _ in 0..<3 { try change(terminal, "Escape") }
    }

    private static func change(_ terminal: TmuxTerminal, _ key: String) throws {
        // Esc and a digit at once would be a function key.
        usleep(250_000)
        let before = try terminal.screen()
        try terminal.press(key)
        _ = try? terminal.wait(seconds: 1, "an answer") { $0 != before }
    }

    private static func judge(_ text: String, _ what: String) {
        let found = ControlSequences(Array(text.utf8))
        #expect(found.foreign.isEmpty, "\(what): \(found.foreign.prefix(5))")
        #expect(found.sequences.isEmpty, "\(what)")
    }
}
