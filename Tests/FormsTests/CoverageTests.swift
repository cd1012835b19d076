import Casework
import Documents
import Forms
import Testing

@Suite struct `A roster that covers an obligation` {
    /// What the families of a programme owe.
    private static let owed = """
        { id: "pkh", source: "s", obligations: [
          { id: "p2k2", input: "session", every: "month" },
          { id: "kks", input: "state", every: "quarter" },
          { id: "timbang", input: "dated", every: "month" },
          { id: "anc", input: "state", anchor: "pregnancy" } ] }
        """

    private static let covers =
        #"covers: { obligation: "pkh/p2k2", states: { h: "patuh", a: "tidak" } }"#

    private func desk(_ covers: String = Self.covers) throws -> String {
        let column = #"list: "hadir", required: "member.age >= 18""#
        return try Books.changed(column, column + ", " + covers)
    }

    @Test func `says which check follows from which code`() throws {
        let reading = try Books.read(try desk(), Self.owed)
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let form = try #require(reading.book.form("puskesos/pengaduan"))
        let table = try #require(form.versions.last?.question("anggota"))
        let column = try #require(table.columns.first { $0.id == "hadir" })
        #expect(
            column.covers
                == Coverage(
                    programme: "pkh",
                    obligation: "p2k2",
                    states: ["h": .patuh, "a": .tidak],
                )
        )
    }

    @Test(arguments: [
        (
            "obligation: \"pkh/p2k2\"", "obligation: \"pkh/p2k3\"", "obligation",
            ProgrammeError.Reason.unknownElsewhere("pkh/p2k3", near: "pkh/p2k2"),
        ),
        (
            "obligation: \"pkh/p2k2\"", "obligation: \"p2k2\"", "obligation",
            .unknownReference("p2k2", near: nil),
        ),
        (
            "obligation: \"pkh/p2k2\"", "obligation: \"pkh/timbang\"", "obligation",
            .notCoverable("pkh/timbang"),
        ),
        (
            "obligation: \"pkh/p2k2\"", "obligation: \"pkh/anc\"", "obligation",
            .notCoverable("pkh/anc"),
        ),
        ("obligation: \"pkh/p2k2\", ", "", "obligation", .missing),
        (
            "h: \"patuh\"", "h: \"hadir\"", "states.h",
            .unknownCode(allowed: ["patuh", "tidak", "izin", "tidak-berlaku"]),
        ),
        ("h: \"patuh\"", "x: \"patuh\"", "states.x", .codeNotInList("x", near: nil)),
        ("{ h: \"patuh\", a: \"tidak\" }", "{}", "states", .empty),
        (", states: { h: \"patuh\", a: \"tidak\" }", "", "states", .missing),
        ("states:", "state:", "state", .misspelt(near: "states")),
    ])
    func `names the place and reason of a fault`(
        old: String,
        new: String,
        place: String,
        reason: ProgrammeError.Reason,
    ) throws {
        var covers = Self.covers
        covers.replaceSubrange(try #require(covers.firstRange(of: old)), with: new)
        let fault = try #require(try Books.read(try desk(covers), Self.owed).faults.first)
        let column = "records[0].versions[1].sections[2].questions[0].columns[1].covers"
        #expect(fault.path == column + "." + place)
        #expect(fault.reason == reason)
    }

    @Test func `stands in a table whose rows name the member, and covers an obligation once`()
        throws
    {
        let alone = try Books.changed(
            #"list: "jenis", required: true }"#,
            #"list: "jenis", required: true, covers: { obligation: "pkh/p2k2", states: { kks: "patuh" } } }"#,
        )
        #expect(try Books.read(alone, Self.owed).faults.map(\.reason) == [.needsMemberColumn])
        var nobody = try desk()
        nobody.replaceSubrange(
            try #require(nobody.firstRange(of: #"rows: "members", columns: ["#)),
            with: "columns: [",
        )
        nobody.replaceSubrange(
            try #require(nobody.firstRange(of: #"{ id: "orang", kind: "member","#)),
            with: #"{ id: "orang", kind: "text","#,
        )
        let reasons = try Books.read(nobody, Self.owed).faults.map(\.reason)
        #expect(reasons == [.needsMemberColumn])
        var twice = try desk()
        let other = #"{ id: "nilai", kind: "percent","#
        twice.replaceSubrange(
            try #require(twice.firstRange(of: other)),
            with: #"{ id: "lagi", kind: "one", label: { id: "L", en: "L" }, list: "hadir", "#
                + Self.covers + " }, " + other,
        )
        let fault = try #require(try Books.read(twice, Self.owed).faults.first)
        #expect(fault.reason == .duplicate("pkh/p2k2"))
    }

    @Test func `waits for the programme whose obligation it covers`() throws {
        let sources = [try Books.source(try desk())]
        #expect(
            FormBook.reading(sources).faults.map(\.reason)
                == [.unknownElsewhere("pkh/p2k2", near: nil)]
        )
    }
}
