internal import Glibc

/// One caller's connection and the request it is busy with.
///
/// Touched by the connection's own thread, and by the watchman under the book's lock.
final class WebConnection: @unchecked Sendable {
    // Unchecked: `request` and `exchange` belong to the connection's thread; `phase`, `since` and
    // `moved` are read and written under the lock of `WebServer.book`.
    /// The connection's socket under a number of our own.
    ///
    /// libmicrohttpd closes its own before it tells us, and another connection may have that number by
    /// the time the watchman acts.
    private let socket: Int32
    let address: String

    enum Phase {
        /// No request's head is whole.
        case head
        /// A body comes in.
        case body
        /// Someone is making the answer.
        case work
        /// The answer goes out.
        case answer
    }

    var phase = Phase.head
    /// Milliseconds of the steady clock at which the phase began.
    var since: Int
    /// Bytes that moved, or are to move, in this phase.
    var moved = 0

    /// The line libmicrohttpd told of, until its head is whole.
    var rawTarget: [UInt8] = []
    var exchange: WebExchange?

    init(socket: Int32, address: String, now: Int) {
        self.socket = fcntl(socket, F_DUPFD_CLOEXEC, 0)
        self.address = address
        since = now
    }

    deinit {
        if socket >= 0 { close(socket) }
    }

    /// Has the connection end, whatever its thread is waiting for.
    func cut() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Whether the caller holds a place and does too little with it.
    func isTooSlow(now: Int, _ limits: WebLimits) -> Bool {
        let grace = limits.patience * 1000
        switch phase {
        case .work: return false
        case .head: return now - since > grace
        case .body: return now - since > grace + moved * 1000 / limits.slowest
        case .answer: return now - since > grace + moved * 1000 / limits.slowest
        }
    }
}

/// One request on its way, from its whole head to the last byte of its answer.
final class WebExchange {
    var head: WebRequest
    let admission: Admission
    let began: Int
    var body: [UInt8] = []
    /// Bytes of a body that nobody wants.
    var discarded = 0
    /// Set when the body became too much.
    var fault: WebFault?
    /// What `bodiesTogether` was charged.
    var charged = 0
    var status = 0
    var answered = 0

    init(head: WebRequest, admission: Admission, began: Int) {
        self.head = head
        self.admission = admission
        self.began = began
    }
}
