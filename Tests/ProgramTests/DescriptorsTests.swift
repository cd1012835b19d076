import Glibc
import TestSupport
import Testing

/// Programs that a test starts keep nothing open of the tests beside it.
@Suite struct DescriptorsTests {
    /// A pair of sockets that programs would inherit, and what starts one for some seconds.
    private func isClosedByChild(_ start: () throws -> pid_t?) throws -> Bool {
        var ends: (Int32, Int32) = (-1, -1)
        let paired = withUnsafeMutableBytes(of: &ends) { bytes in
            socketpair(
                AF_UNIX,
                Int32(SOCK_STREAM.rawValue),
                0,
                bytes.assumingMemoryBound(to: Int32.self).baseAddress,
            )
        }
        try #require(paired == 0)
        let child = try start()
        close(ends.1)
        defer { close(ends.0) }
        // The other end is closed once no process has it: without a word, and at once.
        var watch = pollfd(fd: ends.0, events: Int16(POLLIN), revents: 0)
        let isTold = poll(&watch, 1, 60_000) == 1
        if let child {
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
        }
        return isTold
    }

    @Test func `a program started beside a test keeps none of its sockets`() throws {
        var child: ChildProgram?
        let isClosed = try isClosedByChild {
            child = try ChildProgram("sleep", ["120"], in: "/")
            return nil
        }
        #expect(isClosed)
        withExtendedLifetime(child) {}
    }

    @Test func `a program that a shell test starts keeps none of its sockets`() throws {
        let isClosed = try isClosedByChild {
            try Shell.start(["sleep", "120"], [:], ["/dev/null", "/dev/null", "/dev/null"])
        }
        #expect(isClosed)
    }
}
