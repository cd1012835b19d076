import Replication

internal import Glibc

/// The server's side of every connection: counts, limits, and the handler behind them.
final class WebCore: Sendable {
    let limits: WebLimits
    private let handler: any WebHandler
    private let isSecure: Bool
    private let book: Monitor<Book>

    private struct Book {
        var connections: [ObjectIdentifier: WebConnection] = [:]
        /// Bytes of bodies now in memory.
        var bodies = 0
        /// Requests between their head and the last byte of their answer.
        var running = 0
        var isEnding = false
        var isWatching = false
        var isOver = false
    }

    init(_ handler: some WebHandler, limits: WebLimits, isSecure: Bool) {
        self.handler = handler
        self.limits = limits
        self.isSecure = isSecure
        book = Monitor(Book())
    }

    var connectionCount: Int { book.withLock { $0.connections.count } }

    func begin(_ web: WebConnection) {
        book.withLock { $0.connections[ObjectIdentifier(web)] = web }
    }

    func end(_ web: WebConnection) {
        finish(web)
        book.withLock { $0.connections[ObjectIdentifier(web)] = nil }
    }

    /// A whole head: decides about the request.
    ///
    /// - Returns: An answer to give at once, without the body; nil to read on.
    func admit(
        _ web: WebConnection,
        method: String,
        headers: [String: String],
    ) -> WebAnswer? {
        let isEnding = book.withLock { book in
            book.running += 1
            web.phase = .work
            return book.isEnding
        }
        let target = RequestTarget(web.rawTarget)
        let head = WebRequest(
            method: method,
            target: target ?? RequestTarget.root,
            headers: headers,
            address: web.address,
            isSecure: isSecure,
        )
        let declared = headers["content-length"].flatMap { Int($0) } ?? 0
        let fault: WebFault? =
            if isEnding {
                .busy
            } else if target == nil {
                .badTarget
            } else if declared > limits.body {
                .tooLarge
            } else { nil }
        var admission =
            fault.map {
                Admission(route: "-", login: nil, verdict: .refused(handler.answer(to: $0)))
            } ?? handler.admit(head)
        if case .admitted = admission.verdict, declared > admission.mostBytes {
            admission = Admission(
                route: admission.route,
                login: admission.login,
                verdict: .refused(handler.answer(to: .tooLarge)),
            )
        }
        let exchange = WebExchange(head: head, admission: admission, began: SteadyClock.now)
        web.exchange = exchange
        set(.body, web)
        // A short body is read to its end first: closing on one that is still coming would reset the
        // connection, and the caller would never see why.
        if case .refused(let answer) = admission.verdict, declared > WebCore.discarded {
            return answer
        }
        return nil
    }

    /// Bytes of unwanted bodies that are read before an answer.
    private static let discarded = 2 * 1024 * 1024

    /// A part of a body.
    ///
    /// - Returns: False to cut the connection off.
    func receive(
        _ part: UnsafeRawBufferPointer,
        _ exchange: WebExchange,
        _ web: WebConnection,
    ) -> Bool {
        var wanted = exchange.fault == nil
        if case .refused = exchange.admission.verdict { wanted = false }
        if wanted, exchange.body.count + part.count > most(exchange) {
            exchange.fault = .tooLarge
            wanted = false
        }
        let taken = wanted ? part.count : 0
        let hasRoom = book.withLock { book in
            web.moved += part.count
            guard book.bodies + taken <= limits.bodiesTogether else { return false }
            book.bodies += taken
            return true
        }
        if wanted, hasRoom {
            exchange.charged += taken
            exchange.body.append(contentsOf: part)
            return true
        }
        if wanted { exchange.fault = .busy }
        release(exchange)
        exchange.discarded += part.count
        return exchange.discarded <= limits.body
    }

    /// The answer to a request whose body is whole.
    func answer(_ exchange: WebExchange, _ web: WebConnection) -> WebAnswer {
        set(.work, web)
        // Whatever comes of it, the body is not needed any more.
        defer { release(exchange) }
        if let fault = exchange.fault { return handler.answer(to: fault) }
        switch exchange.admission.verdict {
        case .refused(let answer): return answer
        case .admitted(let answer):
            switch (exchange.head.headers["content-encoding"] ?? "identity").lowercased() {
            case "identity", "": break
            case "gzip", "x-gzip":
                if let fault = unpack(exchange) { return handler.answer(to: fault) }
            default: return handler.answer(to: .unknownEncoding)
            }
            exchange.head.body = exchange.body
            exchange.body = []
            var made = answer(exchange.head)
            exchange.head.body = []
            // libmicrohttpd 0.9.75 ends even a HEAD's body that has no length, and the next answer
            // would begin with that.
            if exchange.head.method == "HEAD", case .pieces = made.body { made.body = .bytes([]) }
            let accepted = exchange.head.headers["accept-encoding"]
            return WebPacking.isAccepted(accepted) ? WebPacking.packed(made) : made
        }
    }

