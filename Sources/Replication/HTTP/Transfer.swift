internal import CCurl
internal import Glibc

/// What one request leaves behind while libcurl works on it; its callbacks write here.
///
/// libcurl calls back on the thread that drives it, so nothing here is shared.
final class Transfer {
    private(set) var body: [UInt8] = []
    private(set) var headers: [String: String] = [:]
    private(set) var traffic = Traffic()
    /// The answer passed `limit`; libcurl was told to stop.
    private(set) var isTooLarge = false
    /// The blank line behind the headers came; libcurl takes headers cut short for a whole answer.
    private(set) var hasWholeHead = false
    private let limit: Int
    private var headerBytes = 0
    /// Far beyond what a server or proxy sends.
    private let headerLimit = 256 << 10

    init(limit: Int) {
        self.limit = limit
    }

    /// - Returns: The bytes taken; fewer than given ends the transfer.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= limit else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= headerLimit else { return 0 }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // A new answer, after an interim one.
            headers = [:]
            body = []
            hasWholeHead = false
            return bytes.count
        }
        if line == "\r\n" || line == "\n" { hasWholeHead = true }
        guard let colon = line.firstIndex(of: ":") else { return bytes.count }
        let name = line[..<colon].lowercased()
        let value = String(line[line.index(after: colon)...].trimmed)
        if name == "set-cookie", let earlier = headers[name] {
            headers[name] = earlier + "\n" + value
        } else {
            headers[name] = value
        }
        return bytes.count
    }

    func count(_ kind: curl_infotype, _ bytes: Int) {
        switch kind {
        case CURLINFO_HEADER_OUT, CURLINFO_DATA_OUT, CURLINFO_SSL_DATA_OUT: traffic.sent += bytes
        case CURLINFO_HEADER_IN, CURLINFO_DATA_IN, CURLINFO_SSL_DATA_IN: traffic.received += bytes
        default: break
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = self
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}

/// The functions libcurl calls: plain C, each with a `Transfer` behind its pointer.
enum TransferCallbacks {
    static let body: curl_write_callback = { bytes, size, count, place in
        guard let bytes, let place else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(place).takeUnretainedValue()
        return transfer.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    static let header: curl_write_callback = { bytes, size, count, place in
        guard let bytes, let place else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(place).takeUnretainedValue()
        return transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    static let debug: curl_debug_callback = { _, kind, _, count, place in
        guard let place else { return 0 }
        Unmanaged<Transfer>.fromOpaque(place).takeUnretainedValue().count(kind, count)
        return 0
    }

    /// Little waits unsent in the kernel, so that a slow link is not taken for a dead one while megabytes
    /// drain behind our back.
    static let socket: curl_sockopt_callback = { _, socket, _ in
        var waiting: Int32 = 32 << 10
        setsockopt(
            socket,
            Int32(IPPROTO_TCP),
            TCP_NOTSENT_LOWAT,
            &waiting,
            socklen_t(MemoryLayout<Int32>.size),
        )
        return CURL_SOCKOPT_OK
    }
}
