import Screen
import Testing

struct KeyTests {
    @Test(
        arguments: [
            "a", "A", "é", "Space", "C-p", "C-Space", "F1", "F12", "S-F3", "Enter", "Esc", "S-Tab",
            "C-Left", "M-b", "C-M-Up", "PgDn", "-", "C--", "+",
        ]
    )
    func `a key's name reads back as the same key`(name: String) throws {
        #expect(try #require(Key(name)).description == name)
    }

    @Test(arguments: ["", "F0", "F25", "F01", "C-", "Foo", "ab", "\u{7F}", "\u{1B}"])
    func `what is no key's name is refused`(name: String) {
        #expect(Key(name) == nil)
    }

    @Test func `people see the names printed on their keys`() {
        #expect(("C-p" as Key).label == "Ctrl-P")
        #expect(("S-Tab" as Key).label == "Shift-Tab")
        #expect(("F2" as Key).label == "F2")
    }

    @Test func `only keys without modifiers type`() {
        #expect(("a" as Key).typed == "a")
        #expect(("C-a" as Key).typed == nil)
        #expect(("Enter" as Key).typed == nil)
    }
}

struct ScalarAssemblerTests {
    private func decode(_ bytes: [UInt8]) -> String {
        var assembler = ScalarAssembler()
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            if let scalar = assembler.feed(byte) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    @Test func `well-formed bytes give their characters`() {
        let text = "aé田🙂\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\u{0}"
        #expect(decode(Array(text.utf8)) == text)
    }

    @Test func `a broken beginning swallows nothing that follows`() {
        #expect(decode([0xFF, 0x41]) == "A")
        #expect(decode([0xC3, 0x41]) == "A")
        #expect(decode([0xE2, 0x82, 0x42, 0x43]) == "BC")
        #expect(decode([0x80, 0x80, 0x44]) == "D")
        #expect(decode([0xF0, 0x9F, 0xC3, 0xA9]) == "é")
    }

    @Test func `overlong forms, surrogates and numbers past the end give nothing`() {
        #expect(decode([0xC0, 0x80]) == "")
        #expect(decode([0xE0, 0x80, 0x80]) == "")
        #expect(decode([0xED, 0xA0, 0x80]) == "")
        #expect(decode([0xF4, 0x90, 0x80, 0x80]) == "")
    }
}
