import Documents
import TestSupport
import Testing

@testable import Replication

/// Every answer that a real CouchDB gave is understood, and our requests are those it was asked.
@Suite struct TranscriptTests {
    /// A peer whose server answers each request with one recorded exchange, whatever it is.
    private func replay(
        _ exchanges: [CouchTranscript.Exchange],
        database: String = "pohon",
    ) throws -> (CouchPeer, ScriptedServer) {
        let server = try ScriptedServer { request in
            request.number < exchanges.count
                ? exchanges[request.number].reply : ScriptedReply(599)
        }
        let peer = CouchPeer(
            ServerConnection(url: server.url),
            database: database,
            cancellation: Cancellation(),
        )
        return (peer, server)
    }

    private func replay(
        _ name: String,
        _ notes: String...,
        database: String = "pohon",
    ) throws -> (CouchPeer, ScriptedServer) {
        let transcript = try CouchTranscript(name)
        return try replay(try notes.map(transcript.exchange), database: database)
    }

    private func id(_ text: String) -> DocumentID { DocumentID(text) }

    @Test func `The recordings are all there`() throws {
        let count = try CouchTranscript.names.map { try CouchTranscript($0).exchanges.count }
            .reduce(0, +)
        #expect(count == 117)
    }

    @Test(arguments: CouchTranscript.names)
    func `Each status means what it says`(_ name: String) throws {
        for exchange in try CouchTranscript(name).exchanges {
            let reply = exchange.reply
            let answer = HTTPAnswer(status: reply.status, headers: [:], body: reply.body)
            let error = PeerError(answer, database: "satu")
            let refusal = ServerRefusal(reply.body)
            let words = "\(refusal?.error ?? ""): \(refusal?.reason ?? "")"
            let expected: PeerError? =
                switch reply.status {
                case 200, 201: nil
                case 401: .loginRefused(detail: words)
                case 403: .noRight(detail: words)
                case 404: .noDatabase(name: "satu")
                case 409: .conflict
                case 413: .tooLarge
                default:
                    .refused(
                        status: reply.status,
                        error: try #require(refusal).error,
                        reason: try #require(refusal).reason,
                    )
                }
            #expect(error == expected, "\(name): \(exchange.note)")
        }
    }

    @Test func `The welcome and the database tell who the peer is`() throws {
        let (peer, server) = try replay("01-database", "welcome", "information", database: "satu")
        let information = try peer.information()
        #expect(information.kind == .server)
        #expect(information.identity == "1673883aefe2dd41f13ca538850ecad0/satu")
        #expect(information.server == "1673883aefe2dd41f13ca538850ecad0")
        #expect(information.documentCount == 0)
        #expect(information.updateSequence.string?.hasPrefix("0-g1AAAA") == true)
        #expect(server.requests.map(\.path) == ["/", "/satu"])
        #expect(peer.traffic.received > 800)
    }

    @Test func `A database that is not there, or not ours, is told as such`() throws {
        let cases: [(String, String, PeerError)] = [
            ("01-database", "a database that does not exist", .noDatabase(name: "satu")),
            (
                "01-database", "no credentials",
                .loginRefused(detail: "unauthorized: You are not authorized to access this db."),
            ),
            (
                "01-database", "wrong credentials",
                .loginRefused(detail: "unauthorized: Name or password is incorrect."),
            ),
            (
                "07-access", "budi may not",
                .noRight(detail: "forbidden: You are not allowed to access this db."),
            ),
        ]
        for (name, note, expected) in cases {
            let welcome = try CouchTranscript("01-database").exchange("welcome")
            let refusal = try CouchTranscript(name).exchange(note)
            let (peer, _) = try replay([welcome, refusal], database: "satu")
            #expect(throws: expected) { try peer.information() }
        }
    }

    @Test func `Every batch with new_edits false is asked for as recorded, and taken`() throws {
        let exchanges = try CouchTranscript("03-bulk-docs").exchanges.filter { exchange in
            guard exchange.target == "/pohon/_bulk_docs", exchange.reply.status == 201,
                let body = try? JSONValue(parsing: exchange.sent)
            else { return false }
            return body["new_edits"]?.bool == false
        }
        try #require(exchanges.count == 10)
        let (peer, server) = try replay(exchanges)
        for (number, exchange) in exchanges.enumerated() {
            let sent = try JSONValue(parsing: exchange.sent)
            let documents = try (sent["docs"]?.array ?? []).map(RevisionWithHistory.init(recorded:))
            let answer = try peer.bulkDocs(documents)
            #expect(answer == BulkAnswer())
            let request = server.requests[number]
            #expect(request.method == "POST" && request.path == exchange.target)
            #expect(try JSONValue(parsing: request.body) == sent, "\(exchange.note)")
        }
    }

