import Casework
import Documents
import Forms
import Testing

/// What a form says of its records that come out of records of another one.
@Suite struct `A form that follows` {
    private static let file = """
        { id: "desa", source: "s",
          lists: [
            { id: "ke", rows: [ { code: "faskes", label: { id: "F", en: "F" } }, { code: "bank", label: { id: "B", en: "B" } }, { code: "lain", label: { id: "L", en: "L" } } ] },
            { id: "kantor", rows: [ { code: "puskesmas", label: { id: "P", en: "P" } }, { code: "bank", label: { id: "B", en: "B" } } ] },
            { id: "surat", rows: [ { code: "ktp", label: { id: "K", en: "K" } }, { code: "kk", label: { id: "K", en: "K" } } ] } ],
          flows: [ { id: "alur", start: "a", states: [ { code: "a", label: { id: "A", en: "A" } }, { code: "z", label: { id: "Z", en: "Z" }, ends: true } ],
            steps: [ { from: ["a"], to: "z", label: { id: "Z", en: "Z" } } ] } ],
          records: [
            { id: "rujukan", kind: "referral", label: { id: "R", en: "R" }, about: "none", flow: "alur",
              follows: [ { form: "aduan", takes: { alasan: "isi", surat: "surat", kantor: { from: "tujuan", codes: { faskes: "puskesmas" } } },
                answered: { states: ["z"], step: "z", note: "jawab" } } ],
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "alasan", kind: "text", label: { id: "A", en: "A" }, length: 5 },
                { id: "surat", kind: "some", label: { id: "S", en: "S" }, list: "surat" },
                { id: "kantor", kind: "code", label: { id: "K", en: "K" }, list: "kantor" },
                { id: "jawab", kind: "note", label: { id: "J", en: "J" } } ] } ] } ] },
            { id: "aduan", kind: "complaint", label: { id: "P", en: "P" }, about: "none", flow: "alur",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "note", label: { id: "I", en: "I" } },
                { id: "hari", kind: "date", label: { id: "H", en: "H" } },
                { id: "surat", kind: "some", label: { id: "S", en: "S" }, list: "surat" },
                { id: "tujuan", kind: "one", label: { id: "T", en: "T" }, list: "ke" } ] } ] } ] } ] }
        """

    private func taken(_ answers: JSONObject) throws -> JSONObject {
        let book = try Books.read(Self.file).book
        let form = try #require(book.form("desa/rujukan"))
        let other = try #require(book.form("desa/aduan"))
        let record = FormRecord(
            id: "complaint:x",
            form: other.id,
            version: "2020-01-01",
            date: try Books.day("2026-10-05"),
            answers: answers,
            authorship: Authorship(how: .typed, by: "w", at: "", device: "d"),
        )
        return form.taken(from: record, version: try #require(form.versions.last), of: other)
    }

    @Test func `is read with what it takes and whom it answers`() throws {
        let reading = try Books.read(Self.file)
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let form = try #require(reading.book.form("desa/rujukan"))
        let followUp = try #require(form.followUp(of: "desa/aduan"))
        #expect(Set(followUp.takes.map(\.question)) == ["alasan", "surat", "kantor"])
        #expect(followUp.answered == .init(states: ["z"], step: "z", note: "jawab"))
        #expect(reading.book.answering("desa/aduan") == ["desa/rujukan"])
        #expect(reading.book.answering("desa/rujukan").isEmpty)
    }

    @Test func `takes over answers, codes by the names of its own list`() throws {
        let answers = try taken([
            "isi": "Sakit lama", "surat": ["kk", "ktp"], "tujuan": "faskes", "hari": "2026-10-01",
        ])
        // Too long for its question, and all of it is there.
        #expect(
            answers == ["alasan": "Sakit lama", "surat": ["kk", "ktp"], "kantor": "puskesmas"]
        )
        #expect(try taken(["tujuan": "bank"]) == ["kantor": "bank"])
    }

    @Test func `leaves behind what its own lists have not, and what is no answer`() throws {
        #expect(try taken(["tujuan": "lain", "surat": ["sim"], "isi": "  "]) == [:])
        #expect(try taken(["surat": ["sim", "kk"]]) == ["surat": ["kk"]])
    }

