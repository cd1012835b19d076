import App
import Casework
import Hub
import Replication
import TestSupport
import Testing

@testable import Commands

/// What a desk prints for who sits before it.
@Suite struct ParagraphTests {
    @Test func `a long text breaks between words, below its own first word`() {
        let text = "Catatan laptop aman di meja ini dan dikirim begitu bisa."
        let lines = PlainText.paragraph(text, lead: "14.38  ", width: 40)
        #expect(
            lines == [
                "14.38  Catatan laptop aman di meja ini",
                "       dan dikirim begitu bisa.",
            ]
        )
        #expect(PlainText.paragraph(text, lead: "14.38  ", width: nil) == ["14.38  " + text])
        #expect(PlainText.paragraph(text, lead: "14.38  ", width: 200).count == 1)
        let narrow = PlainText.paragraph(text, lead: "Alamat untuk laptop  ", width: 30)
        #expect(narrow.first == "Alamat untuk laptop  ")
        #expect(narrow.allSatisfy { $0.count <= 30 }, "\(narrow)")
    }

    @Test(arguments: [Language.indonesian, .english], [40, 80, 120])
    func `no word of a desk's greeting is broken over two lines`(language: Language, width: Int) {
        let names = (1...12).map { "pendamping-pdp-99-0\($0)" }
        let rows = Words(language).hubGreeting(
            addresses: ["https://192.168.1.10:6984", "https://[fe80::1]:6984"],
            code: "ABCDE-FGHJK-MNPQR-STVWX",
            databases: names,
            server: "https://couch.kabupaten.example",
        )
        let lines = rows.flatMap { PlainText.paragraph($0.text, lead: $0.lead, width: width) }
        #expect(lines.allSatisfy { $0.count <= width }, "\(lines)")
        let text = lines.joined(separator: " ")
        let words = Set(text.split { $0 == " " || $0 == "," }.map { String($0) })
        for name in names { #expect(words.contains(name), "\(lines)") }
    }

    @Test func `what the relay says before the desk has spoken waits, and keeps its order`() {
        let output = Shared("")
        let console = Console(
            write: { text in output.withLock { $0 += text } },
            complain: { _ in },
            isTerminal: false,
            askSecret: { _ in nil },
            ask: { _ in nil },
            columns: { 60 },
            environment: [:],
            now: { CommandBench.now },
        )
        let teller = RelayTeller(console, Words(.indonesian), wantsJSON: false)
        var status = RelayStatus(database: "pendamping-siti", waiting: 2)
        status.error = .noLink(detail: PeerError.nobodyListens)
        teller.tell(status)
        #expect(output.withLock { $0 }.isEmpty)
        console.write(paragraphs: [("", "Meja terbuka.")])
        teller.begin()
        (status.error, status.sent) = (nil, 3)
        teller.tell(status)
        let lines = output.withLock { $0 }.split(separator: "\n")
        #expect(lines.first == "Meja terbuka.")
        #expect(lines.dropFirst(3).contains { $0.contains("3 ke server") }, "\(lines)")
        #expect(lines.allSatisfy { $0.count <= 60 }, "\(lines)")
        #expect(lines[1].contains("pendamping-siti: Komputer di alamat itu"), "\(lines)")
        #expect(lines[2].hasPrefix("       "), "\(lines)")
    }
}
