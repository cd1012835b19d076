import Glibc

/// A bad link on loopback: passes bytes on to another port late, slowly, or only so many of them.
package final class LinkProxy: @unchecked Sendable {
    /// How the link behaves from now on.
    package struct Behaviour: Sendable {
        /// Cuts every connection once this many bytes went either way, and takes no new one.
        package var cutAfter: Int?
        /// Whether it is whole again after that cut, for connections that come then.
        package var heals = false
        /// How long each piece is under way, in milliseconds; more may be under way at once.
        package var delay = 0
        /// Of each connection, each way; nil for all it can.
        package var bytesPerSecond: Int?
        /// Cuts each connection when it is that old, in milliseconds.
        package var life: Int?

        package init(
            cutAfter: Int? = nil,
            heals: Bool = false,
            delay: Int = 0,
            bytesPerSecond: Int? = nil,
            life: Int? = nil,
        ) {
            self.cutAfter = cutAfter
            self.heals = heals
            self.delay = delay
            self.bytesPerSecond = bytesPerSecond
            self.life = life
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
    private var upwards: Bool?
    private var turningPoints: [Int] = []
    private var open: [Int32: Pair] = [:]
    private var pairs = 0
    private var cutsMade = 0
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
            upwards = nil
            turningPoints = []
            cutsMade = 0
            cut()
        }
    }

    /// How many bytes had gone, since the last `reset`, each time that the other side began to speak.
    package var turns: [Int] { locked { turningPoints } }

    /// Connections that came to the end of their `life`, since the last `reset`.
    package var cuts: Int { locked { cutsMade } }

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
            let client = Descriptors.accept(listener)
            if client < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            // Any waiting is ours to add.
            for end in [client, server] { LinkProxy.sendAtOnce(end) }
            var address = LinkProxy.loopback(target)
            guard LinkProxy.with(&address, { connect(server, $0, $1) }) == 0,
                let pair = locked({ join(client, server) })
            else {
                close(client)
                close(server)
                continue
            }
            pthread_detach(LinkProxy.thread { [self] in serve(pair) })
            if let life = pair.behaviour.life {
                pthread_detach(LinkProxy.thread { [self] in end(pair, after: life) })
            }
        }
    }

    /// A connection of the client's and its continuation to the server.
    private struct Pair: Sendable {
        let number: Int
        let client: Int32
        let server: Int32
        let behaviour: Behaviour
    }

    /// A new pair of sockets, which the link then knows; nil when it is down.
    private func join(_ client: Int32, _ server: Int32) -> Pair? {
        guard !stopped else { return nil }
        guard bytes < behaviour.cutAfter ?? .max else {
            healAfterCut()
            return nil
        }
        pairs += 1
        let pair = Pair(number: pairs, client: client, server: server, behaviour: behaviour)
        open[client] = pair
        return pair
    }

    private func serve(_ pair: Pair) {
        let back = LinkProxy.thread { [self] in carry(pair, up: false) }
        carry(pair, up: true)
        pthread_join(back, nil)
        locked { open[pair.client] = nil }
        close(pair.client)
        close(pair.server)
    }

    private func end(_ pair: Pair, after life: Int) {
        usleep(UInt32(life) * 1000)
        locked {
            // Its sockets' numbers may be another pair's by now.
            guard open[pair.client]?.number == pair.number else { return }
            cutsMade += 1
            cut(pair)
        }
    }

    private func carry(_ pair: Pair, up: Bool) {
        let (source, target) = up ? (pair.client, pair.server) : (pair.server, pair.client)
        let behaviour = pair.behaviour
        var line: DelayLine?
        var deliverer: pthread_t?
        if behaviour.delay > 0 {
            let made = DelayLine()
            line = made
            deliverer = LinkProxy.thread { [self] in
                while let piece = made.next() { deliver(piece[...], to: target, up) }
            }
        }
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        let room =
            behaviour.bytesPerSecond.map { max(1, min(buffer.count, $0 / 20)) } ?? buffer.count
        while true {
            let count = buffer.withUnsafeMutableBytes { recv(source, $0.baseAddress, room, 0) }
            guard count > 0 else { break }
            if let rate = behaviour.bytesPerSecond { usleep(UInt32(count * 1_000_000 / rate)) }
            if let line {
                line.add(Array(buffer[..<count]), after: behaviour.delay)
            } else if !deliver(buffer[..<count], to: target, up) {
                break
            }
        }
        line?.finish()
        if let deliverer { pthread_join(deliverer, nil) }
        shutdown(target, Int32(SHUT_WR))
    }

    /// Hands a piece over, or as much of it as still goes through.
    ///
    /// - Returns: Whether that was all of it.
    @discardableResult
    private func deliver(_ piece: ArraySlice<UInt8>, to target: Int32, _ up: Bool) -> Bool {
        let allowed = locked { pass(piece.count, up) }
        var rest = piece.prefix(allowed)
        while !rest.isEmpty {
            let part = rest.withUnsafeBytes {
                send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard part > 0 else { return false }
            rest = rest.dropFirst(part)
        }
        guard allowed < piece.count else { return true }
        locked {
            cut()
            healAfterCut()
        }
        return false
    }

    private func healAfterCut() {
        if behaviour.heals { behaviour.cutAfter = nil }
    }

    /// How many of `count` bytes still go through.
    private func pass(_ count: Int, _ up: Bool) -> Int {
        if let upwards, upwards != up { turningPoints.append(bytes) }
        upwards = up
        let allowed = min(count, max(0, (behaviour.cutAfter ?? .max) - bytes))
        bytes += allowed
        return allowed
    }

    private func cut() {
        for pair in open.values { cut(pair) }
    }

    private func cut(_ pair: Pair) {
        shutdown(pair.client, Int32(SHUT_RDWR))
        shutdown(pair.server, Int32(SHUT_RDWR))
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

    private static func sendAtOnce(_ socket: Int32) {
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
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
