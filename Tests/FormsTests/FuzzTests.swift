import Casework
import Documents
import FoundationEssentials
@testable import Forms
import Glibc
import TestSupport
import Testing

/// Files and answers that nobody means well with: an error or a value, never a trap.
@Suite struct `Hostile forms` {
    private static let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"
    private static let seeds: Range<UInt64> = isLong ? 0..<20_000 : 0..<300

    /// Fewer, where each one reads all files anew.
    private static let fileSeeds = seeds.prefix(isLong ? 5000 : 40)

    /// Every name has a value of some kind.
    private struct AnyScope: Scope {
        let values: [String: Value]
        func value(_ name: String) -> Value { values[name] ?? .nothing }
        func column(_ table: String, _ column: String) -> [Value] {
            values[table + "." + column].map { [$0, .nothing] } ?? []
        }
    }

    @Test func `random expressions read back as they were written, and always have a value`() throws
    {
        for seed in Self.seeds {
            var seeded = SeededExpressions(seed: seed)
            let expression = seeded.expression()
            let text = expression.description
            var values: [String: Value] = [:]
            for name in SeededExpressions.names { values[name] = seeded.value() }
            let scope = AnyScope(values: values)
            let value = expression.evaluate(in: scope)
            if case .number(let number) = value {
                #expect(number.isFinite, "seed \(seed): \(text)")
            }
            _ = expression.allows(in: scope)
            guard text.utf8.count <= Expression.lengthLimit else { continue }
            let again = try #require(try? Expression(text), "seed \(seed): \(text)")
            #expect(again == expression, "seed \(seed): \(text)")
            #expect(again.evaluate(in: scope) == value, "seed \(seed): \(text)")
        }
    }

    @Test func `a jumble of words is an expression or an error within it`() {
        for seed in Self.seeds {
            var seeded = SeededExpressions(seed: seed)
            let text = seeded.jumble()
            do throws(ExpressionError) {
                let expression = try Expression(text)
                #expect(
                    (try? Expression(expression.description)) == expression,
                    "seed \(seed): \(text)",
                )
            } catch {
                #expect((0...text.utf8.count).contains(error.offset), "seed \(seed): \(text)")
            }
        }
    }

    @Test func `random bytes are no file of forms`() {
        for seed in Self.seeds {
            var random = SeededGenerator(seed: seed)
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            guard let json = try? JSON5.value(bytes) else { continue }
            let reading = FormBook.reading([.init(id: "x", json: json, file: "x")])
            #expect(reading.book.forms.isEmpty, "seed \(seed)")
        }
    }

    @Test func `a file with a part changed is whole, or refused with its place`() throws {
        let sources = try ([try Books.source(Books.desk)] + Self.shipped())
        for seed in Self.fileSeeds {
            var random = SeededGenerator(seed: seed)
            var changed = sources
            let place = Int.random(in: sources.indices, using: &random)
            var json = sources[place].json
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                json = FormMutation.mutate(json, using: &random)
            }
            changed[place] = .init(id: sources[place].id, json: json, file: "changed")
            let reading = FormBook.reading(changed)
            for fault in reading.faults where fault.path.isEmpty {
                #expect(json.object == nil, "seed \(seed): \(fault) names no place")
            }
            try Self.use(reading.book, json, seed: seed, &random)
        }
    }

    /// The files that the program comes with.
    private static func shipped() throws -> [FormBook.Source] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let folder = "/" + root + "/sample-data/programs"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".json5") }
            .map { name in
                let data = try #require(FileManager.default.contents(atPath: folder + "/" + name))
                let json = try JSON5.value(Array(data))
                return FormBook.Source(id: json["id"]?.string ?? name, json: json, file: name)
            }
    }

    @Test func `the files this program comes with are whole`() throws {
        let reading = FormBook.reading(try Self.shipped())
        #expect(reading.faults == [])
        #expect(reading.unknownMembers == [])
    }

    /// Whatever was read can be filled with anything.
    private static func use(
        _ book: FormBook,
        _ json: JSONValue,
        seed: UInt64,
        _ random: inout SeededGenerator,
    ) throws {
        let facts = try Books.facts()
        for form in book.forms.shuffled(using: &random).prefix(3) {
            for version in form.versions {
                var answers = version.presets(facts)
                for question in version.questions {
                    answers[question.id] = FormMutation.replacements.randomElement(using: &random)
                    guard question.kind == .table else { continue }
                    var cells = JSONObject()
                    for column in question.columns {
                        cells[column.id] = FormMutation.replacements.randomElement(using: &random)
                    }
                    answers[question.id] = [.object(cells), .object([:])]
                }
                let kept = version.completed(answers, facts)
                #expect(version.completed(kept, facts) == kept, "seed \(seed): \(form.id)")
                let shown = version.visible(answers, facts)
                #expect(version.visible(kept, facts) == shown, "seed \(seed): \(form.id)")
                for finding in version.findings(answers, facts) {
                    #expect(shown.contains(finding.path.question), "seed \(seed): \(finding)")
                }
                _ = form.title(kept, words: { $0.en }, names: { $0.rawValue })
            }
        }
        for alert in book.alerts {
            _ = alert.when.evaluate(in: facts)
            _ = alert.why.wording(in: facts)
        }
    }
}

/// Random changes to a file of forms, each a single one somewhere inside.
enum FormMutation {
    static func mutate(
        _ value: JSONValue,
        using random: inout some RandomNumberGenerator,
    ) -> JSONValue {
        switch value {
        case .object(var members)
        where !members.isEmpty && Int.random(in: 0..<12, using: &random) > 0:
            let name = members.names.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<20, using: &random) {
            case 0: members[name] = nil
            case 1: members[name + "x"] = members[name]
            default: members[name] = members[name].map { mutate($0, using: &random) }
            }
            return .object(members)
        case .array(var values)
        where !values.isEmpty && Int.random(in: 0..<12, using: &random) > 0:
            let index = values.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<10, using: &random) {
            case 0: values.remove(at: index)
            case 1: values.append(values[index])
            case 2: values.swapAt(0, index)
            default: values[index] = mutate(values[index], using: &random)
            }
            return .array(values)
        default:
            return replacements.randomElement(using: &random) ?? .null
        }
    }

    static let replacements: [JSONValue] = [
        .null, .bool(true), .bool(false), .number(0), .number(-1), .number(99), .number(1e300),
        .number(JSONNumber(text: "1e999") ?? 0), .number(JSONNumber(Int.max)), .string(""),
        .string("x"),
        .string("kks"), .string("lain"), .string("jenis"), .string("tanggal"),
        .string("2026-10-01"),
        .string("9999-12-31"), .string("2026-13"), .string("2026-10"), .string("9999y"),
        .string("table"),
        .string("note"), .string("one"), .string("member"), .string("shown"), .string("today + 1"),
        .string("sum(anggota.nilai) / 0"), .string("{"), .string("{jenis}"), .string("member:ibu"),
        .string("jenis = 'kks'"), .string("hilang or saldo > 3"), .string("3204110709950001"),
        .array([]), .array([.number(1)]), .array([.string("kks"), .string("kks")]),
        .array([.object([:])]),
        .object([:]), .object(["id": "x", "en": "y"]),
    ]
}
