import Documents
import TestSupport
import Testing

@testable import Replication

/// Packed bodies, taken or not by servers.
@Suite(.enabled(if: Gzip.isAvailable, "the program gzip is not installed"))
struct PackingTests {
    @Test func `A batch of records is packed to less than a fourth`() throws {
        let documents = try Self.batch(200)
        let plain = JSONValue.array(documents.map { .object($0.json) }).serialized()
        let packed = try Gzip.compress(plain)
        #expect(packed.count * 4 < plain.count, "\(plain.count) to \(packed.count) bytes")
    }

    @Test func `A server over a link gets packed batches, one on loopback plain ones`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(201, json: "[]") }
        for packing in [ServerConnection.Packing.always, .overLinks] {
            let connection = ServerConnection(url: server.url, packing: packing)
            let peer = CouchPeer(connection, database: "d", cancellation: Cancellation())
            _ = try peer.bulkDocs(Self.batch(20))
        }
        let requests = server.requests
        #expect(requests[0].headers["content-encoding"] == "gzip")
        #expect(requests[1].headers["content-encoding"] == nil)
        #expect(try Gzip.decompress(requests[0].body, limit: 1 << 20) == requests[1].body)
        #expect(requests[0].headers["content-length"] == String(requests[0].body.count))
    }

    @Test(arguments: [415, 400])
    func `A server that takes no packed body gets it plain, and plain ones from then on`(
        _ status: Int
    ) throws {
        let server = try ScriptedServer { request in
            request.headers["content-encoding"] == nil
                ? ScriptedReply(201, json: "[]")
                : ScriptedReply(
                    status,
                    json: #"{"error":"bad_request","reason":"invalid UTF-8 JSON"}"#,
                )
        }
        let connection = ServerConnection(url: server.url, packing: .always)
        let peer = CouchPeer(connection, database: "d", cancellation: Cancellation())
        #expect(try peer.bulkDocs(Self.batch(20)) == BulkAnswer())
        #expect(try peer.bulkDocs(Self.batch(20)) == BulkAnswer())
        #expect(server.requests.map { $0.headers["content-encoding"] } == ["gzip", nil, nil])
    }

    @Test func `A batch that is refused plain too is refused`() throws {
        let server = try ScriptedServer { _ in
            ScriptedReply(400, json: #"{"error":"bad_request","reason":"x"}"#)
        }
        let connection = ServerConnection(url: server.url, packing: .always)
        let peer = CouchPeer(connection, database: "d", cancellation: Cancellation())
        #expect(throws: PeerError.refused(status: 400, error: "bad_request", reason: "x")) {
            try peer.bulkDocs(Self.batch(20))
        }
    }

    private static func batch(_ count: Int) throws -> [RevisionWithHistory] {
        (0..<count).map { index in
            let body: JSONObject = [
                "type": "check", "v": 1, "member": .string("member:A\(index)-3"),
                "family": .string("family:K\(index)"), "programme": "pkh",
                "obligation": "hadir-sekolah", "rule": "pkh@2022-01-01", "period": "2026-10",
                "state": "met", "facts": ["alpa": 0, "effective": 20], "how": "typed",
                "by": "Siti Rahmawati", "at": .string("2026-10-05T14:0\(index % 10):00+07:00"),
                "device": "a1b2c3d4", "assignedTo": ["siti"],
            ]
            let revision = RevisionID.digest(parent: nil, deleted: false, body: .object(body))
            return RevisionWithHistory(
                id: DocumentID("check:A\(index)-3:hadir-sekolah:2026-10"),
                path: [revision],
                deleted: false,
                body: body,
            )
        }
    }
}
