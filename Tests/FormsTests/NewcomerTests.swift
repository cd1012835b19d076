import Casework
import Documents
import Forms
import Testing

@Suite struct `A form about someone new` {
    private func desk(_ newcomer: String) throws -> FormBook.Reading {
        try Books.read(
            try Books.changed(#"names: ["nama", "nik"],"#, #"names: ["nama", "nik"], "# + newcomer)
        )
    }

    @Test func `names the questions by which she is looked for, and the words for itself`() throws {
        let reading = try desk(
            #"newcomer: { name: "nama", nik: "nik", born: "tanggal", village: "lembaga" }, words: ["keluhan", "aduan"],"#
        )
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let form = try #require(reading.book.form("puskesos/pengaduan"))
        #expect(
            form.newcomer
                == Newcomer(name: "nama", nik: "nik", born: "tanggal", village: "lembaga")
        )
        #expect(form.searchWords == ["keluhan", "aduan"])
    }

    @Test(arguments: [
        (#"newcomer: { nik: "nik" },"#, "newcomer.name", ProgrammeError.Reason.missing),
        (
            #"newcomer: { name: "nema" },"#, "newcomer.name",
            .unknownReference("nema", near: "nama"),
        ),
        (
            #"newcomer: { name: "nik" },"#, "newcomer.name",
            .wrongQuestionKind(expected: ["text"]),
        ),
        (
            #"newcomer: { name: "nama", born: "nama" },"#, "newcomer.born",
            .wrongQuestionKind(expected: ["date"]),
        ),
        (
            #"newcomer: { name: "nama", birth: "x", bron: "tanggal" },"#, "newcomer.bron",
            .misspelt(near: "born"),
        ),
        (#"words: ["keluhan", "keluhan"],"#, "words[1]", .duplicate("keluhan")),
        (#"words: [""],"#, "words[0]", .empty),
    ])
    func `is refused with the place of what is wrong`(
        text: String,
        place: String,
        reason: ProgrammeError.Reason,
    ) throws {
        let fault = try #require(try desk(text).faults.first)
        #expect(fault.path == "records[0]." + place)
        #expect(fault.reason == reason)
    }

    @Test func `has no question that is called as the note about others`() throws {
        var text = try Books.changed(
            #"names: ["nama", "nik"],"#,
            #"names: ["nama", "nik"], newcomer: { name: "nama" },"#,
        )
        let question = #"{ id: "hasil", kind: "note","#
        text.replaceSubrange(
            try #require(text.firstRange(of: question)),
            with: #"{ id: "bukan-ganda", kind: "note","#,
        )
        text = text.split(separator: #"asks: ["hasil"]"#).joined(separator: #"asks: ["lembaga"]"#)
        let fault = try #require(try Books.read(text).faults.first)
        #expect(fault.reason == .reservedName("bukan-ganda"))
    }
}
