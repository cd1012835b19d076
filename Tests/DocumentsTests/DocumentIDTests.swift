import Documents
import Testing

struct DocumentIDTests {
    @Test(arguments: [
        "keluarga:1", "a/b c", "é\u{301}ñ–字😀", "a+b&c=d?e#f", "_design/x", "_local/abc", "-", "\0",
    ])
    func `any text is an id`(text: String) throws {
        #expect(try DocumentID(validating: text).rawValue == text)
    }

    @Test(arguments: ["_illegal", "_", "_local", "_local/", "_design/", "_Local/x"])
    func `an underscore first is the database's own`(text: String) {
        #expect(throws: DocumentIDError.reserved) { try DocumentID(validating: text) }
    }

    @Test func `an empty text is no id`() {
        #expect(throws: DocumentIDError.empty) { try DocumentID(validating: "") }
    }

    @Test func `ids are equal and ordered by their bytes`() {
        #expect(DocumentID("\u{E9}") != DocumentID("e\u{301}"))
        #expect(Set<DocumentID>(["\u{E9}", "e\u{301}", "\u{E9}"]).count == 2)
        let ids: [DocumentID] = ["é", "b", "a", "", "ab", "B", "😀", "\u{FFFD}"]
        #expect(ids.sorted().map(\.rawValue) == ["", "B", "a", "ab", "b", "é", "\u{FFFD}", "😀"])
    }
}
