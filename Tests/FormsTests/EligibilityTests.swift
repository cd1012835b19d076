import Casework
import Documents
import Forms
import Testing

@Suite struct `Who could have what a programme gives` {
    private static let file = """
        { id: "bantu", name: { id: "Bantuan", en: "Aid" }, source: "s",
          eligible: [
            { about: "family", holds: ["terima"], needs: [
              { when: "family.desil <= 4", known: "answered(family.desil)", why: { id: "desil {family.desil}", en: "decile {family.desil}" },
                from: "2025-01-01", to: "2025-12-31", source: "s" },
              { when: "family.size > 1", why: { id: "{family.size} orang", en: "{family.size} people" }, from: "2026-01-01", source: "s" } ] },
            { label: { id: "Susu", en: "Milk" }, about: "member", needs: [
              { when: "member.age < 6", why: { id: "umur {member.age}", en: "aged {member.age}" }, from: "2025-01-01", source: "s" } ] } ],
          records: [ { id: "terima", kind: "aid", label: { id: "Terima", en: "Got" }, about: "family", versions: [ { from: "2020-01-01", source: "s",
            sections: [ { questions: [ { id: "isi", kind: "text", label: { id: "Isi", en: "Text" } } ] } ] } ] } ] }
        """

    @Test func `is read condition by condition, with the programme's name or its own`() throws {
        let reading = try Books.read(Self.file)
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let aids = reading.book.eligibilities
        #expect(aids.map(\.label.id) == ["Bantuan", "Susu"])
        #expect(aids.map(\.about) == [.family, .member])
        #expect(aids.first?.holds == ["bantu/terima"])
        let day = try Books.day("2026-03-01")
        #expect(aids.first?.needs.filter { $0.validity.contains(day) }.count == 1)
    }

    @Test(arguments: [
        (
            #"about: "family", holds"#, #"about: "familie", holds"#, "eligible[0].about",
            ProgrammeError.Reason.unknownCode(allowed: ["member", "family"]),
        ),
        (#"about: "family", holds"#, "holds", "eligible[0].about", .missing),
        (
            #""family.desil <= 4""#, #""family.desal <= 4""#, "eligible[0].needs[0].when",
            .unknownName("family.desal", near: "family.desil"),
        ),
        (
            #""family.desil <= 4""#, #""member.age <= 4""#, "eligible[0].needs[0].when",
            .unknownName("member.age", near: nil),
        ),
        (
            #""family.desil <= 4""#, #""family.phone = 'x'""#, "eligible[0].needs[0].when",
            .unknownName("family.phone", near: nil),
        ),
        (
            #""family.desil <= 4""#, #""family.desil * 2""#, "eligible[0].needs[0].when",
            .wrongType(expected: .flag),
        ),
        (
            #""answered(family.desil)""#, #""family.desil <=""#, "eligible[0].needs[0].known",
            .badExpression(offset: 15, .endsEarly),
        ),
        (
            "\"desil {family.desil}\"", "\"desil {family.desil\"", "eligible[0].needs[0].why.id",
            .badTemplate,
        ),
        (
            "\"decile {family.desil}\"", "\"decile {member.age}\"", "eligible[0].needs[0].why.en",
            .unknownName("member.age", near: nil),
        ),
        (
            #"holds: ["terima"]"#, #"holds: ["trima"]"#, "eligible[0].holds[0]",
            .unknownReference("trima", near: "terima"),
        ),
        (
            #"to: "2025-12-31""#, #"to: "2024-12-31""#, "eligible[0].needs[0].to",
            .endsBeforeStart,
        ),
        (
            #"label: { id: "Susu", en: "Milk" }"#, #"label: { id: "Bantuan", en: "Aid" }"#,
            "eligible[1].label", .duplicate("Bantuan"),
        ),
        (
            "needs: [\n      { when: \"member", "need: [\n      { when: \"member",
            "eligible[1].need",
            .misspelt(near: "needs"),
        ),
    ])
    func `names the place and reason of a fault`(
        old: String,
        new: String,
        place: String,
        reason: ProgrammeError.Reason,
    ) throws {
        var file = Self.file
        // The file stands without its indentation.
        let range = try #require(file.firstRange(of: old), "\(old)")
        file.replaceSubrange(range, with: new)
        let fault = try #require(try Books.read(file).faults.first)
        #expect(fault.path == place)
        #expect(fault.reason == reason)
    }
}
