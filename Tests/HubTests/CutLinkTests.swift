import Documents
import Hub
import LocalStore
import Replication
import TestSupport
import Testing

/// A laptop at a desk over a link that is cut: whatever was lost comes the next time, and nothing twice.
struct CutLinkTests {
    private static let database = "pendamping-siti"
    private static let records = 60

    @Test func `cut after any byte of a session, the next one ends it`() throws {
        let whole = try session(cutAfter: nil, seed: 0)
        #expect(whole > 10_000)
        let step = Long.isOn ? 97 : max(1, whole / 10)
        for place in stride(from: 40, to: whole, by: step) {
            _ = try session(cutAfter: place, seed: UInt64(place))
        }
    }

    /// One laptop with records, one hub with others: syncs until both ways are through.
    ///
    /// - Returns: The bytes that went over the link.
    private func session(cutAfter place: Int?, seed: UInt64) throws -> Int {
        let hub = try TestHub()
        try hub.desk.createDatabase(CutLinkTests.database, members: ["siti"])
        let store = try #require(hub.desk.database(CutLinkTests.database)).store
        try store.write { (writer) throws(StoreError) in
            for number in 0..<CutLinkTests.records {
                try writer.put(DocumentID("family:\(number)"), ["type": "family"])
            }
        }
        let laptop = try TestLaptop(seed: seed)
        for number in 0..<CutLinkTests.records {
            try laptop.record(
                DocumentID("check:\(number)"),
                ["type": "check", "v": JSONValue(number)],
            )
        }
        let proxy = try LinkProxy(to: UInt16(hub.server.port))
        defer { proxy.stop() }
        var connection = hub.connection
        connection.url = "http://127.0.0.1:\(proxy.port)"
        if let place {
            proxy.reset(LinkProxy.Behaviour(cutAfter: place))
            _ = try? laptop.sync(with: connection, database: CutLinkTests.database)
            proxy.reset()
        }
        _ = try laptop.sync(with: connection, database: CutLinkTests.database)
        let moved = proxy.carried
        let again = try laptop.sync(with: connection, database: CutLinkTests.database)
        let shown = "cut after \(place ?? -1)"
        #expect(again.down.written == 0 && again.up.written == 0, "\(shown)")
        for number in 0..<CutLinkTests.records {
            let id = DocumentID("check:\(number)")
            #expect(try laptop.state(id) == .desk, "\(shown): \(id)")
        }
        let (mine, theirs) = (try leaves(of: laptop.store), try leaves(of: store))
        #expect(mine == theirs && mine.count == 2 * CutLinkTests.records, "\(shown)")
        return moved
    }

    private func leaves(of store: Store) throws -> [DocumentID: [RevisionID]] {
        try store.read { (reader) throws(StoreError) in
            var leaves: [DocumentID: [RevisionID]] = [:]
            for row in try reader.changes(since: 0, limit: .max, allLeaves: true).rows {
                leaves[row.id] = row.leaves.map(\.revision)
            }
            return leaves
        }
    }
}
