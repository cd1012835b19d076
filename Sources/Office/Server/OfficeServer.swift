import Documents
import Replication

/// The requests an office makes of an Apache CouchDB; every one may be repeated without harm.
package final class OfficeServer {
    let connection: ServerConnection
    private let client: HTTPClient
    private let cancellation: Cancellation
    /// Tries of one request before its trouble is told.
    private let tries = 4
    /// Milliseconds before the second try; it doubles.
    private let firstWait: Int

    package init(
        _ connection: ServerConnection,
        cancellation: Cancellation = Cancellation(),
        firstWait: Int = 500,
    ) {
        self.connection = connection
        self.cancellation = cancellation
        self.firstWait = firstWait
        client = HTTPClient(connection, cancellation: cancellation)
    }

    /// The answer of a request, asked for again while its trouble may pass.
    func send(_ request: HTTPRequest) throws(PeerError) -> HTTPAnswer {
        var wait = firstWait
        for _ in 1..<tries {
            do throws(PeerError) {
                let answer = try client.send(request)
                guard let error = PeerError(answer, database: ""), error.isTransient,
                    error != .conflict
                else { return answer }
            } catch {
                guard error.isTransient else { throw error }
            }
            if cancellation.wait(milliseconds: wait) { throw .cancelled }
            wait *= 2
        }
        return try client.send(request)
    }

    /// The JSON of an answer that must be a success.
    func json(_ request: HTTPRequest, database: String) throws(PeerError) -> JSONValue {
        let answer = try send(request)
        if let error = PeerError(answer, database: database) { throw error }
        return try answer.json()
    }

    func post(_ path: String, _ body: JSONValue, database: String) throws(PeerError) -> JSONValue {
        try json(HTTPRequest("POST", path, body: body.serialized()), database: database)
    }

    // MARK: Who and where

    /// Takes a CouchDB of 3.2 or newer, whose replications carry a login of their own; a hub is no place for
    /// an office's work.
    package func welcome() throws(PeerError) {
        let welcome = try Welcome(try json(HTTPRequest("GET", "/"), database: ""))
        guard welcome.kind == .server else {
            throw .badAddress(detail: "a hub, not the office's CouchDB")
        }
        guard !welcome.version.lexicographicallyPrecedes([3, 2]) else {
            throw .tooOld(detail: "CouchDB before 3.2")
        }
    }

    /// The login's roles; `loginRefused` when the server does not know it.
    package func roles() throws(PeerError) -> [String] {
        let session = try json(HTTPRequest("GET", "/_session"), database: "")
        guard let context = session["userCtx"], context["name"]?.string != nil else {
            throw .loginRefused(detail: "the session names nobody")
        }
        return context["roles"]?.array?.compactMap(\.string) ?? []
    }

    /// Whether somebody with this login and password may come in.
    func opens(_ login: Login) throws(PeerError) -> Bool {
        var open = connection
        open.login = nil
        let visitor = HTTPClient(open, cancellation: cancellation)
        let body: JSONValue = ["name": .string(login.name), "password": .string(login.password)]
        let request = HTTPRequest("POST", "/_session", body: body.serialized())
        let answer = try visitor.send(request)
        if answer.isSuccess { return true }
        if answer.status == 401 { return false }
        // CouchDB from 3.4 locks a login for five minutes after five wrong passwords.
        if answer.status == 403 { throw .busy(retryAfter: 300) }
        throw PeerError(answer, database: "") ?? .garbled(detail: "HTTP \(answer.status)")
    }

    /// Whether there is such a database, whoever may open it.
    func hasDatabase(_ name: String) throws(PeerError) -> Bool {
        let answer = try send(HTTPRequest("GET", "/" + name.pathSegment))
        switch PeerError(answer, database: name) {
        case nil, .noRight, .loginRefused: return true
        case .noDatabase: return false
        case .some(let error): throw error
        }
    }

    // MARK: Databases

    /// - Returns: Whether it was made just now.
    func makeDatabase(_ name: String) throws(PeerError) -> Bool {
        let answer = try send(HTTPRequest("PUT", "/" + name.pathSegment))
        if answer.status == 412 { return false }
        if let error = PeerError(answer, database: name) { throw error }
        return true
    }

    func security(of database: String) throws(PeerError) -> JSONObject {
        let path = "/\(database.pathSegment)/_security"
        return try json(HTTPRequest("GET", path), database: database).object ?? [:]
    }

    func setSecurity(_ security: JSONObject, of database: String) throws(PeerError) {
        let path = "/\(database.pathSegment)/_security"
        let body = JSONValue.object(security).serialized()
        _ = try json(HTTPRequest("PUT", path, body: body), database: database)
    }
}
