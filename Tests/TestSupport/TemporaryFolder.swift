import FoundationEssentials

/// A folder of one test's own, removed when the value goes away.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = FolderName.make()
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file with this name inside the folder.
    package func file(_ name: String) -> String {
        path + "/" + name
    }
}

private enum FolderName {
    static func make() -> String {
        FileManager.default.temporaryDirectory.path + "/pendamping-test-" + UUID().uuidString
    }
}
