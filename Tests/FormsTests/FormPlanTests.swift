import Casework
import Documents
import Forms
import Testing

/// What a form says of visits it plans, of whom its tables begin with, and of the report its answers stand in.
@Suite struct `A form of plans` {
    private static let file = """
        { id: "rencana", source: "s",
          flows: [ { id: "alur", start: "a", states: [ { code: "a", label: { id: "A", en: "A" } }, { code: "z", label: { id: "Z", en: "Z" }, ends: true } ],
            steps: [ { from: ["a"], to: "z", label: { id: "Z", en: "Z" } } ] } ],
          records: [
            { id: "rencana", kind: "review", label: { id: "R", en: "R" }, about: "place", due: "kapan", plans: ["kunjungan"], recipients: "penerima",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "kapan", kind: "date", label: { id: "K", en: "K" } },
                { id: "hari", kind: "number", label: { id: "H", en: "H" }, default: "monthdays(date)" },
                { id: "cerita", kind: "note", rhk: 2, label: { id: "C", en: "C" } },
                { id: "tabel", kind: "table", label: { id: "T", en: "T" }, columns: [
                  { id: "kolom", kind: "text", label: { id: "K", en: "K" } } ] } ] } ] } ] },
            { id: "kunjungan", kind: "visit", label: { id: "V", en: "V" }, about: "place",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "I", en: "I" } } ] } ] } ] },
            { id: "penerima", kind: "membership", label: { id: "P", en: "P" }, about: "member",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "text", label: { id: "I", en: "I" } } ] } ] } ] } ] }
        """

    @Test func `is read with the forms it names`() throws {
        let reading = try Books.read(Self.file)
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let form = try #require(reading.book.form("rencana/rencana"))
        #expect(form.plans == ["rencana/kunjungan"])
        #expect(form.recipients == "rencana/penerima")
        #expect(form.versions.last?.question("cerita")?.rhk == 2)
    }

    @Test(arguments: [
        ("2028-02-10", 29), ("2026-02-10", 28), ("2026-11-30", 30), ("2026-12-01", 31),
    ])
    func `monthdays counts the days of a date's month`(date: String, count: Int) throws {
        let form = try #require(try Books.read(Self.file).book.form("rencana/rencana"))
        let day = try Books.day(date)
        let facts = FormFacts(today: day, date: day)
        #expect(form.versions.last?.presets(facts)["hari"]?.int == count)
    }

    @Test(arguments: [
        (
            #"plans: ["kunjungan"]"#, #"plans: ["kunjungn"]"#, "records[0].plans[0]",
            ProgrammeError.Reason.unknownReference("kunjungn", near: "kunjungan"),
        ),
        (
            #"plans: ["kunjungan"]"#, #"plans: ["kunjungan", "kunjungan"]"#,
            "records[0].plans[1]", .duplicate("kunjungan"),
        ),
        (#"due: "kapan", "#, "", "records[0].due", .missing),
        (
            #"due: "kapan", "#, #"due: "kapan", flow: "alur", "#, "records[0].plans",
            .notTogether("flow"),
        ),
        (
            #"recipients: "penerima""#, #"recipients: "pnerima""#, "records[0].recipients",
            .unknownReference("pnerima", near: "penerima"),
        ),
        (
            #"about: "place", due"#, #"about: "family", due"#, "records[0].recipients",
            .notTogether("about"),
        ),
        (
            "rhk: 2", "rhk: 10", "records[0].versions[0].sections[0].questions[2].rhk",
            .outOfRange(1, 9),
        ),
        (
            #"kind: "note", rhk: 2"#, #"kind: "date", rhk: 2"#,
            "records[0].versions[0].sections[0].questions[2].rhk", .notTogether("date"),
        ),
        (
            #"{ id: "kolom", kind: "text""#, #"{ id: "kolom", rhk: 2, kind: "text""#,
            "records[0].versions[0].sections[0].questions[3].columns[0].rhk", .tableInTable,
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
