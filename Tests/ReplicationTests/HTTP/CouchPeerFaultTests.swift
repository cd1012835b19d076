import Documents
import TestSupport
import Testing

@testable import Replication

/// What a server says badly: nothing of it is taken for more than it is.
@Suite struct CouchPeerFaultTests {
    private let revision = RevisionWithHistory.sample

    private func peer(_ reply: ScriptedReply) throws -> (CouchPeer, ScriptedServer) {
        let server = try ScriptedServer { _ in reply }
        let connection = ServerConnection(url: server.url)
        let peer = CouchPeer(connection, database: "d", cancellation: Cancellation())
        return (peer, server)
    }

    private func peer(_ json: String, _ status: Int = 200) throws -> (CouchPeer, ScriptedServer) {
        try peer(ScriptedReply(status, json: json))
    }

    private func isGarbled(_ body: () throws(PeerError) -> Void) -> Bool {
        do throws(PeerError) {
            try body()
            return false
        } catch {
            if case .garbled = error { return true }
            return false
        }
    }

    @Test func `A feed that says there is no end of rows is read like any other`() throws {
        let json = """
            {"results":[{"seq":"1-a","id":"check:1","changes":[{"rev":"1-a"}]}],"last_seq":"1-a",
            "pending":9223372036854775807}
            """
        let (peer, _) = try peer(json)
        let answer = try peer.changes(since: nil, limit: 10)
        #expect(answer.rows.count == 1)
        // The engine adds the rows to it.
        #expect(try #require(answer.pending) < Int.max / 2)
    }

    @Test func `A write without quorum is not confirmed`() throws {
        let (peer, _) = try peer("[]", 202)
        #expect(try peer.bulkDocs([revision]) == BulkAnswer(refusals: [], hasQuorum: false))
    }

    @Test(arguments: [
        (429, "7", PeerError.busy(retryAfter: 7)), (503, "", .busy(retryAfter: nil)),
        (503, "999999", .busy(retryAfter: 3_600)), (503, "-1", .busy(retryAfter: nil)),
        (429, "Wed, 21 Oct 2026 07:28:00 GMT", .busy(retryAfter: nil)), (413, "", .tooLarge),
        (507, "", .full(detail: "e: r")), (500, "", .garbled(detail: "e: r")),
        (502, "", .garbled(detail: "e: r")), (504, "", .timedOut(detail: "e: r")),
        (408, "", .timedOut(detail: "e: r")),
        (418, "", .refused(status: 418, error: "e", reason: "r")),
    ])
    func `A status of the whole request becomes its error`(
        _ status: Int,
        _ retryAfter: String,
        _ expected: PeerError,
    ) throws {
        let headers = retryAfter.isEmpty ? [] : [("Retry-After", retryAfter)]
        let json = #"{"error":"e","reason":"r"}"#
        let (peer, _) = try peer(ScriptedReply(status, json: json, headers: headers))
        #expect(throws: expected) { try peer.bulkDocs([revision]) }
    }

    @Test func `A full disk is told as full, whatever its status`() throws {
        let (peer, _) = try peer(#"{"error":"insufficient_storage","reason":"x"}"#, 500)
        #expect(throws: PeerError.full(detail: "insufficient_storage: x")) {
            try peer.bulkDocs([revision])
        }
    }

