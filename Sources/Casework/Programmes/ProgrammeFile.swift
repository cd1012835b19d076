import Documents
import FoundationEssentials

/// Programme files on disk: JSON5 text.
package enum ProgrammeFile {
    /// Larger than any programme: such a file is refused before it is decoded.
    package static let sizeLimit = 4_000_000

    /// Reads and checks a file's bytes; `file` is its name for errors.
    package static func parse(
        _ bytes: [UInt8],
        file: String
    ) throws(ProgrammeError) -> Programme {
        guard bytes.count <= sizeLimit else {
            throw ProgrammeError(file: file, path: "", reason: .tooLarge(limit: sizeLimit))
        }
        return try Programme(json: value(bytes, file: file), file: file)
    }

    /// The file as a value, not checked to be a programme.
    package static func value(
        _ bytes: [UInt8],
        file: String
    ) throws(ProgrammeError) -> JSONValue {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        do {
            return try decoder.decode(JSONValue.self, from: Data(bytes))
        } catch {
            // Foundation has no type for the place; it stands in the description only.
            let text = String(describing: error)
            throw ProgrammeError(
                file: file,
                path: "",
                reason: .syntax(line: number(after: "line ", in: text), column: number(after: "column ", in: text))
            )
        }
    }

    private static func number(after word: String, in text: String) -> Int? {
        guard let range = text.firstRange(of: word) else { return nil }
        return Int(text[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }
}
