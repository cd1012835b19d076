import Foundation
import LocalStore
import Synchronization
import TestSupport
import Testing

@testable import Caseload

@Suite struct SideReadTests {
    private static let count = "SELECT count(*) FROM document"
    private static let many = 100_000

    /// What a reading aside comes to, and how often its body ran.
    private func read(
        _ bench: Bench,
        families: Int = many,
        between: () throws(StoreError) -> Void = {},
        failing: Int = 0,
    ) throws -> (own: Int, aside: Int, runs: Int) {
        let runs = Mutex(0)
        let body = { @Sendable (reader: Reader) throws(StoreError) -> Int in
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            if run <= failing { throw StoreError.closed }
            return try reader.count(Self.count)
        }
        return try bench.caseload.read { (reader) throws(StoreError) in
            let own = try reader.count(Self.count)
            try between()
            let aside = SideRead(bench.caseload, families: families, body)
            return (own, try aside.end(reader), runs.withLock { $0 })
        }
    }

    @Test func `what was read aside at the same moment is read once`() throws {
        let seen = try read(try RecordsBench().bench)
        #expect(seen.own > 0 && seen.aside == seen.own && seen.runs == 1)
    }

    @Test func `what was read aside at a later moment is read again at the one that is meant`()
        throws
    {
        let bench = try RecordsBench().bench
        let seen = try read(
            bench,
            between: { () throws(StoreError) in
                try bench.store.write { (writer) throws(StoreError) in
                    _ = try writer.put("visit:x", ["type": "visit"])
                }
            },
        )
        #expect(seen.aside == seen.own && seen.runs == 2)
        #expect(try read(bench).own == seen.own + 1)
    }

    @Test func `what failed aside is read again, and fails only if that fails, too`() throws {
        let bench = try RecordsBench().bench
        let seen = try read(bench, failing: 1)
        #expect(seen.aside == seen.own && seen.runs == 2)
        #expect(throws: CaseloadError.self) { try read(bench, failing: 2) }
    }

    @Test(arguments: [(300, false), (many, true)])
    func `of few families nothing is read on another thread`(families: Int, isAside: Bool) throws {
        let bench = try RecordsBench().bench
        let thread = Mutex<pthread_t?>(nil)
        try bench.caseload.read { (reader) throws(StoreError) in
            let aside = SideRead(bench.caseload, families: families) { (_) throws(StoreError) in
                thread.withLock { $0 = pthread_self() }
            }
            try aside.end(reader)
        }
        let other = try #require(thread.withLock { $0 })
        #expect((pthread_equal(other, pthread_self()) == 0) == isAside)
    }
}