    @Test(arguments: [404, 405, 400])
    func `A page of somebody else is a wrong address`(_ status: Int) throws {
        let (peer, _) = try peer("<html>Not here</html>", status)
        let detail = "HTTP \(status), not from a CouchDB"
        #expect(throws: PeerError.badAddress(detail: detail)) {
            try peer.changes(since: nil, limit: 1)
        }
    }

    @Test(arguments: [
        (
            #"{"couchdb":"Welcome","version":"1.7.2","uuid":"u"}"#,
            PeerError.tooOld(detail: "CouchDB before 2.0"),
        ),
        (#"{"couchdb":"Welcome","version":"3.1.0"}"#, .tooOld(detail: "a CouchDB without uuid")),
        (#"{"hello":"world"}"#, .badAddress(detail: "no CouchDB answers there")),
    ])
    func `A server we cannot work with is told so`(_ welcome: String, _ expected: PeerError) throws
    {
        let (peer, _) = try peer(welcome)
        #expect(throws: expected) { try peer.information() }
    }

    @Test func `A hub is a desk, not the server`() throws {
        let server = try ScriptedServer { request in
            request.path == "/"
                ? ScriptedReply(
                    200,
                    json:
                        #"{"couchdb":"Welcome","version":"1","uuid":"h","vendor":{"name":"pendamping"}}"#,
                )
                : ScriptedReply(200, json: #"{"db_name":"d","update_seq":5,"doc_count":3}"#)
        }
        let connection = ServerConnection(url: server.url)
        let peer = CouchPeer(connection, database: "d", cancellation: Cancellation())
        let information = try peer.information()
        #expect(information.kind == .desk)
        #expect(information.updateSequence == 5)
    }

    @Test func `A sequence of any JSON goes back as it came`() throws {
        let (peer, server) = try peer(#"{"results":[],"last_seq":[3,"a"],"pending":0}"#)
        let answer = try peer.changes(since: nil, limit: 5)
        _ = try peer.changes(since: answer.lastSequence, limit: 5)
        _ = try peer.changes(since: 12, limit: 5)
        #expect(server.requests[1].query["since"] == "[3,\"a\"]".pathSegment)
        #expect(server.requests[2].query["since"] == "12")
    }

    @Test func `A damaged row of the feed costs that row alone`() throws {
        let (peer, _) = try peer(
            """
            {"results":[{"seq":"1","id":"a","changes":[{"rev":"1-a"}]},
            {"seq":"2","id":"","changes":[{"rev":"1-a"}]},
            {"seq":"3","id":"_mine","changes":[{"rev":"1-a"}]},
            {"seq":"4","id":"b","changes":[{"rev":"x"}]},
            {"seq":"5","id":"b","changes":[{"rev":"1-a"},{"rev":"0-a"}]},
            {"seq":"6","id":"b","changes":[]}, 7, null,
            {"seq":"8","id":"c","changes":[{"rev":"2-b"},{"rev":"2-c"}],"deleted":true}],
            "last_seq":"8"}
            """
        )
        let answer = try peer.changes(since: nil, limit: 100)
        #expect(answer.rows.map(\.id) == ["a", "c"])
        #expect(answer.damaged == 7)
        #expect(answer.pending == nil)
    }

    @Test func `A damaged row of bulk_get costs that revision alone`() throws {
        let (peer, _) = try peer(
            """
            {"results":[
            {"id":"a","docs":[{"ok":{"_id":"a","_rev":"1-a","_revisions":{"start":1,"ids":["a"]},"v":1,
              "_attachments":{"f":{"stub":true}}}}]},
            {"id":"b","docs":[{"ok":{"_id":"b","_rev":"1-a","v":1}}]},
            {"id":"c","docs":[{"ok":{"_id":"c","_rev":"2-a","_revisions":{"start":2,"ids":["x","y"]}}}]},
            {"id":"d","docs":[{"ok":{"_id":"z","_rev":"1-a","_revisions":{"start":1,"ids":["a"]}}}]},
            {"id":"e","docs":[{"ok":[]}]},
            {"id":"f","docs":[{"error":{"id":"f","rev":"1-a","error":"internal_server_error","reason":"r"}}]},
            17]}
            """
        )
        let ids: [DocumentID] = ["a", "b", "c", "d", "e", "f", "g"]
        let rows = try peer.bulkGet(
            ids.map { ($0, $0 == "c" ? "2-a" : "1-a") }
        )
        guard case .found(let found) = rows[0] else {
            Issue.record("expected a document")
            return
        }
        #expect(found.body == ["v": 1])
        for (id, row) in zip(ids, rows).dropFirst() {
            guard case .damaged(id, _, _) = row else {
                Issue.record("expected damaged: \(row)")
                continue
            }
        }
    }

    @Test func `A list of results that is cut short is garbled`() throws {
        for json in [
            #"{"results":[{"id":"a","docs":[{"ok":{"_id""#, #"{"results":["#, "", "[]", "{}",
        ] {
            let (peer, _) = try peer(json)
            #expect(
                isGarbled { () throws(PeerError) in
                    _ = try peer.bulkGet([("a", revision.revision)])
                }
            )
            #expect(
                isGarbled { () throws(PeerError) in _ = try peer.changes(since: nil, limit: 1) }
            )
        }
    }

    @Test(arguments: [
        "", "{}", "{\"ok\":true}", "[1]", #"[{"id":"a","errxr":"forbidden"}]"#, #"[{"error":"x"}]"#,
        #"[{"id":"a","error":4}]"#, "[{",
    ])
    func `An answer to a batch that cannot be read confirms nothing`(_ json: String) throws {
        let (peer, _) = try peer(json, 201)
        #expect(isGarbled { () throws(PeerError) in _ = try peer.bulkDocs([revision]) })
    }

    @Test func `Revisions that were not asked for are not lacking`() throws {
        let (peer, _) = try peer(
            #"{"a":{"missing":["1-a","9-z"]},"b":{"missing":"?"},"c":{"missing":["1-a"]},"d":{"missing":[]}}"#
        )
        let one = RevisionID("1-a")
        let missing = try peer.revisionsDiff([("a", [one]), ("b", [one]), ("d", [one])])
        #expect(missing["a"]?.missing == [one])
        #expect(missing["b"]?.missing == [one])
        #expect(missing["c"] == nil && missing["d"] == nil)
    }

    @Test func `The server's own trouble with a document may pass, its judgement does not`() {
        let refusal = { BulkAnswer.Refusal(id: "a", revision: nil, error: $0, reason: "") }
        #expect(refusal("internal_server_error").mayPass)
        #expect(!refusal("forbidden").mayPass)
        #expect(!refusal("unauthorized").mayPass)
    }

    @Test func `A checkpoint on the server names the login that brought it, and we do not see it`()
        throws
    {
        let server = try ScriptedServer { request in
            switch (request.method, request.path) {
            case ("POST", _):
                ScriptedReply(200, json: "{}", headers: [("Set-Cookie", "AuthSession=a")])
            case ("PUT", _): ScriptedReply(201, json: #"{"ok":true,"id":"_local/x","rev":"0-1"}"#)
            default:
                ScriptedReply(
                    200,
                    json: #"{"_id":"_local/x","_rev":"0-1","a":1,"delivered_by":"m"}"#,
                )
            }
        }
        let login = Login(name: "meja-1", password: "rahasia")
        let connection = ServerConnection(url: server.url, login: login)
        let peer = CouchPeer(connection, database: "d", cancellation: Cancellation())
        _ = try peer.putCheckpoint("x", ["a": 1], revision: nil, settled: [])
        let put = try #require(server.requests.last)
        #expect(try JSONValue(parsing: put.body) == ["a": 1, "delivered_by": "meja-1"])
        #expect(try peer.localDocument("x")?.body == ["a": 1])
    }

    @Test func `Ids stand in no address but the checkpoint's`() throws {
        let (peer, server) = try peer(#"{"results":[],"last_seq":1}"#)
        _ = try peer.bulkGet([("check:anak-1:timbang:2026-10", revision.revision)])
        _ = try peer.changes(since: nil, limit: 1)
        _ = try peer.revisionsDiff([("check:anak-1:timbang:2026-10", [revision.revision])])
        #expect(
            server.requests.allSatisfy {
                !$0.path.contains("anak") && !"\($0.query)".contains("anak")
            }
        )
    }
}

extension RevisionWithHistory {
    fileprivate static var sample: RevisionWithHistory {
        let revision = RevisionID.digest(parent: nil, deleted: false, body: ["type": "check"])
        return RevisionWithHistory(
            id: "check:x",
            path: [revision],
            deleted: false,
            body: ["type": "check"],
        )
    }
}
