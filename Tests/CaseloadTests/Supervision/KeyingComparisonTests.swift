import Casework
import Documents
import Forms
import TestSupport
import Testing

@testable import Caseload

@Suite struct KeyingComparisonTests {
    private func version(_ questions: [Question]) throws -> FormVersion {
        FormVersion(
            validity: Validity(from: try #require(Day("2020-01-01"))),
            source: "uji",
            sections: [FormSection(label: nil, shown: nil, questions: questions)],
        )
    }

    private func question(
        _ id: String,
        _ kind: QuestionKind,
        columns: [Question] = [],
    ) -> Question {
        Question(id: id, kind: kind, label: Wording(id: id, en: id), columns: columns)
    }

    @Test func `a default that nobody keyed is neither right nor wrong`() throws {
        let questions = [question("porsi", .number), question("harga", .money)]
        let found = KeyingComparison(
            try version(questions),
            first: ["porsi": 2, "harga": 30_000],
            second: ["harga": 20_000],
            presets: ["porsi": 2, "harga": 30_000],
        )
        #expect(found.fields == ["harga": 1] && found.differences.map(\.field) == ["harga"])
        let typed = KeyingComparison(
            try version(questions),
            first: ["porsi": 3],
            second: [:],
            presets: ["porsi": 2],
        )
        #expect(typed.differences.map(\.field) == ["porsi"], "what was keyed once counts")
    }

    private func compared(
        _ questions: [Question],
        _ first: JSONObject,
        _ second: JSONObject,
    ) throws -> KeyingComparison {
        KeyingComparison(try version(questions), first: first, second: second)
    }

    @Test func `capitals, blanks and the order of ticks are no errors`() throws {
        let found = try compared(
            [question("nama", .text), question("alat", .some), question("uang", .money)],
            ["nama": "Siti  Rahma", "alat": ["a", "b"], "uang": 5000],
            ["nama": "siti rahma ", "alat": ["b", "a"], "uang": 5000.0],
        )
        #expect(found.differences.isEmpty && found.fields.values.reduce(0, +) == 3)
    }

    @Test func `a field that one left empty differs, one that both left empty does not count`()
        throws
    {
        let found = try compared(
            [question("a", .number), question("b", .number), question("c", .text)],
            ["a": 1, "c": ""],
            ["b": 2, "c": "  "],
        )
        #expect(found.differences.map(\.field) == ["a", "b"])
        #expect(found.fields == ["a": 1, "b": 1])
    }

    @Test func `notes and pictures are not compared`() throws {
        let found = try compared(
            [question("isi", .note), question("foto", .photo)],
            ["isi": "satu"],
            ["isi": "dua"],
        )
        #expect(found.fields.isEmpty && found.differences.isEmpty)
    }

    @Test func `rows of a table are compared by the member they name, else by their place`()
        throws
    {
        let columns = [question("siapa", .member), question("umur", .number)]
        let rows: [JSONValue] = [
            ["siapa": "member:A1", "umur": 5], ["siapa": "member:A2", "umur": 7],
        ]
        let turned = try compared(
            [question("anak", .table, columns: columns)],
            ["anak": .array(rows)],
            [
                "anak": .array([
                    ["siapa": "member:A2", "umur": 7], ["siapa": "member:A1", "umur": 6],
                ])
            ],
        )
        #expect(turned.differences.map(\.field) == ["anak[1].umur"])
        #expect(turned.fields == ["anak.siapa": 2, "anak.umur": 2])
        let short = try compared(
            [question("anak", .table, columns: [question("umur", .number)])],
            ["anak": .array([["umur": 1], ["umur": 2]])],
            ["anak": .array([["umur": 1]])],
        )
        #expect(short.differences.map(\.field) == ["anak[2].umur"])
    }

    @Test func `of a sheet each figure is a field, and the state follows from them`() throws {
        let first = RecordedValue(
            state: .patuh,
            attendance: try Attendance(alpa: 1, effective: 20),
            how: .typed,
        )
        let second = RecordedValue(
            state: .tidak,
            attendance: try Attendance(alpa: 9, effective: 20),
            how: .typed,
        )
        let found = KeyingComparison(first: first, second: second)
        #expect(found.differences.map(\.field) == ["alpa"])
        #expect(found.fields == ["alpa": 1, "effective": 1])
    }

    @Test func `a state against nothing is one error`() {
        let first = RecordedValue(state: .patuh, how: .batch)
        let found = KeyingComparison(first: first, second: nil)
        #expect(found.differences.map(\.field) == ["state"] && found.fields == ["state": 1])
        let same = KeyingComparison(
            first: first,
            second: RecordedValue(state: .patuh, how: .typed),
        )
        #expect(same.differences.isEmpty && same.fields == ["state": 1])
    }

    @Test func `a date is right where it was keyed again, else told beside the nearest free one`()
        throws
    {
        let day = try #require(Day("2026-10-05"))
        let other = try #require(Day("2026-10-06"))
        let third = try #require(Day("2026-10-15"))
        #expect(
            KeyingComparison(day: day, others: [other], second: [other, day]).differences.isEmpty
        )
        let wrong = KeyingComparison(day: day, others: [other], second: [other, third])
        #expect(wrong.differences.map(\.second) == ["2026-10-15"])
        let none = KeyingComparison(day: day, others: [other], second: [other])
        #expect(none.differences.map(\.second) == [nil])
    }
}
