import Documents
import Foundation
import Glibc

/// The Apache CouchDB that the tests may use: `PENDAMPING_COUCHDB=http://admin:password@127.0.0.1:5984`.
///
/// Whoever makes something on it takes a name of its own and removes it again.
package struct RealCouch: Sendable {
    package let port: Int
    package let admin: (name: String, password: String)

    /// What a skipped test says.
    package static let hint =
        "asks an Apache CouchDB: PENDAMPING_COUCHDB=http://admin:…@127.0.0.1:5984"

    /// Whether the variable is set, well or badly.
    package static var isNamed: Bool { !address.isEmpty }

    private static var address: String {
        ProcessInfo.processInfo.environment["PENDAMPING_COUCHDB"] ?? ""
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Throws: `Failure` for an address that is not of this machine or has no login.
    package init() throws {
        guard let url = URLComponents(string: Self.address), url.scheme == "http",
            ["127.0.0.1", "localhost"].contains(url.host), let name = url.user,
            let password = url.password
        else { throw Failure(description: "PENDAMPING_COUCHDB: \(Self.hint)") }
        port = url.port ?? 5984
        admin = (name, password)
    }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// A name for what a test makes: `uji-3f9a2c07`.
    package static func freshName() -> String {
        "uji-" + UUID().uuidString.prefix(8).lowercased()
    }

    // MARK: Asking

    /// One request, as the administrator where no other login is given.
    package func ask(
        _ method: String,
        _ target: String,
        as login: (name: String, password: String)? = nil,
        _ json: JSONValue? = nil,
    ) throws -> RawClient.Answer {
        let client = try RawClient(port: port, patience: 120)
        let login = login ?? admin
        guard let json else { return try client.send(method, target, login: login) }
        return try client.send(method, target, login: login, json: json)
    }

    /// The JSON of a request that must succeed.
    @discardableResult
    package func json(
        _ method: String,
        _ target: String,
        _ json: JSONValue? = nil,
    ) throws -> JSONValue {
        let answer = try ask(method, target, json)
        guard (200..<300).contains(answer.status), let found = answer.json else {
            let body = String(decoding: answer.body.prefix(400), as: UTF8.self)
            throw Failure(description: "\(method) \(target): \(answer.status) \(body)")
        }
        return found
    }

    /// A document's winner; nil where there is none.
    package func document(_ database: String, _ id: String) throws -> JSONObject? {
        let row = try json(
            "POST",
            "/\(database)/_all_docs?include_docs=true",
            ["keys": [.string(id)]],
        )
        return row["rows"]?.array?.first?["doc"]?.object
    }

    /// Every leaf of a database, design documents left out.
    package func leaves(_ database: String) throws -> [String: Set<String>] {
        let feed = try json("GET", "/\(database)/_changes?style=all_docs")
        var leaves: [String: Set<String>] = [:]
        for row in feed["results"]?.array ?? [] {
            guard let id = row["id"]?.string, !id.hasPrefix("_design/") else { continue }
            leaves[id, default: []].formUnion(
                row["changes"]?.array?.compactMap { $0["rev"]?.string } ?? []
            )
        }
        return leaves
    }

    /// Removes databases, with what `_replicator` and `_users` have of them.
    package func remove(databases: [String], replications: [String], logins: [String]) {
        remove(replications, from: "_replicator")
        // A database that goes under a running replication breaks connections of its neighbours.
        for _ in 0..<100 {
            let jobs = try? json("GET", "/_scheduler/jobs?limit=10000")["jobs"]?.array
            let left = jobs?.filter { replications.contains($0["doc_id"]?.string ?? "") } ?? []
            if left.isEmpty { break }
            usleep(100_000)
        }
        remove(logins.map { "org.couchdb.user:" + $0 }, from: "_users")
        for database in databases { _ = try? ask("DELETE", "/" + database) }
    }

    private func remove(_ ids: [String], from database: String) {
        for id in ids {
            guard let found = try? document(database, id), let revision = found["_rev"]?.string
            else { continue }
            _ = try? ask("DELETE", "/\(database)/\(id)?rev=\(revision)")
        }
    }
}
