import Documents
import Hub
import Replication
import TestSupport
import Testing

@testable import LocalStore

/// A body in a desk's store that cannot be read any more.
struct DamagedBodyTests {
    private let database = "pendamping-siti"

    /// A desk with three records of another laptop, the body of `check:2` being damaged.
    private func hub() throws -> TestHub {
        let hub = try TestHub()
        try hub.desk.createDatabase(database, members: ["siti"])
        let store = try #require(hub.desk.database(database)).store
        try store.write { (writer) throws(StoreError) in
            for id: DocumentID in ["check:1", "check:2", "check:3"] {
                try writer.put(id, ["type": "check"])
            }
            let harm = try writer.connection.statement(
                """
                UPDATE body SET json = X'7B'
                WHERE slot >> 20 = (SELECT doc FROM document WHERE id = 'check:2')
                """
            )
            try harm.run()
        }
        return hub
    }

    @Test func `it is one row's trouble, and the sync goes on to the push`() throws {
        let hub = try hub()
        let laptop = try TestLaptop(seed: 1)
        try laptop.record("check:4", ["type": "check"])
        let sync = try laptop.sync(with: hub.connection, database: database)
        #expect(sync.down.written == 2)
        #expect(sync.down.unreadable == 1)
        #expect(sync.up.written == 1)
        #expect(try laptop.state("check:4") == .desk)
    }

    @Test func `a feed with bodies has none for it`() throws {
        let hub = try hub()
        let answer = try hub.client().send(
            "GET",
            "/\(database)/_changes?include_docs=true",
            login: TestHub.siti,
        )
        #expect(answer.status == 200)
        let rows = try #require(answer.json?["results"]?.array)
        #expect(rows.map { $0["id"]?.string } == ["check:1", "check:2", "check:3"])
        #expect(rows.map { $0["doc"]?.object == nil } == [false, true, false])
    }
}
