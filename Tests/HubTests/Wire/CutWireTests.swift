import Documents
import Replication
import TestSupport
import Testing

/// One sync of a laptop with a desk, its link cut after byte N; then another over a good one.
///
/// N are the bytes around each turn of the talk and a sample by seed; with `PENDAMPING_LONG=1` every one.
@Suite(.serialized) struct CutWireTests {
    private static let seed: UInt64 = 20_261

    @Test(arguments: [false, true])
    func `a sync cut after any byte loses nothing, repeats nothing, and the next one heals`(
        isSecure: Bool
    ) async throws {
        let prepared = try PreparedWire(
            isSecure: isSecure,
            records: 3,
            register: 3,
            seed: Self.seed,
        )
        let whole = try wholeSync(prepared)
        var generator = SeededGenerator(seed: Self.seed)
        var places: Set<Int> = [0]
        for _ in 0..<20 { places.insert(Int.random(in: 0...whole.bytes, using: &generator)) }
        for turn in whole.turns { places.insert(turn + Int.random(in: -1...1, using: &generator)) }
        if Long.isOn { places = Set(0...whole.bytes) }
        let what = "\(whole.bytes) bytes, TLS \(isSecure), seed \(Self.seed)"
        let run = CutRun(prepared, places: places, name: "cut wire, \(what)")
        let end = try await run.run()
        for wrong in end.wrong { Issue.record("\(wrong), of \(what)") }
        #expect(end.tried == places.count && end.cut > places.count * 9 / 10, "\(what)")
    }

    /// A whole sync, in which every step of the protocol is there to be cut.
    private func wholeSync(_ prepared: PreparedWire) throws -> (bytes: Int, turns: [Int]) {
        let lane = try WireLane(prepared)
        var check = try CutCheck(lane)
        let whole = try check.runWhole()
        #expect(check.wrong.isEmpty)
        var steps: [String: Int] = [:]
        for entry in lane.wire.hub.log.entries where entry.status < 300 {
            steps["\(entry.method) \(entry.route)", default: 0] += 1
        }
        for step in [
            "POST /_session", "GET /", "GET /{db}", "GET /{db}/_changes", "POST /{db}/_revs_diff",
            "POST /{db}/_ensure_full_commit",
        ] {
            #expect(steps[step] != nil, "\(step) is missing: \(steps)")
        }
        // Of these more than one: a cut between two batches is another thing than one before or behind them.
        for step in ["POST /{db}/_bulk_docs", "POST /{db}/_bulk_get", "PUT /{db}/_local/{id}"] {
            #expect(steps[step] ?? 0 > 1, "\(step): \(steps)")
        }
        #expect(whole.turns.count >= 20 && whole.bytes > 5_000)
        return whole
    }
}
