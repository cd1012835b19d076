import Foundation
import Glibc

/// A small HTTP server of one test's own on loopback, that answers what a closure says, well or badly.
///
/// A thread for each connection; connections are kept alive. The closure is called by those threads.
package final class ScriptedServer: @unchecked Sendable {
    // Unchecked: everything that changes is touched under `lock`.
    package let port: Int
    private let listener: Int32
    private let answer: @Sendable (ScriptedRequest) -> ScriptedReply
    private let lock = NSCondition()
    private var open: Set<Int32> = []
    private var running = 0
    private var isStopping = false
    private var seen: [ScriptedRequest] = []
    private var connections = 0

    package init(_ answer: @escaping @Sendable (ScriptedRequest) -> ScriptedReply) throws {
        self.answer = answer
        (listener, port) = try Socket.listen()
        start { [self] in accept() }
    }

    deinit { stop() }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// What came so far, in order.
    package var requests: [ScriptedRequest] {
        lock.withLock { seen }
    }

    package var connectionCount: Int {
        lock.withLock { connections }
    }

    /// Ends every connection and waits for the threads.
    package func stop() {
        lock.lock()
        defer { lock.unlock() }
        guard !isStopping else { return }
        isStopping = true
        shutdown(listener, Int32(SHUT_RDWR))
        for socket in open { shutdown(socket, Int32(SHUT_RDWR)) }
        while running > 0 { lock.wait() }
        close(listener)
    }

    private func start(_ body: @escaping @Sendable () -> Void) {
        running += 1
        Thread.detachNewThread { [lock, weak self] in
            body()
            lock.withLock {
                self?.running -= 1
                lock.broadcast()
            }
        }
    }

    private func accept() {
        while true {
            let socket = Descriptors.accept(listener)
            guard socket >= 0 else { return }
            lock.lock()
            guard !isStopping else {
                lock.unlock()
                close(socket)
                return
            }
            open.insert(socket)
            connections += 1
            let connection = connections
            start { [self] in serve(socket, connection) }
            lock.unlock()
        }
    }

    private func serve(_ socket: Int32, _ connection: Int) {
        defer {
            lock.withLock { _ = open.remove(socket) }
            close(socket)
        }
        var reader = RequestReader(socket: socket)
        while var request = reader.next() {
            request.connection = connection
            lock.withLock {
                request.number = seen.count
                seen.append(request)
            }
            guard answer(request).send(to: socket, isHead: request.method == "HEAD") else { return }
        }
    }
}

/// A request as it came.
package struct ScriptedRequest: Sendable {
    package var method = ""
    /// Still escaped, without the query.
    package var path = ""
    package var query: [String: String] = [:]
    /// Names in lower case.
    package var headers: [String: String] = [:]
    package var body: [UInt8] = []
    /// Bytes of line, headers and body together.
    package var size = 0
    /// Counted over the server's life, from 0.
    package var number = 0
    package var connection = 0
}

/// An answer, and what goes wrong with it.
package struct ScriptedReply: Sendable {
    package var status: Int
    package var headers: [(String, String)]
    package var body: [UInt8]
    /// Milliseconds before the first byte.
    package var delay = 0
    /// The connection ends after so many bytes of the answer, headers counted.
    package var cutAfter: Int?
    /// Milliseconds before every 100 bytes of the body.
    package var dripping = 0
    /// Sent in place of everything else, then the connection ends.
    package var raw: [UInt8]?
    package var isChunked = false

    package init(_ status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package init(_ status: Int, json: String, headers: [(String, String)] = []) {
        self.init(
            status,
            headers: [("Content-Type", "application/json")] + headers,
            body: Array(json.utf8),
        )
    }

    /// The whole answer as it goes out.
    package var bytes: [UInt8] {
        if let raw { return raw }
        var head = "HTTP/1.1 \(status) X\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        head +=
            isChunked
            ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: \(body.count)\r\n\r\n"
        guard isChunked else { return Array(head.utf8) + body }
        var bytes = Array(head.utf8)
        for start in stride(from: 0, to: body.count, by: 700) {
            let part = body[start..<min(start + 700, body.count)]
            bytes += Array((String(part.count, radix: 16) + "\r\n").utf8) + part + [13, 10]
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }

    /// - Returns: Whether the connection may go on.
    func send(to socket: Int32, isHead: Bool) -> Bool {
        if delay > 0 { usleep(UInt32(delay) * 1_000) }
        var bytes = bytes[...]
        if isHead { bytes = bytes.dropLast(body.count) }
        if let cutAfter { bytes = bytes.prefix(cutAfter) }
        if dripping > 0 {
            while !bytes.isEmpty {
                usleep(UInt32(dripping) * 1_000)
                guard Socket.send(bytes.prefix(100), to: socket) else { return false }
                bytes = bytes.dropFirst(100)
            }
        }
        return Socket.send(bytes, to: socket) && cutAfter == nil && raw == nil
    }
}
