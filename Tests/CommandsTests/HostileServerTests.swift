import Documents
import Replication
import StorePeers
import Sync
import TestSupport
import Testing

@testable import Commands

/// What a server says of itself and of records is nobody's to trust: told, and steering nothing.
@Suite struct HostileServerTests {
    private static func errors(_ text: String) -> [PeerError] {
        [
            .noLink(detail: text), .timedOut(detail: text), .garbled(detail: text),
            .certificate(detail: text), .badAddress(detail: text), .loginRefused(detail: text),
            .noRight(detail: text), .noDatabase(name: text), .full(detail: text),
            .tooOld(detail: text), .refused(status: 418, error: text, reason: text),
        ]
    }

    private static func bench(_ error: PeerError) throws -> CommandBench {
        var peers = SyncPeers.standard
        peers.remote = { _, _ throws(PeerError) in throw error }
        return try bench(peers)
    }

    private static func bench(_ peers: SyncPeers) throws -> CommandBench {
        let bench = try CommandBench(peers: peers)
        try bench.initialise()
        try Bytes.write("pdp-001\nrahasia sekali\n", to: bench.home.file("login"))
        return bench
    }

    private static func judge(_ bench: CommandBench, _ place: String) throws {
        let server = ["https://couch.example/w-1", "--login-file", bench.home.file("login")]
        for job in [
            ["sync"] + server, ["sync"] + server + ["--json"], ["sync", "--status"],
            ["sync", "--status", "--json"], ["sync", "--log"], ["sync", "--log", "--json"],
            ["queue"], ["queue", "--json"],
        ] {
            let answer = bench.run(job)
            #expect(Hostile.faults(answer.output, but: ["\n"]) == [], "\(place): \(job)")
            #expect(Hostile.faults(answer.errors, but: ["\n"]) == [], "\(place): \(job)")
        }
    }

    /// Everything at once: an answer is looked at letter by letter.
    private static let everything = Hostile.values.joined(separator: " ")

    @Test func `whatever a server calls its trouble, no answer lets it through`() throws {
        for error in Self.errors(Self.everything) {
            try Self.judge(Self.bench(error), error.code)
        }
    }

    @Test func `trouble of ten thousand letters is told in few`() throws {
        for error in Self.errors(Hostile.long) {
            let bench = try Self.bench(error)
            let login = bench.home.file("login")
            let answer = bench.run("sync", "https://couch.example/w-1", "--login-file", login)
            #expect(answer.said.utf8.count < 3_000, "\(error.code): \(answer.said.utf8.count)")
        }
    }

    @Test func `a record's refusal is told as text`() throws {
        for text in [Self.everything, Hostile.long] {
            var push = ReplicationReport()
            push.refused = [
                SyncRefusal(
                    id: "check:m:x:2026-10",
                    revision: try RevisionID("1-" + String(repeating: "d", count: 32)),
                    outcome: .refused(error: text, reason: text),
                )
            ]
            let report = push
            var peers = SyncPeers.standard
            peers.remote = { _, cancellation throws(PeerError) in
                RemoteSide(
                    CouchPeer(ServerConnection(url: ""), database: "", cancellation: cancellation)
                )
            }
            peers.replicate = { _, target, _ in
                (target is StorePeer ? ReplicationReport() : report, nil)
            }
            try Self.judge(Self.bench(peers), String(text.unicodeScalars.count))
        }
    }
}
