import Caseload
import Casework
import Documents
import Forms
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

    private func letter(_ spec: String, _ answers: JSONObject) throws -> Letter {
        let made = RecordLetter(try page(spec, answers), Words(.indonesian))
            .letter(worker: "Rahmawati", today: Stage.moment.day)
        return try #require(made)
    }

    private func page(_ spec: String, _ answers: JSONObject) throws -> RecordPage {
        let file = """
            { "_id": "programme:uji", "type": "programme", "v": 1, "id": "uji",
              "name": { "id": "Uji", "en": "Trial" }, "source": "s",
              "records": [{ "id": "rujukan", "kind": "referral", "label": { "id": "Rujukan", "en": "Referral" },
                "about": "none", "title": "{nama}", "date": "tanggal", "due": "batas", \(spec)
                "versions": [{ "from": "2020-01-01", "source": "s", "sections": [{ "questions": [
                  { "id": "nama", "kind": "text", "label": { "id": "Nama", "en": "Name" } },
                  { "id": "tanggal", "kind": "date", "label": { "id": "Tanggal rujukan", "en": "Day" } },
                  { "id": "lembaga", "kind": "text", "label": { "id": "Lembaga", "en": "Body" } },
                  { "id": "kota", "kind": "text", "label": { "id": "Kota", "en": "Town" } },
                  { "id": "nomor", "kind": "text", "label": { "id": "Nomor surat", "en": "Number" } },
                  { "id": "batas", "kind": "date", "label": { "id": "Jawaban diharapkan", "en": "By" } },
                  { "id": "pendapat", "kind": "note", "label": { "id": "Pendapat", "en": "Opinion" } }
                ] }] }] }] }
            """
        let book = try FormBook(
            programmes: [(id: "uji", json: try JSONValue(parsing: file), file: "uji.json5")]
        )
        var page = try Sample.recordPage()
        page.form = book.form(FormID("uji/rujukan"))
        page.version = page.form?.versions.last
        page.record.kind = DocumentKind(rawValue: "referral")
        page.record.answers = answers
        return page
    }

    private static let answers: JSONObject = [
        "nama": "Siti", "tanggal": "2026-10-28", "lembaga": "Bank Himbara", "kota": "Tirtasari",
        "nomor": "460/021/2026", "batas": "2026-11-03", "pendapat": "Tidak puas.",
    ]

    @Test
    func `what the form says of its letter decides whom it goes to, its number, day and content`()
        throws
    {
        let letter = try letter(
            """
            "letter": { "to": ["lembaga", "kota"], "number": "nomor", "due": "batas", "show": ["nama"],
              "signers": [ { "role": { "id": "Manajer", "en": "Manager" } },
                { "role": { "id": "Penerima", "en": "Receiver" }, "name": "nama" },
                { "role": { "id": "Pendamping", "en": "Worker" }, "worker": true } ] },
            """,
            Self.answers,
        )
        #expect(letter.recipient == ["Bank Himbara", "Tirtasari"])
        #expect(letter.number == "460/021/2026")
        #expect(
            letter.facts.filter { $0.label != "Desa/kelurahan" } == [Letter.Fact("Nama", "Siti")]
        )
        let told = letter.closing.joined() + letter.facts.map(\.value).joined()
        #expect(told.contains("paling lambat 3 Nov 2026") && !told.contains("2 Nov 2026"))
        #expect(!told.contains("puas"))
        #expect(letter.signers.map(\.name) == ["", "Siti", "Rahmawati"])
        #expect(letter.signers.map(\.role.id) == ["Manajer,", "Penerima,", "Pendamping,"])
    }

    @Test func `a letter tells who acted as what, and is signed by whoever did`() throws {
        let spec = """
            "letter": { "show": ["nama"], "steps": true,
              "signers": [ { "role": { "id": "Manajer", "en": "Manager" }, "desk": ["manajer", "koordinator"] },
                { "role": { "id": "Petugas", "en": "Clerk" }, "worker": true } ] },
            """
        var page = try page(spec, Self.answers)
        let step = page.record.steps[0]
        page.record.steps[0].role = "fo"
        var decided = step
        (decided.state, decided.by, decided.role) = ("ditetapkan", "Bu Manajer", "manajer")
        decided.note = "catatan dalam"
        page.record.steps.append(decided)
        let made = RecordLetter(page, Words(.indonesian))
            .letter(worker: "Rahmawati", desk: .frontOffice, today: Stage.moment.day)
        let letter = try #require(made)
        let facts = letter.facts.map { "\($0.label): \($0.value)" }
        #expect(facts.contains("diterima: 28 Okt 2026, Front office"), "\(facts)")
        #expect(facts.contains("ditetapkan: 28 Okt 2026, Manajer"), "\(facts)")
        #expect(!facts.joined().contains("catatan dalam"))
        #expect(letter.signers.map(\.name) == ["Bu Manajer", "Rahmawati"])
        #expect(letter.signers.map(\.role.id) == ["Manajer,", "Petugas (Front office),"])
        page.record.steps.removeLast()
        let open = RecordLetter(page, Words(.indonesian)).letter(
            worker: "R",
            today: Stage.moment.day,
        )
        #expect(try #require(open).signers.map(\.name) == ["", "R"])
    }

    @Test func `a number that was not given yet is left to be written by hand`() throws {
        var answers = Self.answers
        answers["nomor"] = nil
        let letter = try letter(#""letter": { "number": "nomor" },"#, answers)
        #expect(letter.number.isEmpty)
        #expect(try self.letter("", answers).number == "c1")
    }

    @Test(arguments: [
        (#""letter": { "to": ["lembagaa"] },"#, "records[0].letter.to[0]"),
        (#""letter": { "number": "batas" },"#, "records[0].letter.number"),
        (#""letter": { "due": "nama" },"#, "records[0].letter.due"),
        (#""letter": { "show": ["nama", "x"] },"#, "records[0].letter.show[1]"),
        (#""letter": { "signers": [{ "name": "nama" }] },"#, "records[0].letter.signers[0].role"),
        (
            #""letter": { "signers": [{ "role": { "id": "M", "en": "M" }, "desk": ["bos"] }] },"#,
            "records[0].letter.signers[0].desk[0]",
        ),
    ])
    func `a letter that names what is not there is refused with its place`(
        spec: String,
        path: String,
    ) {
        do {
            _ = try letter(spec, Self.answers)
            Issue.record("\(spec) was taken")
        } catch let error as ProgrammeError {
            #expect(error.path == path && error.file == "uji.json5")
        } catch {
            Issue.record("\(error)")
        }
    }
}
