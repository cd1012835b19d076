import Casework
import Forms
import Testing

/// Which forms put whom they are about into their programme.
@Suite struct `A form that joins` {
    private static let file = """
        { id: "bantu", source: "s", name: { id: "B", en: "B" },
          lists: [ { id: "hasil", rows: [ { code: "cair", label: { id: "C", en: "C" } } ] } ],
          records: [
            { id: "bayar", kind: "aid", label: { id: "A", en: "A" }, about: "family", joins: true, versions: [
              { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "hasil", kind: "one", list: "hasil", meaning: "outcome", codes: { cair: "paid" }, label: { id: "H", en: "H" } } ] } ] } ] },
            { id: "anggota", kind: "membership", label: { id: "M", en: "M" }, about: "member", versions: [
              { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "terima", kind: "yesno", meaning: "membership", codes: { false: "ended" }, label: { id: "T", en: "T" } } ] } ] } ] } ] }
        """

    @Test func `a membership does of itself, aid only where it says so`() throws {
        let read = try Books.read(Self.file)
        #expect(read.faults.isEmpty, "\(read.faults)")
        #expect(read.book.form("bantu/bayar")?.joins == true)
        let member = try #require(read.book.form("bantu/anggota"))
        #expect(member.joins)
        #expect(member.versions.last?.question("terima")?.meaning == .membership(ended: ["false"]))
        let plain = Self.file.replacing(" joins: true,", with: "")
            .replacing(#"about: "member","#, with: #"about: "member", joins: false,"#)
        let book = try Books.read(plain).book
        #expect(book.form("bantu/bayar")?.joins == false)
        #expect(book.form("bantu/anggota")?.joins == false)
    }

    @Test(arguments: [
        (#"about: "family", joins"#, #"about: "place", joins"#, "records[0].joins", "about"),
        (#"kind: "aid", label"#, #"kind: "visit", label"#, "records[0].joins", "kind"),
        (
            #"meaning: "outcome", codes: { cair: "paid" }, "#, "", "records[0].joins", "meaning",
        ),
    ])
    func `names the place and reason of a fault`(
        old: String,
        new: String,
        place: String,
        other: String,
    ) throws {
        var file = Self.file
        if other == "kind" {
            // Nor is an outcome read of it.
            file = file.replacing(#"meaning: "outcome", codes: { cair: "paid" }, "#, with: "")
        }
        file.replaceSubrange(try #require(file.firstRange(of: old), "\(old)"), with: new)
        let fault = try #require(try Books.read(file).faults.first)
        #expect(fault.path == place)
        #expect(fault.reason == .notTogether(other))
    }
}
