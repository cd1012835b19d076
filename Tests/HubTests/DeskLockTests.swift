import Glibc
import TestSupport
import Testing

@testable import Hub

@Suite struct DeskLockTests {
    /// Another descriptor of what a lock holds open, as a process has that is just being started.
    private func copy(of path: String) -> Int32? {
        for descriptor in 3..<Int32(1_024) {
            var name = [UInt8](repeating: 0, count: 4_096)
            let count = readlink("/proc/self/fd/\(descriptor)", &name, name.count)
            guard count > 0, String(decoding: name.prefix(count), as: UTF8.self) == path else {
                continue
            }
            return dup(descriptor)
        }
        return nil
    }

    @Test func `a desk that was closed can be opened though a child has a copy of its lock`() throws
    {
        let folder = try TemporaryFolder()
        let lock = try DeskLock(folder.path)
        let copied = try #require(copy(of: folder.path + "/hub.lock"))
        defer { close(copied) }
        #expect(throws: DeskError.self) { _ = try DeskLock(folder.path) }
        lock.release()
        let again = try DeskLock(folder.path)
        again.release()
    }
}
