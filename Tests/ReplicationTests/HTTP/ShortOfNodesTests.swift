import Documents
import Replication
import TestSupport
import Testing

/// What a CouchDB 3.4.3 answered that was short of nodes, or tired of a login.
@Suite struct ShortOfNodesTests {
    private func peer(
        _ notes: [String]
    ) throws -> (peer: CouchPeer, server: ScriptedServer) {
        let recording = try CouchTranscript("09-short-of-nodes")
        let exchanges = try notes.map(recording.exchange)
        let server = try ScriptedServer { request in
            let found = exchanges.first { exchange in
                exchange.method == request.method && exchange.target == request.path
            }
            return found?.reply ?? ScriptedReply(200, json: "{}")
        }
        let connection = ServerConnection(
            url: server.url,
            login: Login(name: "siti", password: "salah"),
        )
        let peer = CouchPeer(
            connection,
            database: "pendamping-siti",
            cancellation: Cancellation(),
        )
        return (peer, server)
    }

    @Test func `the batch seems to be taken, and the checkpoint tells that it is on one node`()
        throws
    {
        let (peer, server) = try peer([
            "revisions with history, short of nodes", "checkpoint, short of nodes",
        ])
        defer { server.stop() }
        let document = RevisionWithHistory(
            id: "check:q:3",
            path: [RevisionID("1-ab")],
            deleted: false,
            body: ["type": "check"],
        )
        #expect(peer.hasQuorum)
        #expect(try peer.bulkDocs([document]).hasQuorum)
        _ = try peer.putCheckpoint("zz", ["a": 1], revision: nil, settled: [])
        #expect(!peer.hasQuorum)
    }

    @Test func `a login that is locked for a while is told so, and not asked again`() throws {
        let (peer, server) = try peer(["the sixth wrong password"])
        defer { server.stop() }
        do {
            _ = try peer.information()
            Issue.record("the login is locked")
        } catch {
            guard case .loginRefused(let detail) = error else {
                Issue.record("expected a refused login: \(error)")
                return
            }
            #expect(detail.contains("temporarily locked"))
            #expect(!error.isTransient)
        }
        #expect(server.requests.count == 1)
    }
}
