import Screen
import TestSupport
import Testing

struct LineEditorTests {
    /// Types the keys named in a text, separated by spaces.
    private func editor(_ text: String = "", _ keys: String) -> LineEditor {
        var editor = LineEditor(text)
        for name in keys.split(separator: " ") {
            _ = editor.handle(Key(String(name)) ?? "Esc")
        }
        return editor
    }

    @Test(
        arguments: [
            ("siti", "Left Left x", "sixti", 3),
            ("siti", "Home Delete Delete", "ti", 0),
            ("siti", "C-a C-f C-d C-e C-b C-h", "si", 1),
            ("siti nur", "C-w", "siti ", 5),
            ("siti nur", "C-w C-w", "", 0),
            ("siti nur aini", "C-Left C-Left C-k", "siti ", 5),
            ("siti nur", "Home M-f C-u", " nur", 0),
            ("siti nur", "Home M-d", " nur", 0),
            ("stii", "C-a Right Right C-t", "siti", 3),
            ("abcd", "Left C-t", "abdc", 4),
            ("siti", "Backspace Backspace Home Backspace", "si", 0),
            ("ma'ruf ali", "C-Left C-Left C-Right", "ma'ruf ali", 6),
        ]
    )
    func `the editing keys do what their names say`(
        text: String,
        keys: String,
        result: String,
        cursor: Int,
    ) {
        let editor = editor(text, keys)
        #expect(editor.text == result)
        #expect(editor.cursor == cursor)
    }

    @Test func `a key that does not edit is left to others`() {
        var editor = LineEditor("a")
        #expect(editor.handle("F2") == .ignored)
        #expect(editor.handle("Enter") == .ignored)
        #expect(editor.handle("Up") == .ignored)
        #expect(editor.handle("C-p") == .ignored)
        #expect(editor.handle("Right") == .handled)
    }

    @Test func `undo takes back a word at a time and redo brings it again`() {
        var editor = editor("", "s i t i Space n u r")
        #expect(editor.handle("C-z") == .changed)
        #expect(editor.text == "siti ")
        editor.undo()
        #expect(editor.text == "siti")
        editor.undo()
        #expect(editor.text == "")
        #expect(editor.handle("C-z") == .handled)
        for _ in 0..<3 { _ = editor.handle("C-y") }
        #expect(editor.text == "siti nur")
    }

    @Test(
        arguments: [
            ("x", "x"), ("b u Space d", "bu d"), ("Backspace", ""), ("Delete", ""),
            ("Left x", "sitxi"), ("End x", "sitix"), ("Home Delete", "iti"), ("C-w", ""),
            ("x C-z", "siti"), ("Backspace C-z", "siti"), ("x C-z x", "sitix"), ("F2 x", "sitix"),
        ]
    )
    func `a marked text goes with the first letter, and any other key lets it stand`(
        keys: String,
        result: String,
    ) {
        var editor = LineEditor("siti")
        editor.mark()
        for name in keys.split(separator: " ") { _ = editor.handle(Key(String(name)) ?? "Esc") }
        #expect(editor.text == result, "\(keys)")
        #expect(!editor.isMarked)
    }

    @Test func `pasting over a marked text has the whole limit, and an empty line has no mark`() {
        var editor = LineEditor("siti", limit: 5)
        editor.mark()
        let isIn = editor.insert("aminah")
        #expect(isIn)
        #expect(editor.text == "amina" && editor.cursor == 5)
        var empty = LineEditor()
        empty.mark()
        #expect(!empty.isMarked)
    }

    @Test func `a marked text stands out from its field while it is typed in`() {
        func drawn(_ isFocused: Bool) -> Canvas {
            var canvas = Canvas(size: Size(8, 1))
            var editor = LineEditor("siti")
            editor.mark()
            editor.draw(into: &canvas, in: canvas.bounds, style: .plain, focused: isFocused)
            return canvas
        }
        #expect(drawn(true)[0, 0].style.attributes.contains(.reverse))
        #expect(drawn(true)[4, 0].style == .plain)
        #expect(drawn(false)[0, 0].style == .plain)
    }

    @Test func `a mark typed after a letter joins it`() {
        var editor = LineEditor("Jose")
        _ = editor.handle(Key(.character("\u{301}")))
        #expect(editor.characters.count == 4)
        #expect(editor.cursor == 4)
        _ = editor.handle("Backspace")
        #expect(editor.text == "Jos")
    }

    @Test func `pasted line ends become spaces and control characters stay out`() {
        var editor = LineEditor()
        editor.insert("Siti\nRahayu\u{1B}[31m\u{0}\tx")
        #expect(editor.text == "Siti Rahayu[31m x")
    }

    @Test func `the limit cuts what is pasted and refuses what is typed`() {
        var editor = LineEditor("", limit: 5)
        editor.insert("12345678")
        #expect(editor.text == "12345")
        #expect(editor.handle("9") == .handled)
        #expect(editor.text == "12345")
    }

    @Test func `filters let in only what they name`() {
        var digits = LineEditor("", filter: .digits)
        digits.insert("32 01-x٣")
        #expect(digits.text == "3201")
        var number = LineEditor("", filter: .number)
        number.insert("Rp 12,5")
        #expect(number.text == "12,5")
    }

    @Test func `a secret shows dots, keeps no history and is one word`() {
        var editor = LineEditor("kata sandi", isSecret: true)
        var canvas = Canvas(size: Size(12, 1))
        editor.draw(into: &canvas, in: canvas.bounds, style: .plain)
        #expect(canvas.text == "••••••••••")
        _ = editor.handle("C-w")
        #expect(editor.isEmpty)
        let isUndone = editor.undo()
        #expect(!isUndone)
    }

    @Test func `the cursor stands on the column of its character`() {
        var canvas = Canvas(size: Size(10, 1))
        editor("田中a", "Left").draw(into: &canvas, in: canvas.bounds, style: .plain)
        #expect(canvas.cursor == Point(4, 0))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `in any width the cursor is in the field and on its character`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pool: [Character] = ["a", "b", "é", "田", " ", "🙂", "1"]
        var text = ""
        for _ in 0..<Int.random(in: 0...60, using: &generator) {
            text.append(pool.randomElement(using: &generator) ?? "a")
        }
        var editor = LineEditor(text)
        let keys: [Key] = [
            "Left", "Right", "Home", "End", "C-Left", "x", "Backspace", "C-z", "C-t",
        ]
        for _ in 0..<40 {
            _ = editor.handle(keys.randomElement(using: &generator) ?? "x")
            let width = Int.random(in: 0...20, using: &generator)
            var canvas = Canvas(size: Size(width, 1))
            editor.draw(into: &canvas, in: canvas.bounds, style: .plain)
            guard width > 0 else { continue }
            guard let cursor = canvas.cursor else {
                Issue.record("no cursor, seed \(seed)")
                continue
            }
            if width >= 5, editor.cursor < editor.characters.count {
                let expected = String(editor.characters[editor.cursor])
                #expect(canvas[cursor.x, 0].glyph.string == expected, "seed \(seed)")
            }
        }
    }
}
