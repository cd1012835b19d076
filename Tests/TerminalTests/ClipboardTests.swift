import FoundationEssentials
import TestSupport
import Testing

@testable import Terminal

/// What is sent to put a text into the clipboard: OSC 52 (xterm, "Control Sequences").
struct ClipboardTests {
    private static let escape = "\u{1B}"

    @Test(arguments: [
        ("", ""), ("9", "OQ=="), ("99", "OTk="), ("990", "OTkw"),
        ("Mélanie Siti", "TcOpbGFuaWUgU2l0aQ=="),
    ])
    func `a text goes out as base64 between the marks of OSC 52`(
        text: String,
        encoded: String,
    ) throws {
        let sent = try #require(Terminal.copying(text, isInTmux: false))
        #expect(String(decoding: sent, as: UTF8.self) == "\(Self.escape)]52;c;\(encoded)\u{07}")
    }

    @Test func `any text comes back as it was`() throws {
        var random = SeededGenerator(seed: 7)
        for length in 0..<200 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<length).map { _ in
                        Unicode.Scalar(UInt32.random(in: 0..<0xD800, using: &random)) ?? " "
                    }
                )
            )
            let sent = try #require(Terminal.copying(text, isInTmux: false), "length \(length)")
            let encoded = String(decoding: sent.dropFirst(7).dropLast(), as: UTF8.self)
            let back = try #require(Data(base64Encoded: encoded), "length \(length)")
            #expect(String(decoding: back, as: UTF8.self) == text, "seed 7, length \(length)")
        }
    }

    @Test func `no control byte of the text gets out`() throws {
        let sent = try #require(
            Terminal.copying("\(Self.escape)]0;judul\u{07}\u{9C}", isInTmux: false)
        )
        #expect(sent.dropFirst().dropLast().allSatisfy { (0x20..<0x7F).contains($0) })
    }

    @Test func `inside tmux it goes to tmux, and wrapped to the terminal outside`() throws {
        let sent = try #require(Terminal.copying("99", isInTmux: true))
        let plain = "\(Self.escape)]52;c;OTk=\u{07}"
        let wrapped =
            "\(Self.escape)Ptmux;\(Self.escape)\(Self.escape)]52;c;OTk=\u{07}\(Self.escape)\\"
        #expect(String(decoding: sent, as: UTF8.self) == plain + wrapped)
    }

    @Test
    func `the longest text fills xterm's hundred thousand bytes, one byte more sends nothing`()
        throws
    {
        let longest = String(repeating: "n", count: Terminal.copyLimit)
        let sent = try #require(Terminal.copying(longest, isInTmux: false))
        #expect((99_990...100_000).contains(sent.count))
        #expect(Terminal.copying(longest + "n", isInTmux: false) == nil)
        // What counts is bytes, not letters.
        #expect(Terminal.copying(String(repeating: "é", count: 50_000), isInTmux: true) == nil)
    }
}
