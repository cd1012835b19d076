import Casework
import Documents
import Forms
import Testing

@Suite struct `A course of sessions` {
    private static let file = """
        { id: "kelas", source: "s",
          lists: [
            { id: "sesi", rows: [
              { code: "a-1", group: "a", label: { id: "A1", en: "A1" } },
              { code: "a-2", group: "a", label: { id: "A2", en: "A2" }, to: "2020-12-31" },
              { code: "bebas", group: "b", label: { id: "Bebas", en: "Free" } } ] },
            { id: "modul", rows: [ { code: "a", label: { id: "A", en: "A" } }, { code: "b", label: { id: "B", en: "B" } } ] },
            { id: "hadir", rows: [ { code: "H", label: { id: "H", en: "H" } }, { code: "S", label: { id: "S", en: "S" } } ] } ],
          courses: [ { id: "kelas", label: { id: "Kelas", en: "Class" }, list: "sesi", modules: "modul", free: ["bebas"], programme: "pkh", source: "s" } ],
          records: [ { id: "temu", kind: "session", label: { id: "Temu", en: "Meeting" }, about: "group",
            lesson: { topic: "sesi", roster: "daftar", mark: "hadir", had: ["H"], excused: ["S"] },
            versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
              { id: "sesi", kind: "code", label: { id: "Sesi", en: "Session" }, list: "sesi" },
              { id: "catatan", kind: "text", label: { id: "C", en: "N" } },
              { id: "daftar", kind: "table", label: { id: "Daftar", en: "Roster" }, columns: [
                { id: "siapa", kind: "member", label: { id: "Siapa", en: "Who" } },
                { id: "hadir", kind: "one", list: "hadir", label: { id: "Hadir", en: "There" } } ] } ] } ] } ] } ] }
        """

    @Test func `is read with what is expected on a day, and whose records tell of it`() throws {
        let reading = try Books.read(Self.file)
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let course = try #require(reading.book.courses.first)
        #expect(try course.expected(on: Books.day("2020-06-01")).map(\.code) == ["a-1", "a-2"])
        #expect(try course.expected(on: Books.day("2026-06-01")).map(\.code) == ["a-1"])
        #expect(
            reading.book.forms.first?.lesson
                == Lesson(
                    topic: "sesi",
                    roster: .init(
                        table: "daftar",
                        member: "siapa",
                        mark: "hadir",
                        had: ["H"],
                        excused: ["S"],
                    ),
                )
        )
    }

    @Test(arguments: [
        (
            #"list: "sesi", modules"#, #"list: "sesai", modules"#, "courses[0].list",
            ProgrammeError.Reason.unknownReference("sesai", near: "sesi"),
        ),
        (
            #"modules: "modul""#, #"modules: "hadir""#, "courses[0].modules",
            .codeNotInList("a", near: nil),
        ),
        (
            #"free: ["bebas"]"#, #"free: ["bebs"]"#, "courses[0].free[0]",
            .codeNotInList("bebs", near: "bebas"),
        ),
        (#"programme: "pkh", "#, "", "courses[0].programme", .missing),
        (#""pkh", source: "s" }"#, #""pkh" }"#, "courses[0].source", .missing),
        (
            #"topic: "sesi""#, #"topic: "sesj""#, "records[0].lesson.topic",
            .unknownReference("sesj", near: "sesi"),
        ),
        (
            #"topic: "sesi""#, #"topic: "catatan""#, "records[0].lesson.topic",
            .wrongQuestionKind(expected: ["code", "one"]),
        ),
        (
            #"roster: "daftar", "#, "", "records[0].lesson.mark", .notTogether("roster"),
        ),
        (
            #"mark: "hadir""#, #"mark: "hadr""#, "records[0].lesson.mark",
            .unknownReference("hadr", near: "hadir"),
        ),
        (
            #"mark: "hadir""#, #"mark: "siapa""#, "records[0].lesson.mark",
            .wrongQuestionKind(expected: ["code", "one"]),
        ),
        (
            #"had: ["H"]"#, #"had: ["J"]"#, "records[0].lesson.had[0]",
            .codeNotInList("J", near: nil),
        ),
        (#"had: ["H"], "#, "", "records[0].lesson.had", .empty),
        (
            #"{ id: "siapa", kind: "member""#, #"{ id: "siapa", kind: "text""#,
            "records[0].lesson.roster", .needsMemberColumn,
        ),
    ])
    func `names the place and reason of a fault`(
        old: String,
        new: String,
        place: String,
        reason: ProgrammeError.Reason,
    ) throws {
        var file = Self.file
        file.replaceSubrange(try #require(file.firstRange(of: old), "\(old)"), with: new)
        let fault = try #require(try Books.read(file).faults.first)
        #expect(fault.path == place)
        #expect(fault.reason == reason)
    }
}