    @Test func `of a programme that is not here takes nothing and is no fault`() throws {
        let text = try changed(#"form: "aduan""#, #"form: "lain/aduan""#)
        #expect(try Books.read(text).faults == [])
    }

    @Test(arguments: [
        (#"form: "aduan""#, #"form: "adun""#, "follows[0].form", "adun"),
        (#"alasan: "isi""#, #"alasn: "isi""#, "follows[0].takes.alasn", "alasn"),
        (#"alasan: "isi""#, #"alasan: "isih""#, "follows[0].takes.alasan", "isih"),
        (
            #"faskes: "puskesmas""#, #"faskes: "puskesms""#,
            "follows[0].takes.kantor.codes.faskes", "puskesms",
        ),
        (
            #"faskes: "puskesmas""#, #"fakes: "puskesmas""#,
            "follows[0].takes.kantor.codes.fakes", "fakes",
        ),
        (#"states: ["z"]"#, #"states: ["y"]"#, "follows[0].answered.states[0]", "y"),
        (#"step: "z""#, #"step: "y""#, "follows[0].answered.step", "y"),
        (#"note: "jawab""#, #"note: "surat""#, "follows[0].answered.note", "surat"),
    ])
    func `names the place of a name that is not there`(
        old: String,
        new: String,
        place: String,
        name: String,
    ) throws {
        let fault = try #require(try Books.read(try changed(old, new)).faults.first)
        #expect(fault.path == "records[0]." + place)
        guard case .unknownReference(name, _) = fault.reason else {
            Issue.record("\(fault.reason)")
            return
        }
    }

    @Test func `refuses an answer of another kind than is asked for`() throws {
        let fault = try Books.read(try changed(#"alasan: "isi""#, #"alasan: "hari""#)).faults.first
        #expect(fault?.path == "records[0].follows[0].takes.alasan")
        #expect(fault?.reason == .wrongQuestionKind(expected: ["text"]))
    }

    private func changed(_ old: String, _ new: String) throws -> String {
        var text = Self.file
        text.replaceSubrange(try #require(text.firstRange(of: old), "\(old)"), with: new)
        return text
    }
}

/// What the shipped forms take over and look at.
@Suite struct ShippedFollowUpTests {
    @Test func `a referral begins with what was said at the desk`() throws {
        let form = try ShippedForms.form("puskesos/rujukan")
        let other = try ShippedForms.form("puskesos/pengaduan")
        let record = FormRecord(
            id: "complaint:x",
            form: other.id,
            version: "2019-01-01",
            date: try Books.day("2026-11-22"),
            answers: [
                "nama": "Mak Ijah", "nik": "9901014106900003", "layanan": "pbi-reaktivasi",
                "isi": "Kartu mati saat berobat.", "dokumen": ["ktp"], "tujuan": "faskes",
                "puas": "puas",
            ],
            authorship: Authorship(how: .typed, by: "w", at: "", device: "d"),
        )
        let version = try ShippedForms.version("puskesos/rujukan")
        #expect(
            form.taken(from: record, version: version, of: other) == [
                "nama": "Mak Ijah", "nik": "9901014106900003", "layanan": "pbi-reaktivasi",
                "alasan": "Kartu mati saat berobat.", "dokumen": ["ktp"], "instansi": "puskesmas",
            ]
        )
    }

    @Test(arguments: [
        ("anak-korban", "member:ibu", true), ("anak-korban", "member:kakak", false),
        ("kekerasan", "member:kakak", true), ("kekerasan", "member:ibu", false),
        ("lansia-telantar", "member:ibu", true), ("lansia-telantar", "member:nenek", false),
    ])
    func `a kind of case that does not fit the age is doubted`(
        kind: String,
        member: String,
        isOdd: Bool,
    ) throws {
        let version = try ShippedForms.version("kasus/kasus-rahasia")
        let facts = try ShippedForms.facts().about(DocumentID(member))
        let odd = version.warnings(["jenis": .string(kind)], facts)
        #expect(odd.contains("jenis") == isOdd, "\(odd)")
    }

    @Test func `low risk where nobody is safe is doubted, and a group of another age`() throws {
        let version = try ShippedForms.version("kasus/kasus-rahasia")
        let facts = try ShippedForms.facts()
        #expect(version.warnings(["aman": false, "risiko": "rendah"], facts).contains("aman"))
        for fine: JSONObject in [
            ["aman": true, "risiko": "rendah"], ["aman": false, "risiko": "tinggi"],
            ["aman": false], ["risiko": "rendah"],
        ] {
            #expect(!version.warnings(fine, facts).contains("aman"), "\(fine)")
        }
        #expect(version.warnings(["sasaran": "anak"], facts).contains("sasaran"))
        #expect(!version.warnings(["sasaran": "korban"], facts).contains("sasaran"))
        let found = try ShippedForms.version("kasus/penjangkauan")
        #expect(found.warnings(["jenis": "anak-jalanan", "umur": 30], facts).contains("jenis"))
        #expect(!found.warnings(["jenis": "anak-jalanan", "umur": 12], facts).contains("jenis"))
    }
}
