import Glibc

/// A bad link on loopback: passes bytes on to another port late, slowly, or only so many of them.
package final class LinkProxy: @unchecked Sendable {
    /// How the link behaves from now on.
    package struct Behaviour: Sendable {
        /// Cuts every connection once this many bytes went either way, and takes no new one.
        package var cutAfter: Int?
        /// Holds each piece back that long, in milliseconds.
        package var delay = 0
        /// Of each connection, each way; nil for all it can.
        package var bytesPerSecond: Int?

        package init(cutAfter: Int? = nil, delay: Int = 0, bytesPerSecond: Int? = nil) {
            self.cutAfter = cutAfter
            self.delay = delay
            self.bytesPerSecond = bytesPerSecond
        }
    }

    package struct Failure: Error {
        package let call: String
        package let code: Int32
    }

    /// Where to connect to, on 127.0.0.1.
    package let port: UInt16
    private let target: UInt16
    private let listener: Int32
    // Unchecked: all below is touched only under `mutex`, which never moves.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var behaviour = Behaviour()
    private var bytes = 0
    private var open: [Int32: Int32] = [:]
    private var stopped = false

    package init(to target: UInt16) throws {
        self.target = target
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        self.listener = listener
        guard listener >= 0 else { throw Failure(call: "socket", code: errno) }
        var address = LinkProxy.loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                if bind(listener, name, length) != 0 || listen(listener, 64) != 0 { return errno }
                return getsockname(listener, name, &length) == 0 ? 0 : errno
            }
        }
        guard code == 0 else { throw Failure(call: "bind", code: code) }
        port = UInt16(bigEndian: address.sin_port)
        pthread_detach(LinkProxy.thread { [self] in accept() })
    }

    /// Begins anew: counts from 0 and behaves like this; connections that are open are cut.
    package func reset(_ behaviour: Behaviour = Behaviour()) {
        locked {
            self.behaviour = behaviour
            bytes = 0
            cut()
        }
    }

    /// Bytes carried both ways since the last `reset`.
    package var carried: Int { locked { bytes } }

    /// Ends it; call it once, when the test is over.
    package func stop() {
        locked {
            stopped = true
            cut()
        }
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    // MARK: - The threads

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            if client < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            var address = LinkProxy.loopback(target)
            guard LinkProxy.with(&address, { connect(server, $0, $1) }) == 0,
                locked({ join(client, server) })
            else {
                close(client)
                close(server)
                continue
            }
            let pair = LinkProxy.thread { [self] in
                let back = LinkProxy.thread { [self] in carry(from: server, to: client) }
                carry(from: client, to: server)
                pthread_join(back, nil)
                locked { open[client] = nil }
                close(client)
                close(server)
            }
            pthread_detach(pair)
        }
    }

    /// Whether the link is up for a new pair of sockets, which it then knows.
    private func join(_ client: Int32, _ server: Int32) -> Bool {
        guard !stopped, bytes < behaviour.cutAfter ?? .max else { return false }
        open[client] = server
        return true
    }

    private func carry(from source: Int32, to target: Int32) {
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let now = locked { behaviour }
            let room =
                now.bytesPerSecond.map { max(1, min(buffer.count, $0 / 20)) } ?? buffer.count
            let count = buffer.withUnsafeMutableBytes { recv(source, $0.baseAddress, room, 0) }
            guard count > 0 else { break }
            if now.delay > 0 { usleep(UInt32(now.delay) * 1000) }
            if let rate = now.bytesPerSecond { usleep(UInt32(count * 1_000_000 / rate)) }
            let allowed = locked { pass(count) }
            var sent = 0
            while sent < allowed {
                let part = buffer[sent..<allowed].withUnsafeBytes {
                    send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard part > 0 else { break }
                sent += part
            }
            if allowed < count {
                locked { cut() }
                break
            }
        }
        shutdown(target, Int32(SHUT_WR))
    }

    /// How many of `count` bytes still go through.
    private func pass(_ count: Int) -> Int {
        let allowed = min(count, max(0, (behaviour.cutAfter ?? .max) - bytes))
        bytes += allowed
        return allowed
    }

    private func cut() {
        for (client, server) in open {
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(server, Int32(SHUT_RDWR))
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    // MARK: - C

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func with(
        _ address: inout sockaddr_in,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32,
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private final class Job {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private static func thread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
        var thread = pthread_t()
        let job = Unmanaged.passRetained(Job(body)).toOpaque()
        let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { raw in
            if let raw { Unmanaged<Job>.fromOpaque(raw).takeRetainedValue().body() }
            return nil
        }
        let code = pthread_create(&thread, nil, start, job)
        precondition(code == 0, "no thread: \(code)")
        return thread
    }
}