    /// The most bytes of a request's body, packed or not.
    private func most(_ exchange: WebExchange) -> Int {
        min(limits.body, exchange.admission.mostBytes)
    }

    /// Unpacks a body, into bytes that have a place in the book before they are there.
    private func unpack(_ exchange: WebExchange) -> WebFault? {
        let most = most(exchange)
        // What the last member says it comes to; with several of them, or a lie, it may be more.
        let told = exchange.body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        for room in [min(most, told), most] {
            guard charge(room, exchange) else { return .busy }
            do throws(Gzip.Failure) {
                exchange.body = try Gzip.decompress(exchange.body, limit: room)
                refund(exchange.charged - exchange.body.count, exchange)
                return nil
            } catch {
                guard error == .tooLarge, room < most else { return WebCore.fault(error) }
                refund(room, exchange)
            }
        }
        return .tooLarge
    }

    private func charge(_ bytes: Int, _ exchange: WebExchange) -> Bool {
        let hasRoom = book.withLock { book in
            guard book.bodies + bytes <= limits.bodiesTogether else { return false }
            book.bodies += bytes
            return true
        }
        if hasRoom { exchange.charged += bytes }
        return hasRoom
    }

    private func refund(_ bytes: Int, _ exchange: WebExchange) {
        book.withLock { $0.bodies -= bytes }
        exchange.charged -= bytes
    }

    private static func fault(_ failure: Gzip.Failure) -> WebFault {
        switch failure {
        case .noProgram: .unknownEncoding
        case .damaged: .undecodable
        case .tooLarge: .tooLarge
        case .system: .busy
        }
    }

    /// Notes that an answer goes out.
    func sends(_ status: Int, bytes: Int, _ web: WebConnection) {
        web.exchange?.status = status
        web.exchange?.answered = bytes
        book.withLock { _ in
            web.phase = .answer
            web.since = SteadyClock.now
            web.moved = bytes
        }
    }

    /// Notes further bytes of an answer whose length nobody knew.
    func sends(more bytes: Int, _ web: WebConnection) {
        web.exchange?.answered += bytes
        book.withLock { _ in web.moved += bytes }
    }

    /// A request is over, answered or cut off.
    func finish(_ web: WebConnection) {
        guard let exchange = web.exchange else { return }
        web.exchange = nil
        release(exchange)
        let now = SteadyClock.now
        book.withLock { book in
            book.running -= 1
            web.phase = .head
            web.since = now
            web.moved = 0
        }
        handler.ended(
            AccessEntry(
                method: WebCore.known(exchange.head.method),
                route: exchange.admission.route,
                status: exchange.status,
                bytes: exchange.answered,
                milliseconds: now - exchange.began,
                login: exchange.admission.login,
            )
        )
    }

    /// Refuses new requests and waits for running ones.
    func endRequests() {
        book.withLock { $0.isEnding = true }
        handler.stopWaiting()
        book.wait(milliseconds: limits.ending * 1000) { $0.running == 0 }
    }

    private func release(_ exchange: WebExchange) {
        guard exchange.charged > 0 else { return }
        book.withLock { $0.bodies -= exchange.charged }
        exchange.charged = 0
        exchange.body = []
    }

    private func set(_ phase: WebConnection.Phase, _ web: WebConnection) {
        book.withLock { _ in
            web.phase = phase
            web.since = SteadyClock.now
            web.moved = 0
        }
    }

    /// A method as the log may hold it: a caller can write anything there.
    private static func known(_ method: String) -> String {
        ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "COPY"].contains(method) ? method : "-"
    }
}

/// The watchman: once a second he closes connections that are too slow.
extension WebCore {
    func startWatchman() {
        book.withLock { $0.isWatching = true }
        Threads.start { [self] in
            while !book.wait(milliseconds: 1000, until: { $0.isOver }) {
                let now = SteadyClock.now
                book.withLock { book in
                    for web in book.connections.values where web.isTooSlow(now: now, limits) {
                        web.cut()
                    }
                }
            }
            book.withLock { $0.isWatching = false }
        }
    }

    func stopWatchman() {
        book.withLock { $0.isOver = true }
        book.wait(milliseconds: 5000) { !$0.isWatching }
    }
}
