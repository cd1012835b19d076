import Documents
import Replication
import Testing
import TestSupport

/// A session between two peers that answer as they should.
struct SessionTests {
    @Test(arguments: [FakeSequence.number, .text, .array, .opaque])
    func `a session brings every leaf and a second one moves nothing`(
        _ sequences: FakeSequence
    ) throws {
        let pair = Pair(sequences: sequences)
        let first = pair.laptop.data.edit("check:1", parent: nil, ["state": "hadir"])
        pair.laptop.data.edit("check:1", parent: first, ["state": "izin"])
        pair.laptop.data.edit("check:1", parent: first, ["state": "alpa"])
        for number in 2...1234 { pair.laptop.record(number) }
        let report = try pair.push()
        #expect(report.written == 1235)
        #expect(pair.server.data.leaves == pair.laptop.data.leaves)
        #expect(pair.laptop.data.queue.isEmpty)

        pair.clearCalls()
        let second = try pair.push()
        #expect(second.written == 0 && second.checked == 0)
        #expect(pair.server.calls == [.information, .localDocument])
        #expect(pair.laptop.calls == [.information, .localDocument, .changes])
    }
}
