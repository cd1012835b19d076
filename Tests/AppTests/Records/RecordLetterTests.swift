import Casework
import Documents
import Reports
import Testing

@testable import App

@Suite struct RecordLetterTests {
    @Test func `a complaint's receipt tells what was complained of, and until when it is answered`()
        throws
    {
        let page = try Sample.recordPage()
        let made = RecordLetter(page, Words(.english)).letter(
            worker: "Rahmawati",
            today: Stage.moment.day,
        )
        let letter = try #require(made)
        #expect(letter.kind == .receipt)
        #expect(letter.number == "c1")
        #expect(letter.facts.contains(Letter.Fact("Layanan", "Bantuan PKH")))
        #expect(letter.facts.contains(Letter.Fact("Keluarga", "Aminah")))
        #expect(letter.facts.contains(Letter.Fact("Saksi 2", "Pak RT, 61 th")))
        #expect(letter.closing.first?.contains("2 Nov 2026") == true)
        #expect(letter.signers == [.worker("Rahmawati")])
    }

    @Test func `a settled complaint promises no answer`() throws {
        let page = try Sample.recordPage("selesai")
        let made = RecordLetter(page, Words(.indonesian)).letter(
            worker: "",
            today: Stage.moment.day,
        )
        let letter = try #require(made)
        #expect(!letter.closing.joined().contains("paling lambat"))
    }

    @Test func `a referral goes to the body it names`() throws {
        var page = try Sample.recordPage()
        page.record.kind = DocumentKind(rawValue: "referral")
        page.record.facility = "facility:pkm"
        page.names["facility:pkm"] = "Puskesmas Sukamaju"
        let made = RecordLetter(page, Words(.indonesian)).letter(
            worker: "Rahmawati",
            today: Stage.moment.day,
        )
        let letter = try #require(made)
        #expect(letter.kind == .referral)
        #expect(letter.recipient == ["Puskesmas Sukamaju"])
    }

    @Test func `other records have no letter`() throws {
        var page = try Sample.recordPage()
        page.record.kind = DocumentKind(rawValue: "visit")
        let words = Words(.indonesian)
        #expect(RecordLetter(page, words).letter(worker: "", today: Stage.moment.day) == nil)
    }
}
