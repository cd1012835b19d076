import Documents

/// Programme files on disk: JSON5 text.
package enum ProgrammeFile {
    /// Larger than any programme, in bytes: such a file is refused before it is decoded.
    package static let sizeLimit = 4_000_000

    /// Reads and checks a file's bytes; `file` is its name for errors.
    package static func parse(
        _ bytes: [UInt8],
        file: String,
    ) throws(ProgrammeError) -> Programme {
        guard bytes.count <= sizeLimit else {
            throw ProgrammeError(file: file, path: "", reason: .tooLarge(limit: sizeLimit))
        }
        let json: JSONValue
        do {
            json = try JSON5.value(bytes)
        } catch {
            let reason = ProgrammeError.Reason.syntax(line: error.line, column: error.column)
            throw ProgrammeError(file: file, path: "", reason: reason)
        }
        return try Programme(json: json, file: file)
    }
}
