import Documents
internal import FoundationEssentials

/// Requests to one server over one kept-alive connection, with the login it asks for.
///
/// Blocks its caller; used by one thread at a time. A cancellation ends any wait within a tenth of a second.
package final class HTTPClient {
    package let connection: ServerConnection
    /// Bytes moved so far.
    package private(set) var traffic = Traffic()
    /// Made with the first request.
    private var handle: CurlHandle?
    private let cancellation: Cancellation
    /// `AuthSession=...`, as the server gave it.
    private var cookie: String?
    /// The server has no sessions.
    private var sendsBasic: Bool
    /// The server took no packed body.
    private var sendsPlain: Bool
    /// Answers may come packed.
    private let takesPacked: Bool

    package init(_ connection: ServerConnection, cancellation: Cancellation) {
        self.connection = connection
        self.cancellation = cancellation
        sendsBasic = connection.authentication == .basic
        takesPacked = connection.packs
        sendsPlain = !connection.packs
    }

    /// Another connection to the same server within the same session; it gives up after seconds.
    init(twinOf other: HTTPClient, cancellation: Cancellation) {
        var connection = other.connection
        connection.patience.connecting = min(connection.patience.connecting, 5_000)
        connection.patience.standing = min(connection.patience.standing, 5)
        self.connection = connection
        self.cancellation = cancellation
        cookie = other.cookie
        sendsBasic = other.sendsBasic
        sendsPlain = other.sendsPlain
        takesPacked = other.takesPacked
    }

    /// One request with its answer, of whatever status.
    ///
    /// A session that has ended is renewed once. `loginRefused` is thrown when the login itself is
    /// refused; a 401 of the request's own comes back as an answer.
    package func send(_ request: HTTPRequest) throws(PeerError) -> HTTPAnswer {
        guard !sendsPlain, let packed = request.packed else { return try sendPlain(request) }
        let answer = try sendPlain(packed)
        // Not taken packed, by the server or by something before it: the same plain, and so from now on.
        guard answer.status == 415 || answer.status == 400 else { return answer }
        let plain = try sendPlain(request)
        sendsPlain = plain.isSuccess
        return plain
    }

    private func sendPlain(_ request: HTTPRequest) throws(PeerError) -> HTTPAnswer {
        guard let login = connection.login else { return try exchange(request, []) }
        let hadCookie = cookie != nil
        if cookie == nil, !sendsBasic { try logIn(login) }
        let answer = try exchange(request, authorization(login))
        guard answer.status == 401, hadCookie, !sendsBasic else { return answer }
        cookie = nil
        try logIn(login)
        return try exchange(request, authorization(login))
    }

    /// One request without login and without a look at the certificate: how a pairing begins.
    func sendUnchecked(_ request: HTTPRequest) throws(PeerError) -> HTTPAnswer {
        try exchange(request, [], unchecked: true)
    }

    /// `POST /_session`.
    private func logIn(_ login: Login) throws(PeerError) {
        let body: JSONValue = ["name": .string(login.name), "password": .string(login.password)]
        let request = HTTPRequest("POST", "/_session", body: body.serialized())
        let answer = try exchange(request, [])
        switch answer.status {
        case 200..<300:
            // `exchange` kept the cookie; a server that gives none takes the login each time.
            sendsBasic = cookie == nil
        case 401, 403:
            let refusal = ServerRefusal(answer.body)
            throw .loginRefused(detail: refusal?.reason ?? "HTTP \(answer.status)")
        case 404, 405, 501:
            sendsBasic = true
        default:
            throw PeerError(answer, database: "") ?? .garbled(detail: "HTTP \(answer.status)")
        }
    }

    private func authorization(_ login: Login) -> [(String, String)] {
        if !sendsBasic, let cookie { return [("Cookie", cookie)] }
        let pair = Data((login.name + ":" + login.password).utf8).base64EncodedString()
        return [("Authorization", "Basic " + pair)]
    }

    private func exchange(
        _ request: HTTPRequest,
        _ authorization: [(String, String)],
        unchecked: Bool = false,
    ) throws(PeerError) -> HTTPAnswer {
        let address = try ServerAddress(connection.url)
        var headers = [("Accept", "application/json"), ("User-Agent", "pendamping")]
        headers.append(("Accept-Encoding", takesPacked ? "gzip" : "identity"))
        // libcurl would call a body a form.
        headers.append(("Content-Type", request.body == nil ? "" : "application/json"))
        headers += authorization
        let answer = try curl().perform(
            url: address.text + request.target,
            request,
            headers: headers,
            unchecked: unchecked,
            traffic: &traffic,
        )
        if let fresh = answer.sessionCookie { cookie = fresh }
        return answer
    }

    private func curl() throws(PeerError) -> CurlHandle {
        if let handle { return handle }
        let made = try CurlHandle(connection, cancellation)
        handle = made
        return made
    }
}

extension HTTPRequest {
    /// The same with its body packed; nil where that is not allowed or saves nothing.
    fileprivate var packed: HTTPRequest? {
        guard mayBePacked, let body, body.count >= 1_000, let small = try? Gzip.compress(body),
            small.count < body.count / 10 * 9
        else { return nil }
        var request = self
        request.body = small
        request.headers.append(("Content-Encoding", "gzip"))
        return request
    }
}

extension HTTPAnswer {
    /// CouchDB's cookie, `AuthSession=...`; nil when there is none or an empty one, which ends a session.
    fileprivate var sessionCookie: String? {
        for line in (headers["set-cookie"] ?? "").split(separator: "\n") {
            let pair = line.prefix { $0 != ";" }
            guard pair.hasPrefix("AuthSession="), pair.utf8.count > "AuthSession=".utf8.count else {
                continue
            }
            return String(pair)
        }
        return nil
    }
}
