import FoundationEssentials

/// Whole files, for tests that read `sample-data`.
enum FileBytes {
    static func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }
}
