import Documents
import Foundation
import TestSupport
import Testing

@testable import Replication

/// Recorded answers with random damage: whatever comes, a call ends with an answer or an error.
@Suite struct CouchPeerFuzzTests {
    /// Answers each request with a recorded body of its endpoint, damaged by a seed.
    private final class Vandal: @unchecked Sendable {
        // Unchecked: touched under `lock`.
        private let lock = NSLock()
        private var generator: SeededGenerator
        private let replies: [ScriptedReply]

        init(seed: UInt64) throws {
            generator = SeededGenerator(seed: seed)
            replies = try CouchTranscript.names
                .flatMap { try CouchTranscript($0).exchanges.map(\.reply) }
        }

        func answer() -> ScriptedReply {
            lock.lock()
            defer { lock.unlock() }
            var reply = replies.randomElement(using: &generator) ?? ScriptedReply(200)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<4: flip(&reply.body)
            case 4..<6: reply.body = Array(reply.body.prefix(place(reply.body)))
            case 6: reply.cutAfter = place(reply.bytes)
            case 7:
                var bytes = reply.bytes
                flip(&bytes)
                reply.raw = bytes
            case 8:
                reply.status = [200, 201, 202, 404, 500].randomElement(using: &generator) ?? 200
            default: break
            }
            return reply
        }

        private func flip(_ bytes: inout [UInt8]) {
            for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
                let index = place(bytes)
                bytes[index] =
                    Bool.random(using: &generator)
                    ? UInt8.random(in: 0...255, using: &generator)
                    : Array("{}[]\",:0-_\\eE.".utf8).randomElement(using: &generator) ?? 0
            }
        }

        private func place(_ bytes: [UInt8]) -> Int {
            bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &generator)
        }
    }

    private static var seeds: Range<UInt64> {
        ProcessInfo.processInfo.environment["PENDAMPING_LONG"] == nil ? 1..<41 : 1..<2_001
    }

    @Test func `No damage to an answer brings a peer down`() throws {
        let document = RevisionWithHistory(
            id: "check:x",
            path: [RevisionID("1-a")],
            deleted: false,
            body: ["type": "check"],
        )
        for seed in Self.seeds {
            let vandal = try Vandal(seed: seed)
            let server = try ScriptedServer { _ in vandal.answer() }
            let patience = Patience(connecting: 5_000, standing: 1)
            let peer = CouchPeer(
                ServerConnection(url: server.url, patience: patience),
                database: "d",
                cancellation: Cancellation(),
            )
            for _ in 0..<10 {
                let asked = [(id: DocumentID("t"), revision: RevisionID("2-cccc"))]
                attempt { () throws(PeerError) in _ = try peer.information() }
                attempt { () throws(PeerError) in _ = try peer.localDocument("abc") }
                attempt { () throws(PeerError) in
                    _ = try peer.putCheckpoint("abc", ["a": 1], revision: "0-1", settled: [])
                }
                attempt { () throws(PeerError) in _ = try peer.changes(since: "1-x", limit: 10) }
                attempt { () throws(PeerError) in
                    let missing = try peer.revisionsDiff([("t", [asked[0].revision])])
                    #expect(missing.keys.allSatisfy { $0 == "t" }, "seed \(seed)")
                }
                attempt { () throws(PeerError) in
                    let rows = try peer.bulkGet(asked)
                    #expect(rows.count == 1, "seed \(seed)")
                }
                attempt { () throws(PeerError) in _ = try peer.bulkDocs([document]) }
                attempt { () throws(PeerError) in try peer.ensureFullCommit() }
            }
            server.stop()
        }
    }

    private func attempt(_ body: () throws(PeerError) -> Void) {
        do throws(PeerError) {
            try body()
        } catch {
            #expect(error != .cancelled)
        }
    }
}
