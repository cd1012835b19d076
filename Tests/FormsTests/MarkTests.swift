import Casework
import Documents
import Forms
import Testing

@Suite struct `The specialisms of a form` {
    private func desk(_ marks: String) throws -> FormBook.Reading {
        try Books.read(try Books.changed(#"marks: ["lansia"]"#, marks))
    }

    private static let conditional =
        #"marks: { bencana: true, anak: "member.age < 18", kartu: "jenis = 'kks'" }"#

    @Test func `hang on answers and facts, or on nothing`() throws {
        let reading = try desk(Self.conditional)
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let form = try #require(reading.book.form("puskesos/pengaduan"))
        #expect(form.marks == ["anak", "bencana", "kartu"] && form.alwaysMarks == ["bencana"])
        #expect(reading.book.specialisms.contains("anak"))
        let version = try #require(form.versions.last)
        let day = try #require(Day("2026-10-28"))
        let facts = FormFacts(today: day, date: day)
        #expect(form.conditionalMarks(["jenis": "kks"], version, facts) == ["kartu"])
        #expect(form.conditionalMarks(["jenis": "lain"], version, facts) == [])
        let plain = try #require(try desk(#"marks: ["lansia"]"#).book.form("puskesos/pengaduan"))
        #expect(plain.alwaysMarks == ["lansia"] && !plain.hasMarkConditions)
    }

    @Test func `what held when a record was saved holds, an older one is judged by its answers`()
        throws
    {
        let form = try #require(try desk(Self.conditional).book.form("puskesos/pengaduan"))
        let day = try #require(Day("2026-10-28"))
        var record = FormRecord(
            id: "complaint:1",
            form: form.id,
            version: "2025-01-01",
            date: day,
            answers: ["jenis": "kks"],
            authorship: Authorship(
                how: .typed,
                by: "w",
                at: "2026-10-28T09:00:00+07:00",
                device: "d",
            ),
        )
        #expect(form.marks(of: record) == ["bencana", "kartu"])
        record.marks = ["anak"]
        #expect(form.marks(of: record) == ["bencana", "anak"])
        #expect(try FormRecord(record.json).marks == ["anak"])
        record.marks = []
        #expect(form.marks(of: record) == ["bencana"])
    }

    @Test(arguments: [
        (
            #"marks: { anak: "umurr < 18" }"#, "marks.anak",
            ProgrammeError.Reason.unknownName("umurr", near: nil),
        ),
        (#"marks: { anak: "1 + 1" }"#, "marks.anak", .wrongType(expected: .flag)),
        (#"marks: { "An ak": true }"#, "marks.An ak", .badID),
        (#"marks: { anak: false }"#, "marks.anak", .wrongType(expected: .text)),
        (#"marks: [1]"#, "marks[0]", .wrongType(expected: .text)),
    ])
    func `that cannot be are refused with their place`(
        marks: String,
        path: String,
        reason: ProgrammeError.Reason,
    ) throws {
        let fault = try #require(try desk(marks).faults.first)
        #expect(fault.path == "records[0]." + path)
        #expect(fault.reason == reason)
    }
}
