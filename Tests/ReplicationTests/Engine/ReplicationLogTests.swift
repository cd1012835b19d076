import Documents
import Testing

@testable import Replication

/// The memory both sides keep of a pair.
struct ReplicationLogTests {
    @Test func `the newest checkpoint that both remember is where to go on`() {
        let old = log([("a", 10)])
        #expect(common(old.adding("b", 20).adding("c", 30), old.adding("b", 20)) == 20)
        #expect(common(old.adding("b", 20), old.adding("b", 20).adding("c", 30)) == 20)
        #expect(common(old.adding("b", 20), old.adding("c", 30)) == 10)
        #expect(common(ReplicationLog(), old) == nil)
        #expect(common(old, ReplicationLog()) == nil)
    }

    @Test func `two checkpoints of one session are told apart by their place`() {
        let old = log([("a", 10)])
        #expect(common(old.adding("b", 20).adding("b", 30), old.adding("b", 20)) == 20)
        #expect(common(old.adding("b", 30), old.adding("b", 20)) == 10)
    }

    @Test func `what claims more than a feed has come to is passed over`() {
        let both = log([("a", 10), ("b", 20), ("c", 30)])
        #expect(common(both, both, source: 25) == 20)
        #expect(common(both, both, target: 9) == nil)
        #expect(common(both, both, source: "25-abc") == 20)
        #expect(common(both, both, source: ["opaque"]) == 30)
    }

    @Test func `a log keeps the newest checkpoints and the last of each session before`() {
        var log = ReplicationLog()
        for session in 1...100 {
            for step in 1...30 { log = log.adding("s\(session)", session * 100 + step) }
        }
        #expect(log.entries.count == 50)
        #expect(log.entries.prefix(10).allSatisfy { $0.session == "s100" })
        #expect(log.entries.dropFirst(10).map(\.session) == (60...99).reversed().map { "s\($0)" })
        #expect(log.entries.dropFirst(10).allSatisfy { ($0.sequence.int ?? 0) % 100 == 30 })
    }

    @Test func `a log reads back as it was written`() {
        var log = log([("a", 10), ("b", 20), ("b", 25)])
        log.setAside = [RevisionKey(id: "check:1", revision: "2-b")]
        log.isCatchingUp = true
        log.revision = "0-7"
        #expect(ReplicationLog(LocalDocument(revision: "0-7", body: log.body)) == log)
    }

    @Test(
        arguments: [
            [:], ["pendamping": 2, "history": []], ["pendamping": 1], ["history": []],
            ["pendamping": 1, "history": [1, nil, [], ["session_id": 3]], "set_aside": [4, "x"]],
        ] as [JSONObject]
    )
    func `a document that is no log of ours counts as none but is replaced`(_ body: JSONObject) {
        let log = ReplicationLog(LocalDocument(revision: "0-3", body: body))
        #expect(log.entries.isEmpty && log.setAside.isEmpty && log.revision == "0-3")
    }

    private func log(_ entries: [(String, Int)]) -> ReplicationLog {
        entries.reduce(ReplicationLog()) { $0.adding($1.0, $1.1) }
    }

    private func common(
        _ source: ReplicationLog,
        _ target: ReplicationLog,
        source sourceSequence: JSONValue = .null,
        target targetSequence: JSONValue = .null,
    ) -> Int? {
        ReplicationLog.commonEntry(
            source: source,
            target: target,
            sourceSequence: sourceSequence,
            targetSequence: targetSequence,
        )?.sequence.int
    }
}

extension ReplicationLog {
    fileprivate func adding(_ session: String, _ sequence: Int) -> ReplicationLog {
        var log = self
        log.add(
            Entry(
                session: session,
                sequence: JSONValue(sequence),
                targetSequence: JSONValue(sequence),
            )
        )
        return log
    }
}
