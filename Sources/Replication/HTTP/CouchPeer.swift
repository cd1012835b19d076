import Documents

/// A database of an Apache CouchDB, or of a hub, as a peer.
///
/// Its requests are those of CouchDB's own replicator. What the server says of the database as a whole becomes
/// a `PeerError`; what it says of one document stays with that document.
package final class CouchPeer: Peer {
    package let database: String
    let client: HTTPClient
    package internal(set) var hasQuorum = true
    private let cancellation: Cancellation

    package init(
        _ connection: ServerConnection,
        database: String,
        cancellation: Cancellation,
    ) {
        self.database = database
        self.cancellation = cancellation
        client = HTTPClient(connection, cancellation: cancellation)
    }

    private init(twinOf other: CouchPeer) {
        database = other.database
        cancellation = other.cancellation
        client = HTTPClient(twinOf: other.client, cancellation: cancellation)
    }

    package func twin() -> (any Peer)? {
        CouchPeer(twinOf: self)
    }

    package var traffic: Traffic { client.traffic }

    package func information() throws(PeerError) -> PeerInformation {
        let welcome = try Welcome(try answer(HTTPRequest("GET", "/")).json())
        let about = try answer(HTTPRequest("GET", path())).json()
        guard let sequence = about["update_seq"], about["db_name"]?.string != nil else {
            throw .garbled(detail: "a database without update_seq")
        }
        return PeerInformation(
            kind: welcome.kind,
            identity: welcome.uuid + "/" + database,
            server: welcome.uuid,
            login: client.connection.login?.name,
            updateSequence: sequence,
            documentCount: about["doc_count"]?.int,
        )
    }

    package func ensureFullCommit() throws(PeerError) {
        let request = HTTPRequest("POST", path("_ensure_full_commit"), body: Array("{}".utf8))
        let answer = try client.send(request)
        // Servers that commit every write at once may have dropped it.
        guard answer.status != 405, answer.status != 501 else { return }
        if let error = PeerError(answer, database: database) { throw error }
    }

    /// Below the database; segments are escaped here.
    func path(_ segments: String...) -> String {
        ([database] + segments).reduce("") { $0 + "/" + $1.pathSegment }
    }

    /// The answer of a request that must succeed.
    func answer(_ request: HTTPRequest) throws(PeerError) -> HTTPAnswer {
        let answer = try client.send(request)
        if let error = PeerError(answer, database: database) { throw error }
        return answer
    }

    /// The same for a request with a JSON body, that JSON answers.
    func post(
        _ endpoint: String,
        query: [(String, String)] = [],
        _ body: JSONValue,
    ) throws(PeerError) -> HTTPAnswer {
        try post(endpoint, query: query, body.serialized())
    }

    func post(
        _ endpoint: String,
        query: [(String, String)] = [],
        _ body: [UInt8],
    ) throws(PeerError) -> HTTPAnswer {
        var request = HTTPRequest("POST", path(endpoint), query: query, body: body)
        request.mayBePacked = true
        return try answer(request)
    }
}

/// What `GET /` tells.
package struct Welcome: Sendable, Equatable {
    package let kind: PeerKind
    package let uuid: String
    /// Major and minor, `[3, 5]`.
    package let version: [Int]

    package init(_ json: JSONValue) throws(PeerError) {
        guard let greeting = json["couchdb"]?.string, greeting == "Welcome" else {
            throw .badAddress(detail: "no CouchDB answers there")
        }
        kind = json["vendor"]?["name"]?.string == "pendamping" ? .desk : .server
        let parts = (json["version"]?.string ?? "").split(separator: ".").prefix(2)
        version = parts.map { Int($0.prefix { ("0"..."9").contains($0) }) ?? 0 }
        if kind == .server, version.first ?? 0 < 2 {
            throw .tooOld(detail: "CouchDB before 2.0")
        }
        guard let uuid = json["uuid"]?.string, !uuid.isEmpty, uuid.utf8.count <= 200 else {
            throw .tooOld(detail: "a CouchDB without uuid")
        }
        self.uuid = uuid
    }
}
