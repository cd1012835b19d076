import Testing

@testable import Screen

struct SafeTextTests {
    @Test(
        arguments: [
            ("Siti Rahayu", "Siti Rahayu", 11),
            ("", "", 0),
            ("a\u{1B}[2Jb", "a␛[2Jb", 6),
            ("tab\there", "tab␉here", 8),
            ("satu\r\ndua", "satu␍␊dua", 9),
            ("del\u{7F}", "del␡", 4),
            ("c1\u{9B}31m", "c1�31m", 6),
            ("nel\u{85}ls\u{2028}ps\u{2029}", "nel␤ls␤ps␤", 10),
            ("bidi\u{202E}x\u{2066}y", "bidi�x�y", 8),
            ("nol\u{200B}lebar\u{FEFF}", "nol�lebar�", 10),
            ("se\u{AD}la", "se�la", 5),
            ("zwnj i\u{200C}x", "zwnj i�x", 8),
            ("José", "José", 4),
            ("Jose\u{301}", "Jose\u{301}", 4),
            ("\u{301}x", "◌\u{301}x", 2),
            ("田中", "田中", 4),
            ("각\u{1100}\u{1161}\u{11A8}", "각\u{1100}\u{1161}\u{11A8}", 4),
            ("🇮🇩", "�", 1),
            ("👨‍👩‍👧", "�", 1),
            ("👍🏽", "�", 1),
            ("🙂", "🙂", 2),
            ("\u{FFFD}", "�", 1),
            ("e\u{301}\u{302}\u{303}", "�", 1),
            ("\u{E0041}", "�", 1),
        ]
    )
    func `what a cell cannot show becomes a sign`(text: String, shown: String, width: Int) {
        let safe = SafeText(text)
        #expect(Array(safe.string.unicodeScalars) == Array(shown.unicodeScalars))
        #expect(safe.width == width)
    }

    @Test func `cutting keeps whole characters and shows that it cut`() {
        #expect(SafeText("Siti Rahayu").cut(to: 5).string == "Siti…")
        #expect(SafeText("Siti").cut(to: 4).string == "Siti")
        #expect(SafeText("田中さん").cut(to: 4).string == "田…")
        #expect(SafeText("田中さん").cut(to: 5).string == "田中…")
        #expect(SafeText("Siti").cut(to: 1).string == "…")
        #expect(SafeText("Siti").cut(to: 0).string == "")
        #expect(SafeText("Siti").cut(to: -3).string == "")
    }

    @Test func `padding gives the exact width on either side`() {
        #expect(SafeText("7").padded(to: 3, .right).string == "  7")
        #expect(SafeText("7").padded(to: 3).string == "7  ")
        #expect(SafeText("7").padded(to: 4, .centre).string == " 7  ")
        #expect(SafeText("田中さん").padded(to: 4).string == "田… ")
    }

    @Test func `dropping columns drops a wide character that lies across`() {
        #expect(SafeText("a田b").dropFirst(2).string == "b")
        #expect(SafeText("a田b").dropFirst(1).string == "田b")
        #expect(SafeText("abc").dropFirst(5).string == "")
    }

    @Test func `lines break at spaces and inside a word only when they must`() {
        #expect(
            wrap("tersimpan di laptop ini", width: 12).map(\.string) == [
                "tersimpan di", "laptop ini",
            ]
        )
        #expect(wrap("panjangsekali ya", width: 7).map(\.string) == ["panjang", "sekali", "ya"])
        #expect(wrap("a\n\nb", width: 5).map(\.string) == ["a", "", "b"])
        #expect(wrap("田中", width: 1).map(\.width).allSatisfy { $0 <= 1 })
        #expect(wrap("x", width: 0).isEmpty)
    }
}

struct TextSurveyTests {
    /// The short way must give what the long way gives.
    @Test func `no character that stands alone is changed by a closer look`() {
        for value in UInt32(0x20)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in [String(scalar), "a\(scalar)a", "\(scalar)\(scalar)"] {
                var text = text
                guard case .plain(let width) = text.withUTF8(TextSurvey.survey) else { continue }
                let cleaned = Cleaner.clean(text)
                if cleaned.string != text || cleaned.width != width {
                    Issue.record("U+\(String(value, radix: 16))")
                }
            }
        }
    }
}
