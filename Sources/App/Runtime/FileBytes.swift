import FoundationEssentials

/// Whole files outside the store, with the trouble told by its kind.
package enum FileBytes {
    /// Reads a file.
    package static func read(_ path: String) throws(Refusal) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw .file(path: path, reason: FileTrouble(error))
        }
    }

    /// Writes a file whole: beside its place, flushed, renamed into it.
    ///
    /// Where `replacing` is false, a path that is taken is refused.
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        replacing: Bool = true,
    ) throws(Refusal) {
        if !replacing, FileManager.default.fileExists(atPath: path) {
            throw .file(path: path, reason: .exists)
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw .file(path: path, reason: FileTrouble(error))
        }
    }
}
