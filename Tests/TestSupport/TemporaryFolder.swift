import FoundationEssentials
import Glibc

/// A folder of one test's own, removed when the value goes away.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// - inMemory: Where the machine has a file system in memory with room: for tests that lose no power, and
    ///   for which a flush to the disk is nothing but a wait.
    package init(inMemory: Bool = false) throws {
        path = FolderName.make(in: inMemory ? FolderName.memory : nil)
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
        )
    }

    /// A folder with everything that another holds.
    package convenience init(copyOf other: TemporaryFolder, inMemory: Bool = false) throws {
        try self.init(inMemory: inMemory)
        for name in try FileManager.default.contentsOfDirectory(atPath: other.path) {
            try FileManager.default.copyItem(atPath: other.file(name), toPath: file(name))
        }
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
    static func make(in parent: String?) -> String {
        let parent = parent ?? FileManager.default.temporaryDirectory.path
        return parent + "/pendamping-test-" + UUID().uuidString
    }

    /// Linux's file system in memory; nil where there is none, or too little of it, as in some containers.
    static var memory: String? {
        let path = "/dev/shm"
        var space = statvfs()
        guard statvfs(path, &space) == 0, access(path, W_OK) == 0 else { return nil }
        return space.f_bavail * space.f_frsize > 256 << 20 ? path : nil
    }
}
