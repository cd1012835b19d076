import Documents
import FoundationEssentials
import TestSupport
import Testing

/// Our reader against the toolchain's, on text from seeds.
struct JSONFuzzTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `both readers see the same value in valid text`(seed: UInt64) throws {
        var writer = SeededJSON(seed: seed)
        for round in 0..<100 {
            let text = writer.document()
            let theirs = try JSONDecoder().decode(JSONValue.self, from: Data(text))
            let ours = try JSONValue(parsing: text)
            #expect(ours == theirs, "seed \(seed), round \(round)")
            #expect(
                try JSONValue(parsing: ours.serialized()) == ours,
                "seed \(seed), round \(round)",
            )
            #expect(
                theirs.canonical() == ours.canonical(),
                "seed \(seed), round \(round): \(ours)",
            )
        }
    }

    @Test(arguments: 100..<120 as Range<UInt64>)
    func `both readers refuse the same damaged text`(seed: UInt64) {
        var writer = SeededJSON(seed: seed)
        for round in 0..<200 {
            let text = writer.damaged(writer.document())
            let ours = (try? JSONValue(parsing: text)).map(fitsDouble) ?? false
            let theirs = try? JSONDecoder().decode(JSONValue.self, from: Data(text))
            #expect(
                ours == (theirs != nil),
                "seed \(seed), round \(round): \(String(decoding: text, as: UTF8.self))",
            )
        }
    }

    @Test(arguments: 300..<320 as Range<UInt64>)
    func `a text is an object exactly when it reads as one`(seed: UInt64) {
        var writer = SeededJSON(seed: seed)
        for round in 0..<200 {
            let whole = writer.document()
            let inside = Array(#"{"a":"#.utf8) + writer.damaged(whole) + Array("}".utf8)
            for text in [whole, writer.damaged(whole), inside] {
                let object = (try? JSONValue(parsing: text))?.object
                #expect(
                    JSONValue.isObject(text) == (object != nil),
                    "seed \(seed), round \(round): \(String(decoding: text, as: UTF8.self))",
                )
            }
        }
    }

    /// The other reader has no numbers beyond `Double`.
    private func fitsDouble(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): number.double != nil
        case .array(let values): values.allSatisfy(fitsDouble)
        case .object(let members): members.allSatisfy { fitsDouble($0.value) }
        default: true
        }
    }

    @Test(arguments: 200..<210 as Range<UInt64>)
    func `random bytes give an error or a value, never a trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<2000 {
            let count = Int.random(in: 0..<40, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            do throws(JSONError) {
                _ = try JSONValue(parsing: bytes)
            } catch {
                #expect((0...count).contains(error.offset), "seed \(seed), round \(round)")
            }
        }
    }
}
