import Documents
import LocalStore
import Replication
import StorePeers
import TestSupport
import Testing

@testable import Hub

/// Bodies packed with gzip, and pushes that read ahead, between a laptop and a hub.
struct PackingTests {
    private static let database = "pendamping-siti"

    private func hub() throws -> TestHub {
        let hub = try TestHub()
        try hub.desk.createDatabase(Self.database, members: ["siti"])
        return hub
    }

    private func fill(_ laptop: TestLaptop, _ count: Int) throws {
        try laptop.store.write { (writer) throws(StoreError) in
            for number in 0..<count {
                try writer.put(
                    DocumentID("check:orang-\(number):sekolah:2026-10"),
                    ["type": "check", "state": "patuh", "note": .string("nomor \(number)")],
                )
            }
        }
    }

    @Test func `Packed requests and answers bring the same in a third of the bytes`() throws {
        let hub = try hub()
        var sizes: [Bool: (sent: Int, received: Int)] = [:]
        for packs in [false, true] {
            let laptop = try TestLaptop(seed: packs ? 1 : 2)
            if !packs { try fill(laptop, 300) }
            var connection = hub.connection
            connection.packing = packs ? .always : .never
            let (down, up) = try laptop.sync(with: connection, database: Self.database)
            #expect((packs ? down : up).written == 300)
            sizes[packs] = (up.traffic.sent, down.traffic.received)
        }
        // Again with the sides changed: a packed push, a pull as it is.
        let writer = try TestLaptop(seed: 3)
        try writer.store.write { (writer) throws(StoreError) in
            for number in 0..<300 {
                try writer.put(
                    DocumentID("check:lain-\(number):sekolah:2026-10"),
                    ["type": "check", "state": "patuh", "note": .string("nomor \(number)")],
                )
            }
        }
        var packed = hub.connection
        packed.packing = .always
        let push = Replication(
            from: StorePeer(writer.store, kind: .laptop),
            to: CouchPeer(packed, database: Self.database, cancellation: Cancellation()),
            TestLaptop.options,
        )
        let pushed = try push.run()
        #expect(pushed.written == 300)
        let plainSent = try #require(sizes[false]?.sent)
        #expect(pushed.traffic.sent * 3 < plainSent)
        let reader = try TestLaptop(seed: 4)
        let (down, _) = try reader.sync(with: hub.connection, database: Self.database)
        #expect(down.written == 600)
        // Twice the documents came as they are.
        let packedReceived = try #require(sizes[true]?.received)
        #expect(packedReceived * 6 < down.traffic.received)
    }

    @Test(
        arguments: [
            ("gzip", true), ("deflate, GZIP;q=0.5", true), ("x-gzip", true), ("gzip;q=0", false),
            ("gzip; q=0.0", false), ("identity", false), ("", false), ("br, gzipped", false),
        ]
    )
    func `Accept-Encoding is read as it is meant`(header: String, isAccepted: Bool) {
        #expect(WebPacking.isAccepted(header) == isAccepted)
    }

    @Test func `A push that reads ahead brings every record, and the next one nothing`() throws {
        let hub = try hub()
        let laptop = try TestLaptop(seed: 5)
        try fill(laptop, 2_300)
        var options = TestLaptop.options
        options.readsAhead = true
        options.checkpointInterval = 2_000
        let own = StorePeer(laptop.store, kind: .laptop)
        func push() throws -> ReplicationReport {
            let server = CouchPeer(
                hub.connection,
                database: Self.database,
                cancellation: Cancellation(),
            )
            return try Replication(from: own, to: server, options).run()
        }
        let first = try push()
        #expect(first.written == 2_300 && first.refused.isEmpty && first.unreadable == 0)
        let waiting = try laptop.store.read { (reader) throws(StoreError) in
            try reader.count("SELECT count(*) FROM delivery WHERE state <> 2")
        }
        #expect(waiting == 0, "every record is noted as at the desk")
        let second = try push()
        #expect(second.checked == 0 && second.fetched == 0 && second.written == 0)
    }
}
