import Caseload
import Documents
import LocalStore
import Testing

@testable import Commands

/// `queue --limit`: no more rows than asked for, whatever they are, and told that there are more.
@Suite struct QueueLimitTests {
    /// Six records on their way; three of them refused.
    private func bench() throws -> CommandBench {
        let bench = try CommandBench()
        try bench.fill()
        try bench.caseload { caseload in
            try caseload.store.write { (writer) throws(StoreError) in
                for delivery in try writer.queue() {
                    try writer.setDelivery(delivery.id, delivery.revision, .server)
                }
                for number in 1...6 {
                    let id = DocumentID("check:A00000\(number)-1:uji:2026-10")
                    let put = try writer.put(id, ["type": "check", "n": JSONValue(number)])
                    guard number > 3, let revision = put.revision else { continue }
                    try writer.setDelivery(id, revision, .refusedByServer, reason: "uji")
                }
            }
        }
        return bench
    }

    @Test(arguments: [(0, true), (2, true), (3, true), (5, true), (6, false), (50, false)])
    func `the limit holds for refused rows too`(limit: Int, hasMore: Bool) throws {
        let bench = try bench()
        let answer = try bench.json("queue", "--limit", "\(limit)")
        #expect(answer["queue"]?.array?.count == min(limit, 6))
        #expect(answer["more"] == .bool(hasMore) && answer["waiting"]?.int == 3)
        let told = bench.run("queue", "--limit", "\(limit)")
        #expect(told.output.contains("masih ada yang lain") == hasMore, "\(told.said)")
        #expect(try bench.json("queue")["more"] == false)
    }
}
