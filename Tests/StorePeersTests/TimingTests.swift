import Documents
import Glibc
import LocalStore
import Replication
import StorePeers
import Testing

private let isLong = getenv("PENDAMPING_LONG").map { String(cString: $0) } == "1"

/// Thousands of records in one session, with the time of each step printed; judged by eye.
@Suite struct TimingTests {
    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    }

    private static func timed<Result>(
        _ what: String,
        _ body: () throws -> Result,
    ) rethrows -> Result {
        let start = milliseconds()
        let result = try body()
        print("\(what): \(milliseconds() - start) ms of processor time")
        return result
    }

    @Test func `thousands of records go up in one session and settle`() throws {
        let count = isLong ? 10_000 : 1000
        let bench = try Bench()
        let (laptop, hub) = (try bench.create("laptop"), try bench.create("hub"))
        try Self.timed("\(count) records written") {
            try laptop.write(bulk: true) { (writer) throws(StoreError) in
                for number in 0..<count {
                    let body: JSONObject = [
                        "type": "check", "family": .string("family:\(number / 4)"),
                        "member": .string("member:\(number)"), "state": "patuh",
                        "at": "2026-11-04T19:54:00+07:00", "by": "pdp-001",
                    ]
                    try writer.put(DocumentID("check:\(number):hadir:2026-10"), body)
                }
            }
        }
        let first = try Self.timed("pushed to a hub's store") {
            try bench.run(laptop, .laptop, to: hub, .desk)
        }
        #expect(first.written == count)
        let second = try Self.timed("pushed again, with nothing to do") {
            try bench.run(laptop, .laptop, to: hub, .desk)
        }
        #expect(second.checked == 0 && second.written == 0)
        #expect(try laptop.state("check:7:hadir:2026-10")?.state == .desk)
        #expect(
            try laptop.read { (reader) throws(StoreError) in try reader.queueCount() } == count
        )
    }
}
