import Documents
import Foundation

/// As much of an Apache CouchDB as an office's work asks of, in memory; answers as recorded.
package final class MemoryCouch: @unchecked Sendable {
    // Unchecked: all state is touched under `lock`.
    package struct Database: Equatable {
        package var security: JSONObject = [
            "members": ["roles": ["_admin"]], "admins": ["roles": ["_admin"]],
        ]
        package var documents: [String: Document] = [:]
    }

    package struct Document: Equatable {
        package var revisions: [String: JSONObject] = [:]
        package var current = ""
        package var body: JSONObject { revisions[current] ?? [:] }
        package var isDeleted: Bool { body["_deleted"]?.bool == true }
    }

    /// What goes wrong with one request.
    package enum Fault {
        /// The connection ends before the server has seen it.
        case lost
        /// The server does it, the answer is lost.
        case unanswered
        case status(Int, String)
    }

    private let lock = NSLock()
    private var databases: [String: Database] = ["_users": Database(), "_replicator": Database()]
    private var passwords = ["admin": "rahasia-admin"]
    private var fault: @Sendable (Int) -> Fault? = { _ in nil }
    private var handled = 0
    private var documentsWritten = 0
    /// Refuses a document by returning why.
    private var validate: @Sendable (JSONObject) -> String? = { _ in nil }

    package init() {}

    package var state: [String: Database] { lock.withLock { databases } }
    package var requestCount: Int { lock.withLock { handled } }
    package var writes: Int { lock.withLock { documentsWritten } }

    package func setFault(_ fault: @escaping @Sendable (Int) -> Fault?) {
        lock.withLock {
            self.fault = fault
            handled = 0
        }
    }

    package func setValidation(_ validate: @escaping @Sendable (JSONObject) -> String?) {
        lock.withLock { self.validate = validate }
    }

    package func put(_ database: String, _ id: String, _ body: JSONObject) {
        lock.withLock { _ = write(body, id, database, nil) }
    }

    package func document(_ database: String, _ id: String) -> JSONObject? {
        lock.withLock {
            guard let document = databases[database]?.documents[id], !document.isDeleted else {
                return nil
            }
            return document.body
        }
    }

    package func password(of login: String) -> String? { lock.withLock { passwords[login] } }

    package func answer(_ request: ScriptedRequest) -> ScriptedReply {
        lock.lock()
        defer { lock.unlock() }
        let fault = fault(handled)
        handled += 1
        switch fault {
        case .lost:
            var reply = ScriptedReply(500)
            reply.cutAfter = 0
            return reply
        case .status(let status, let error):
            return ScriptedReply(status, json: #"{"error":"\#(error)","reason":"uji"}"#)
        case .unanswered:
            var reply = handle(request)
            reply.cutAfter = 20
            return reply
        case nil: return handle(request)
        }
    }

    // MARK: Requests

    private struct Caller {
        var name: String?
        var roles: [String] = []
        var isAdmin: Bool { roles.contains("_admin") }
    }

    private func handle(_ request: ScriptedRequest) -> ScriptedReply {
        let path = request.path.split(separator: "/").map {
            String($0).removingPercentEncoding ?? ""
        }
        if path == ["_session"], request.method == "POST" { return logIn(request) }
        let caller: Caller
        switch self.caller(request) {
        case .success(let known): caller = known
        case .failure: return no(401, "unauthorized", "Name or password is incorrect.")
        }
        if path.isEmpty {
            return json(["couchdb": "Welcome", "version": "3.5.0", "uuid": "memory"])
        }
        if path == ["_session"] {
            let context: JSONValue = [
                "name": caller.name.map { JSONValue.string($0) } ?? JSONValue.null,
                "roles": .array(caller.roles.map { .string($0) }),
            ]
            return json([
                "ok": true, "userCtx": context,
                "info": [
                    "authentication_handlers": ["cookie", "default"], "authenticated": "default",
                ],
            ])
        }
        let name = path[0]
        if path.count == 1, request.method == "PUT" { return make(name, caller) }
        guard let database = databases[name] else {
            return no(404, "not_found", "Database does not exist.")
        }
        guard mayEnter(caller, database) else {
            return caller.name == nil
                ? no(401, "unauthorized", "You are not authorized to access this db.")
                : no(403, "forbidden", "You are not allowed to access this db.")
        }
        let body = (try? JSONValue(parsing: request.body)) ?? .null
        switch (request.method, path.dropFirst().joined(separator: "/")) {
        case ("GET", ""): return json(["db_name": .string(name), "update_seq": 1, "doc_count": 0])
        case ("GET", "_security"): return json(.object(database.security))
        case ("PUT", "_security"):
            guard caller.isAdmin else { return notAdmin }
            databases[name]?.security = body.object ?? [:]
            return json(["ok": true])
        case ("POST", "_all_docs"): return allDocuments(database, body)
        case ("POST", "_bulk_get"): return bulkGet(database, body)
        case ("POST", "_index"):
            guard caller.isAdmin else { return notAdmin }
            let id = "_design/" + (body["ddoc"]?.string ?? "")
            guard databases[name]?.documents[id] == nil else { return json(["result": "exists"]) }
            _ = write(["language": "query"], id, name, nil)
            return json(["result": "created", "id": .string(id)])
        case ("POST", "_find"): return find(database, body)
        case ("POST", "_revs_diff"): return revisionsDiff(database, body)
        case ("POST", "_bulk_docs") where body["new_edits"]?.bool == false:
            return graft(body["docs"]?.array?.compactMap(\.object) ?? [], name)
        case ("POST", "_bulk_docs"):
            let rows = (body["docs"]?.array ?? []).map { row(of: $0.object ?? [:], name, caller) }
            return json(.array(rows), 201)
        case ("PUT", let id):
            var document = body.object ?? [:]
            document["_id"] = .string(id)
            let row = row(of: document, name, caller)
            guard let error = row["error"]?.string else { return json(row, 201) }
            return no(error == "conflict" ? 409 : 403, error, row["reason"]?.string ?? "")
        default: return no(405, "method_not_allowed", "")
        }
    }

    private func logIn(_ request: ScriptedRequest) -> ScriptedReply {
        let body = try? JSONValue(parsing: request.body)
        guard let name = body?["name"]?.string, let password = body?["password"]?.string,
            passwords[name] == password
        else { return no(401, "unauthorized", "Name or password is incorrect.") }
        let roles = roles(of: name).map { JSONValue.string($0) }
        return ScriptedReply(
            200,
            json: (["ok": true, "name": .string(name), "roles": .array(roles)] as JSONValue)
                .description,
            headers: [
                ("Set-Cookie", "AuthSession=\(name)=\(password); Version=1; Path=/; HttpOnly")
            ],
        )
    }

    private struct Unknown: Error {}

    private func caller(_ request: ScriptedRequest) -> Result<Caller, Unknown> {
        var pair: [Substring] = []
        if let cookie = request.headers["cookie"] {
            pair = cookie.dropFirst("AuthSession=".count).split(separator: "=", maxSplits: 1)
        } else if let header = request.headers["authorization"],
            let data = Data(base64Encoded: String(header.dropFirst("Basic ".count)))
        {
            pair = String(decoding: data, as: UTF8.self)[...].split(separator: ":", maxSplits: 1)
        } else {
            return .success(Caller())
        }
        guard pair.count == 2, passwords[String(pair[0])] == String(pair[1]) else {
            return .failure(Unknown())
        }
        return .success(Caller(name: String(pair[0]), roles: roles(of: String(pair[0]))))
    }

    private func roles(of name: String) -> [String] {
        if name == "admin" { return ["_admin"] }
        let user = databases["_users"]?.documents["org.couchdb.user:" + name]?.body
        return user?["roles"]?.array?.compactMap(\.string) ?? []
    }

    private func mayEnter(_ caller: Caller, _ database: Database) -> Bool {
        let members = database.security["members"]
        let names = members?["names"]?.array?.compactMap(\.string) ?? []
        let roles = members?["roles"]?.array?.compactMap(\.string) ?? []
        return caller.isAdmin || caller.name.map(names.contains) == true
            || caller.roles.contains(where: roles.contains)
    }

    private func make(_ name: String, _ caller: Caller) -> ScriptedReply {
        guard caller.isAdmin else { return notAdmin }
        let isSystem = ["_users", "_replicator"].contains(name)
        guard isSystem || name.wholeMatch(of: /[a-z][a-z0-9_$()+\/-]*/) != nil else {
            return no(400, "illegal_database_name", "Name: '\(name)'.")
        }
        guard databases[name] == nil else {
            return no(
                412,
                "file_exists",
                "The database could not be created, the file already exists.",
            )
        }
        databases[name] = Database()
        return json(["ok": true], 201)
    }

    private func allDocuments(_ database: Database, _ body: JSONValue) -> ScriptedReply {
        let keys = body["keys"]?.array?.compactMap(\.string) ?? range(database, body)
        let rows = keys.map { key -> JSONValue in
            guard let document = database.documents[key] else {
                return ["key": .string(key), "error": "not_found"]
            }
            var value: JSONObject = ["rev": .string(document.current)]
            if document.isDeleted { value["deleted"] = true }
            return [
                "id": .string(key), "key": .string(key), "value": .object(value),
                "doc": document.isDeleted ? JSONValue.null : JSONValue.object(document.body),
            ]
        }
        return json(["total_rows": 0, "offset": 0, "rows": .array(rows)])
    }

    /// Ids from `startkey` to `endkey`, deleted documents left out.
    private func range(_ database: Database, _ body: JSONValue) -> [String] {
        let (first, last) = (body["startkey"]?.string ?? "", body["endkey"]?.string)
        let ids = database.documents.filter { !$0.value.isDeleted }.keys.sorted().filter { id in
            id >= first && last.map { id <= $0 } ?? true
        }
        return Array(ids.prefix(body["limit"]?.int ?? .max))
    }

    private func bulkGet(_ database: Database, _ body: JSONValue) -> ScriptedReply {
        let results = (body["docs"]?.array ?? []).map { asked -> JSONValue in
            let id = asked["id"]?.string ?? ""
            // Without a revision every leaf is meant; here a document has one.
            let rev = asked["rev"]?.string ?? database.documents[id]?.current ?? ""
            let found = database.documents[id]?.revisions[rev]
            let row: JSONValue =
                found.map { ["ok": .object($0)] }
                ?? [
                    "error": [
                        "id": .string(id), "rev": .string(rev), "error": "not_found",
                        "reason": "missing",
                    ]
                ]
            return ["id": .string(id), "docs": [row]]
        }
        return json(["results": .array(results)])
    }

    /// Equality and `$in` of a document's members, as an office asks.
    private func find(_ database: Database, _ body: JSONValue) -> ScriptedReply {
        let wanted = body["selector"]?.object ?? [:]
        let names = body["fields"]?.array?.compactMap(\.string)
        let found = database.documents.sorted { $0.key < $1.key }.filter { id, document in
            !document.isDeleted && !id.hasPrefix("_")
                && wanted.allSatisfy { member in
                    guard let one = document.body[member.name] else { return false }
                    return member.value["$in"]?.array?.contains(one) ?? (member.value == one)
                }
        }
        let start = body["bookmark"]?.string.flatMap { Int($0) } ?? 0
        let page = found.dropFirst(start).prefix(body["limit"]?.int ?? 25)
        let rows = page.map { _, document -> JSONValue in
            .object(document.body.filteringNames { names?.contains($0) ?? true })
        }
        return json(["docs": .array(rows), "bookmark": .string("\(start + page.count)")])
    }

    private func revisionsDiff(_ database: Database, _ body: JSONValue) -> ScriptedReply {
        var answer = JSONObject()
        for member in body.object ?? [:] {
            let known = database.documents[member.name]?.revisions ?? [:]
            let missing = (member.value.array ?? []).filter { known[$0.string ?? ""] == nil }
            if !missing.isEmpty { answer[member.name] = ["missing": .array(missing)] }
        }
        return json(.object(answer))
    }

    /// Takes revisions as they are; each becomes the newest.
    private func graft(_ documents: [JSONObject], _ database: String) -> ScriptedReply {
        for document in documents {
            let (id, revision) = (document["_id"]?.string ?? "", document["_rev"]?.string ?? "")
            var stored = databases[database]?.documents[id] ?? Document()
            stored.revisions[revision] = document.filteringNames { $0 != "_revisions" }
            stored.current = revision
            databases[database]?.documents[id] = stored
            documentsWritten += 1
        }
        return json([], 201)
    }

    // MARK: Writing

    private func row(of document: JSONObject, _ database: String, _ caller: Caller) -> JSONValue {
        let id = document["_id"]?.string ?? ""
        if id.hasPrefix("_design/"), !caller.isAdmin {
            return [
                "id": .string(id), "error": "forbidden",
                "reason": "You are not a db or server admin.",
            ]
        }
        if !id.hasPrefix("_"), !database.hasPrefix("_"), let why = validate(document) {
            return ["id": .string(id), "error": "forbidden", "reason": .string(why)]
        }
        guard let revision = write(document, id, database, document["_rev"]?.string) else {
            return ["id": .string(id), "error": "conflict", "reason": "Document update conflict."]
        }
        return ["ok": true, "id": .string(id), "rev": .string(revision)]
    }

    /// nil for a conflict.
    private func write(
        _ document: JSONObject,
        _ id: String,
        _ database: String,
        _ base: String?,
    ) -> String? {
        var stored = databases[database]?.documents[id] ?? Document()
        let isFree = stored.current.isEmpty || stored.isDeleted
        guard (base ?? "-") == stored.current || (base == nil && isFree) else { return nil }
        var body = document
        if database == "_users", let password = body["password"]?.string {
            passwords[body["name"]?.string ?? ""] = password
            body["password"] = nil
            body["password_scheme"] = "pbkdf2"
            body["derived_key"] = .string(SHA256.hex(Array(password.utf8)))
        }
        let parent = stored.current.isEmpty ? nil : try? RevisionID(stored.current)
        let revision = RevisionID.digest(
            parent: parent,
            deleted: body["_deleted"]?.bool == true,
            body: .object(body),
        )
        body["_id"] = .string(id)
        body["_rev"] = .string(revision.description)
        stored.revisions[revision.description] = body
        stored.current = revision.description
        databases[database]?.documents[id] = stored
        documentsWritten += 1
        return revision.description
    }

    // MARK: Answers

    private var notAdmin: ScriptedReply {
        no(401, "unauthorized", "You are not a server admin.")
    }

    private func json(_ value: JSONValue, _ status: Int = 200) -> ScriptedReply {
        ScriptedReply(status, json: value.description)
    }

    private func no(_ status: Int, _ error: String, _ reason: String) -> ScriptedReply {
        json(["error": .string(error), "reason": .string(reason)], status)
    }
}
