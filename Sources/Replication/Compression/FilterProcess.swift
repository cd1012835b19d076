internal import Glibc

/// A program that reads its standard input to the end and writes its standard output.
///
/// A socket pair stands for both pipes: writing to a socket whose reader has gone raises no signal.
struct FilterProcess: ~Copyable {
    private let child: pid_t
    private let socket: Int32

    init(_ path: String, _ arguments: [String]) throws(Gzip.Failure) {
        var ends: (Int32, Int32) = (-1, -1)
        let paired = withUnsafeMutableBytes(of: &ends) { bytes in
            socketpair(
                AF_UNIX,
                Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue),
                0,
                bytes.assumingMemoryBound(to: Int32.self).baseAddress,
            )
        }
        guard paired == 0 else { throw .system(code: errno) }
        defer { close(ends.1) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends.1, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends.1, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        // An empty environment: GZIP and the like change what the program does.
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var process: pid_t = 0
        let code = posix_spawn(&process, path, &actions, nil, words + [nil], &environment)
        guard code == 0 else {
            close(ends.0)
            throw .system(code: code)
        }
        child = process
        socket = ends.0
    }

    /// Writes `input` while it reads what comes, so that neither side waits for the other.
    ///
    /// - Returns: What the program wrote; nil when that grew over `limit`.
    func pump(_ input: [UInt8], limit: Int) -> [UInt8]? {
        var output: [UInt8] = []
        var sent = 0
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        if input.isEmpty { shutdown(socket, Int32(SHUT_WR)) }
        while true {
            let wanted = sent < input.count ? POLLIN | POLLOUT : POLLIN
            var watch = pollfd(fd: socket, events: Int16(wanted), revents: 0)
            guard poll(&watch, 1, -1) > 0 || errno == EINTR else { return output }
            if Int32(watch.revents) & POLLOUT != 0, sent < input.count {
                let count = input.withUnsafeBytes { bytes in
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                    return send(
                        socket,
                        rest.baseAddress,
                        rest.count,
                        Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT),
                    )
                }
                if count > 0 { sent += count }
                // The reader has gone: what it wrote and its exit code tell why.
                if count < 0, errno != EAGAIN, errno != EINTR { sent = input.count }
                if sent == input.count { shutdown(socket, Int32(SHUT_WR)) }
            }
            guard Int32(watch.revents) & (POLLIN | POLLHUP | POLLERR) != 0 else { continue }
            let count = chunk.withUnsafeMutableBytes {
                recv(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
            }
            if count > 0 {
                guard output.count + count <= limit else { return nil }
                output += chunk[..<count]
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                return output
            }
        }
    }

    /// Ends the program if it still runs.
    ///
    /// - Returns: Its exit code; -1 when a signal ended it.
    consuming func finish() -> Int32 {
        // With its socket gone it ends by itself; a signal only hurries it.
        close(socket)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    }
}
