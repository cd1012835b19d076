import Documents
import TestSupport
import Testing

@testable import Casework

@Suite struct RetentionRuleTests {
    private static func programme(_ row: String) throws(ProgrammeError) -> Programme {
        let text = """
            { id: "simpan", source: "uji", name: { id: "S", en: "S" }, retention: [
              { kinds: ["visit"], years: 5, after: "change", from: "2019-01-01", source: "uji" },
              \(row)
            ] }
            """
        return try ProgrammeFile.parse(Array(text.utf8), file: "simpan.json5")
    }

    @Test func `the shipped terms are sound and wholly understood`() throws {
        let programme = try ProgrammeFile.parse(
            SampleProgrammes.bytes("retensi.json5"),
            file: "retensi.json5",
        )
        #expect(programme.unknownMembers == [])
        let named = Set(programme.retention.flatMap(\.kinds))
        #expect(named == RetentionRule.allowed, "every kind has its term")
    }

    @Test(arguments: [
        (#"{ years: 5, after: "change", from: "2019-01-01", source: "u" }"#, "retention[1].kinds"),
        (
            #"{ kinds: ["family"], years: 5, after: "change", from: "2019-01-01", source: "u" }"#,
            "retention[1].kinds[0]",
        ),
        (
            #"{ kinds: ["visit"], years: 9, after: "change", from: "2020-01-01", source: "u" }"#,
            "retention[1]",
        ),
        (
            #"{ kinds: ["case"], forms: ["a/b"], years: 9, after: "change", from: "2020-01-01", source: "u" }"#,
            "retention[1].forms",
        ),
        (
            #"{ forms: ["kunjungan"], years: 9, after: "change", from: "2020-01-01", source: "u" }"#,
            "retention[1].forms[0]",
        ),
        (
            #"{ kinds: ["case"], years: 0, after: "change", from: "2020-01-01", source: "u" }"#,
            "retention[1].years",
        ),
        (
            #"{ kinds: ["case"], years: 2, after: "later", from: "2020-01-01", source: "u" }"#,
            "retention[1].after",
        ),
        (
            #"{ kinds: ["case"], years: 2, after: "closing", from: "2020-01-01" }"#,
            "retention[1].source",
        ),
        (
            #"{ kinds: ["case"], years: 2, after: "closing", source: "u" }"#, "retention[1].from",
        ),
    ])
    func `a broken row is refused with its file and place`(row: String, path: String) {
        let error = #expect(throws: ProgrammeError.self) { try Self.programme(row) }
        #expect(
            error?.file == "simpan.json5" && error?.path == path,
            "\(String(describing: error))",
        )
    }
}
