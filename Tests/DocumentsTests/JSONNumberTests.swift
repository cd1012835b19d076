import Documents
import Testing

struct JSONNumberTests {
    @Test(arguments: [
        "0", "-0", "1", "-1", "1.50", "0.10", "1e5", "1E+5", "-1.5e-07", "12345678901234567890",
        "9223372036854775807", "-9223372036854775808", "9223372036854775808",
        "3.141592653589793238462643383279", "1e999999999999999999999",
    ])
    func `a number is written as it was read`(text: String) throws {
        #expect(try JSONValue(parsing: text).number?.text == text)
        #expect(JSONNumber(text: text)?.text == text)
    }

    @Test(arguments: ["", " 1", "1 ", "+1", "01", "0x1", "1.", "NaN", "1,5", "\"1\""])
    func `text that is no number gives none`(text: String) {
        #expect(JSONNumber(text: text) == nil)
    }

    @Test(
        arguments: [
            ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("1.0", 1),
            ("1e2", 100), ("-0", 0), ("0.0e9", 0), ("1200e-2", 12), ("9223372036854775808", nil),
            ("1.5", nil), ("1e400", nil), ("1e-1", nil),
        ] as [(String, Int?)]
    )
    func `a whole value is an Int however it is spelled`(text: String, value: Int?) {
        #expect(JSONNumber(text: text)?.int == value)
    }

    @Test func `a number too large for Double gives none`() {
        #expect(JSONNumber(text: "1e400")?.double == nil)
        #expect(JSONNumber(text: "1.50")?.double == 1.5)
        #expect(JSONNumber(text: "1e-400")?.double == 0)
    }

    @Test(arguments: [
        ("1.50", "1.5"), ("1e2", "100"), ("100.000", "100"), ("-0", "0"), ("-0.00e7", "0"),
        ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("-123e-10", "-1.23e-8"),
        ("1e20", "100000000000000000000"), ("1e21", "1e+21"), ("12.5e20", "1.25e+21"),
        ("1234567890123456789012.5", "1.2345678901234567890125e+21"), ("0.00123", "0.00123"),
        ("12.34", "12.34"), ("1E+2", "100"), ("5e000", "5"),
        ("1e999999999999999999999", "1e999999999999999999999"),
    ])
    func `the canonical spelling depends on the value alone`(text: String, canonical: String) {
        #expect(JSONNumber(text: text)?.canonicalText == canonical)
    }

    @Test func `equal values are equal numbers with equal hashes`() throws {
        let numbers = ["100", "1e2", "100.0", "0.1e3"].compactMap { JSONNumber(text: $0) }
        #expect(numbers.count == 4)
        #expect(Set(numbers).count == 1)
        #expect(JSONNumber(text: "1") != JSONNumber(text: "-1"))
        #expect(JSONNumber(text: "0.1") != JSONNumber(text: "0.10000000000000000001"))
    }

    @Test func `a Double reads back as itself`() {
        var generator = SeededNumbers(seed: 11)
        for _ in 0..<20_000 {
            let value = generator.double()
            let number = JSONNumber(value)
            #expect(number.double == value, "seed 11, \(value)")
            #expect(JSONNumber(text: number.text) == number, "seed 11, \(value)")
            #expect(
                JSONNumber(text: number.canonicalText)?.double == value,
                "seed 11, \(value), canonical \(number.canonicalText)",
            )
        }
    }
}
