internal import CCurl

/// One libcurl handle with its kept-alive connection; used by one thread at a time.
///
/// It is driven through the multi interface with one transfer in it, because only there a wait can be
/// broken off within `heartbeat`: the easy interface looks up once a second.
final class CurlHandle {
    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private let connection: ServerConnection
    private let cancellation: Cancellation
    private var errorText = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    /// Milliseconds between two looks at the cancellation.
    private static let heartbeat: Int32 = 50

    /// Loads libcurl if this is the first; `noLibrary` where the machine has none.
    init(
        _ connection: ServerConnection,
        _ cancellation: Cancellation,
    ) throws(PeerError) {
        guard pendamping_curl_start() != 0 else {
            throw .noLibrary(name: PENDAMPING_CURL_NAME)
        }
        guard let easy = pendamping_curl_easy_init(), let multi = pendamping_curl_multi_init()
        else { preconditionFailure("no memory for a libcurl handle") }
        self.easy = easy
        self.multi = multi
        self.connection = connection
        self.cancellation = cancellation
    }

    deinit {
        pendamping_curl_easy_cleanup(easy)
        pendamping_curl_multi_cleanup(multi)
    }

    /// One request and its answer, of any status.
    ///
    /// `unchecked` takes any certificate: for the first question of a pairing alone.
    func perform(
        url: String,
        _ request: HTTPRequest,
        headers: [(String, String)],
        unchecked: Bool,
        traffic: inout Traffic,
    ) throws(PeerError) -> HTTPAnswer {
        guard !cancellation.isCancelled else { throw .cancelled }
        let transfer = Transfer(limit: connection.answerLimit)
        let lines = try headerList(headers + request.headers)
        defer { pendamping_curl_slist_free(lines) }
        pendamping_curl_easy_reset(easy)
        setTimes()
        setTrust(unchecked: unchecked)
        set(CURLOPT_URL, url)
        pendamping_curl_set_pointer(easy, CURLOPT_HTTPHEADER, lines)
        let result = (request.body ?? []).withUnsafeBufferPointer { body in
            setMethod(request.method, request.body == nil ? nil : body)
            return withExtendedLifetime(transfer) {
                setCallbacks(Unmanaged.passUnretained(transfer).toOpaque())
                return errorText.withUnsafeMutableBufferPointer { text in
                    text[0] = 0
                    pendamping_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, text.baseAddress)
                    defer { pendamping_curl_set_pointer(easy, CURLOPT_ERRORBUFFER, nil) }
                    return drive()
                }
            }
        }
        traffic = traffic + transfer.traffic
        guard let result else { throw .cancelled }
        if transfer.isTooLarge { throw .tooLarge }
        guard result == CURLE_OK else {
            var code = 0
            pendamping_curl_get_long(easy, CURLINFO_OS_ERRNO, &code)
            throw PeerError(
                curl: result,
                text: errorMessage,
                system: code,
                isPlain: url.hasPrefix("http://"),
            )
        }
        guard transfer.hasWholeHead else { throw .noLink(detail: "cut in the answer's headers") }
        var status = 0
        pendamping_curl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return HTTPAnswer(status: status, headers: transfer.headers, body: transfer.body)
    }

    /// - Returns: nil when it was cancelled.
    private func drive() -> CURLcode? {
        guard pendamping_curl_multi_add(multi, easy) == CURLM_OK else { return CURLE_FAILED_INIT }
        defer { pendamping_curl_multi_remove(multi, easy) }
        var running: Int32 = 1
        while true {
            guard pendamping_curl_multi_perform(multi, &running) == CURLM_OK else {
                return CURLE_FAILED_INIT
            }
            let result = pendamping_curl_result(multi)
            if result >= 0 { return CURLcode(UInt32(result)) }
            if cancellation.isCancelled { return nil }
            guard pendamping_curl_multi_poll(multi, Self.heartbeat) == CURLM_OK else {
                return CURLE_FAILED_INIT
            }
        }
    }

    private func setTimes() {
        let patience = connection.patience
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, patience.connecting)
        set(CURLOPT_LOW_SPEED_LIMIT, patience.slowest)
        set(CURLOPT_LOW_SPEED_TIME, patience.standing)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_TCP_NODELAY, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        set(CURLOPT_ACCEPT_ENCODING, "gzip")
        pendamping_curl_leave_resolver(easy)
        if !connection.usesProxyOfEnvironment {
            set(CURLOPT_PROXY, "")
            set(CURLOPT_NOPROXY, "*")
        }
    }

    private func setTrust(unchecked: Bool) {
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        switch connection.trust {
        case _ where unchecked: trustAnyCertificate()
        case .system: break
        case .authority(let file):
            set(CURLOPT_CAINFO, file)
            // Without this the machine's own authorities count too.
            pendamping_curl_set_text(easy, CURLOPT_CAPATH, nil)
        case .pinned(let key):
            trustAnyCertificate()
            set(CURLOPT_PINNEDPUBLICKEY, key)
        }
    }

    private func trustAnyCertificate() {
        set(CURLOPT_SSL_VERIFYPEER, 0)
        set(CURLOPT_SSL_VERIFYHOST, 0)
    }

    private func setMethod(_ method: String, _ body: UnsafeBufferPointer<UInt8>?) {
        if let body {
            set(CURLOPT_POST, 1)
            pendamping_curl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            let start = UnsafeMutableRawPointer(mutating: body.baseAddress.map { .init($0) })
            // A null pointer would make libcurl read the body from a callback.
            pendamping_curl_set_pointer(easy, CURLOPT_POSTFIELDS, start ?? multi)
        } else if method == "HEAD" {
            set(CURLOPT_NOBODY, 1)
        }
        set(CURLOPT_CUSTOMREQUEST, method)
    }

    private func setCallbacks(_ place: UnsafeMutableRawPointer) {
        pendamping_curl_set_write(easy, CURLOPT_WRITEFUNCTION, TransferCallbacks.body)
        pendamping_curl_set_pointer(easy, CURLOPT_WRITEDATA, place)
        pendamping_curl_set_write(easy, CURLOPT_HEADERFUNCTION, TransferCallbacks.header)
        pendamping_curl_set_pointer(easy, CURLOPT_HEADERDATA, place)
        pendamping_curl_set_socket(easy, TransferCallbacks.socket)
        // Only what libcurl tells its debugger counts every byte, headers and TLS handshake too.
        set(CURLOPT_VERBOSE, 1)
        pendamping_curl_set_debug(easy, TransferCallbacks.debug)
        pendamping_curl_set_pointer(easy, CURLOPT_DEBUGDATA, place)
    }

    private func headerList(
        _ headers: [(String, String)]
    ) throws(PeerError) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        // Nothing is held back until the server says "continue": one round trip less.
        for (name, value) in headers + [("Expect", "")] {
            let line = "\(name):\(value.isEmpty ? "" : " " + value)"
            guard line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
                let longer = pendamping_curl_slist_append(list, line)
            else {
                pendamping_curl_slist_free(list)
                throw .badAddress(detail: "a header with a control character")
            }
            list = longer
        }
        return list
    }

    private var errorMessage: String {
        let end = errorText.firstIndex(of: 0) ?? errorText.endIndex
        return String(decoding: errorText[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        pendamping_curl_set_long(easy, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        pendamping_curl_set_text(easy, option, value)
    }
}
