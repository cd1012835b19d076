import Documents
import FoundationEssentials
@testable import Forms
import Testing

/// What stands in `sample-data/programs/README.md` for those who write such files.
@Suite struct `The manual of programme files` {
    private static func text() throws -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/" + root + "/sample-data/programs/README.md"
        let data = try #require(FileManager.default.contents(atPath: path))
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `names every fact, function, kind of question and kind of record`() throws {
        let text = try Self.text()
        for name in FactNames.all.sorted() { #expect(text.contains("| `\(name)`"), "\(name)") }
        for function in Expression.Function.allCases {
            #expect(text.contains("`\(function.rawValue)("), "\(function.rawValue)")
        }
        let others =
            QuestionKind.allCases.map(\.rawValue) + RecordKinds.ofForms.sorted()
            + FormSubject.allCases.map(\.rawValue) + FormIdentity.allCases.map(\.rawValue)
            + Pillar.allCases.map(\.rawValue)
        for word in others { #expect(text.contains("`\(word)`"), "\(word)") }
    }
}