    @Test func `A refused row names its document, revision and reason`() throws {
        let (peer, _) = try replay(
            "07-access",
            "the same with new_edits=false: only refusals are listed",
            "one accepted, two refused, each in its own row",
        )
        let document = RevisionWithHistory(
            id: "k5",
            path: [RevisionID("1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")],
            deleted: false,
            body: ["type": "family"],
        )
        let reason = "data induk hanya diubah kantor"
        let one = try peer.bulkDocs([document])
        #expect(
            one.refusals == [
                .init(id: "k5", revision: document.revision, error: "forbidden", reason: reason)
            ]
        )
        let two = try peer.bulkDocs([document])
        #expect(
            two.refusals == [
                .init(id: "k2", revision: nil, error: "forbidden", reason: reason),
                .init(id: "k3", revision: nil, error: "forbidden", reason: "dokumen tanpa type"),
            ]
        )
    }

    @Test func `A batch refused whole says why`() throws {
        let document = RevisionWithHistory(
            id: "x",
            path: [RevisionID("1-a")],
            deleted: false,
            body: [:],
        )
        let cases: [(String, String, PeerError)] = [
            (
                "07-access", "budi may not write",
                .noRight(detail: "forbidden: You are not allowed to access this db."),
            ),
            ("08-limits", "a document over 8 MB (its body is left out here)", .tooLarge),
            (
                "03-bulk-docs", "cut off in the middle",
                .refused(status: 400, error: "bad_request", reason: "invalid UTF-8 JSON"),
            ),
        ]
        for (name, note, expected) in cases {
            let (peer, _) = try replay(name, note)
            #expect(throws: expected) { try peer.bulkDocs([document]) }
        }
    }

    @Test func `Missing revisions and possible ancestors are read`() throws {
        let transcript = try CouchTranscript("04-revs-diff-bulk-get")
        let exchange = try transcript.exchange("missing and possible ancestors")
        let (peer, server) = try replay([exchange])
        let sent = try JSONValue(parsing: exchange.sent)
        let asked = try (sent.object ?? [:]).map { member in
            (
                id: id(member.name),
                revisions: try (member.value.array ?? []).map { try RevisionID($0.string ?? "") },
            )
        }
        let missing = try peer.revisionsDiff(asked)
        #expect(try JSONValue(parsing: server.requests[0].body) == sent)
        let recorded = try JSONValue(parsing: exchange.reply.body)
        #expect(missing.count == recorded.object?.count)
        for (id, row) in missing {
            let revisions = { (name: String) in
                recorded[id.rawValue]?[name]?.array?.compactMap(\.string) ?? []
            }
            #expect(row.missing.map(\.description) == revisions("missing"))
            #expect(row.possibleAncestors.map(\.description) == revisions("possible_ancestors"))
        }
        let (other, _) = try replay("04-revs-diff-bulk-get", "nothing missing")
        #expect(try other.revisionsDiff(asked).isEmpty)
    }

    @Test func `Bodies come with their history, and what is missing in its place`() throws {
        let note = "held, deleted, missing document, missing revision, no revision named"
        let exchange = try CouchTranscript("04-revs-diff-bulk-get").exchange(note)
        let (peer, server) = try replay([exchange])
        let sent = try JSONValue(parsing: exchange.sent)["docs"]?.array ?? []
        let asked = try sent.compactMap { wanted -> (id: DocumentID, revision: RevisionID)? in
            guard let rev = wanted["rev"]?.string else { return nil }
            return (id(wanted["id"]?.string ?? ""), try RevisionID(rev))
        }
        try #require(asked.count == 5)
        let rows = try peer.bulkGet(asked)
        #expect(server.requests[0].query == ["revs": "true"])
        try #require(rows.count == 5)
        guard case .found(let held) = rows[0], case .found(let deleted) = rows[1],
            case .found(let joined) = rows[2]
        else {
            Issue.record("expected three documents: \(rows)")
            return
        }
        #expect(held.revision == asked[0].revision && !held.deleted)
        #expect(held.body == ["v": "2c"])
        #expect(deleted.deleted && deleted.path.count == 4)
        #expect(joined.path.map(\.generation) == [6, 5, 4])
        for index in 3...4 {
            guard case .missing(let id, let revision, _) = rows[index] else {
                Issue.record("expected missing: \(rows[index])")
                continue
            }
            #expect(id == asked[index].id && revision == asked[index].revision)
        }
    }

    @Test func `The feed is read by pages, each asked for with the sequence of the one before`()
        throws
    {
        let (peer, server) = try replay("05-changes", "all leaves", "first two", "the next two")
        let all = try peer.changes(since: nil, limit: 500)
        #expect(all.rows.count == 7)
        #expect(all.pending == 0)
        #expect(all.rows.contains { $0.id == "t" && $0.revisions.count == 2 })
        #expect(all.rows.last?.sequence == all.lastSequence)
        #expect(all.damaged == 0)
        let first = try peer.changes(since: nil, limit: 2)
        #expect(first.rows.count == 2 && first.pending == 5)
        _ = try peer.changes(since: first.lastSequence, limit: 2)
        #expect(server.requests[1].query == ["style": "all_docs", "limit": "2"])
        #expect(server.requests[2].query["since"] == first.lastSequence.string)
    }

    @Test func `A feed that does not know our sequence says so`() throws {
        let (peer, _) = try replay("05-changes", "a since that is no sequence")
        let reason = "Malformed sequence supplied in 'since' parameter."
        #expect(throws: PeerError.refused(status: 400, error: "bad_request", reason: reason)) {
            try peer.changes(since: "bukan-seq", limit: 1)
        }
    }

    @Test func `Checkpoints are found, made and replaced`() throws {
        let (peer, server) = try replay(
            "06-local-docs",
            "none yet",
            "create",
            "read",
            "update with its revision",
        )
        #expect(try peer.localDocument("abc") == nil)
        let body: JSONObject = ["session_id": "s1", "source_last_seq": "3-x", "history": []]
        #expect(try peer.putCheckpoint("abc", body, revision: nil, settled: []) == "0-1")
        #expect(try peer.localDocument("abc") == LocalDocument(revision: "0-1", body: body))
        let next: JSONObject = ["session_id": "s2"]
        #expect(try peer.putCheckpoint("abc", next, revision: "0-1", settled: []) == "0-2")
        #expect(server.requests.allSatisfy { $0.path == "/pohon/_local/abc" })
        let sent = try JSONValue(parsing: server.requests[3].body)
        #expect(sent == ["session_id": "s2", "_rev": "0-1"])
    }

    @Test func `A checkpoint in a database that is gone is no missing checkpoint`() throws {
        let (peer, _) = try replay("01-database", "a database that does not exist")
        #expect(throws: PeerError.noDatabase(name: "pohon")) { try peer.localDocument("abc") }
    }

    @Test func `A full commit is asked for`() throws {
        let (peer, server) = try replay("06-local-docs", "ensure full commit")
        try peer.ensureFullCommit()
        #expect(server.requests[0].path == "/pohon/_ensure_full_commit")
        #expect(server.requests[0].headers["content-type"] == "application/json")
    }

    @Test func `A wrong password is refused at the session`() throws {
        let exchange = try CouchTranscript("07-access").exchange("log in with a wrong password")
        let server = try ScriptedServer { _ in exchange.reply }
        let login = Login(name: "siti", password: "salah")
        let peer = CouchPeer(
            ServerConnection(url: server.url, login: login),
            database: "pendamping-siti",
            cancellation: Cancellation(),
        )
        #expect(throws: PeerError.loginRefused(detail: "Name or password is incorrect.")) {
            try peer.information()
        }
    }
}

extension RevisionWithHistory {
    /// From the body of a recorded request.
    init(recorded json: JSONValue) throws {
        self.init(
            id: DocumentID(json["_id"]?.string ?? ""),
            path: try [RevisionID](revisions: json["_revisions"] ?? .null),
            deleted: json["_deleted"]?.bool ?? false,
            body: (json.object ?? [:]).filteringNames { !$0.hasPrefix("_") },
        )
    }
}
