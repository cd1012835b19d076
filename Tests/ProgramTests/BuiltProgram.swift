import FoundationEssentials
import TestSupport

/// The program that the tests drive: the one built beside them, or `PENDAMPING_BINARY`.
enum BuiltProgram {
    static let path: String = {
        if let named = OwnEnvironment.variables["PENDAMPING_BINARY"] { return named }
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        // The test bundle runs itself, or is loaded by a helper that gets its path as an argument.
        for start in [own] + CommandLine.arguments where start.contains("/") {
            var folder = start
            for _ in 0..<6 {
                folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
                let candidate = folder + "/pendamping"
                if FileManager.default.isExecutableFile(atPath: candidate), !isFolder(candidate) {
                    return candidate
                }
            }
        }
        return FileManager.default.currentDirectoryPath + "/.build/debug/pendamping"
    }()

    /// The checkout with `sample-data` and `themes`.
    static let checkout: String = {
        let file = #filePath
        let parts = file.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    /// Runs one command line of the program.
    static func run(
        _ arguments: String...,
        environment: [String: String] = [:],
        input: String = "",
    ) throws -> Shell.Outcome {
        try Shell.run(path, arguments, environment: environment, input: input)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory
    }
}
