import Documents
import Hub
import LocalStore
import TestSupport
import Testing

/// The feed beyond what the transcripts show: many pages, places from elsewhere.
struct ChangesTests {
    private static let count = 1_205

    private func hub() throws -> (hub: TestHub, client: RawClient) {
        let hub = try TestHub()
        try hub.desk.createDatabase("data", members: ["siti"])
        let store = try #require(hub.desk.database("data")).store
        try store.write { (writer) throws(StoreError) in
            for number in 0..<ChangesTests.count {
                try writer.put(
                    DocumentID("check:\(number)"),
                    ["type": "check", "n": JSONValue(number), "seventh": .bool(number % 7 == 0)],
                )
            }
        }
        return (hub, try hub.client())
    }

    private func changes(
        _ client: RawClient,
        _ query: String,
        body: JSONValue? = nil,
    ) throws -> (ids: [String], last: String, pending: Int) {
        let target = "/data/_changes?\(query)"
        let answer =
            try body.map { try client.send("POST", target, login: TestHub.siti, json: $0) }
            ?? client.send("GET", target, login: TestHub.siti)
        let json = try #require(answer.json)
        return (
            json["results"]?.array?.compactMap { $0["id"]?.string } ?? [],
            try #require(json["last_seq"]?.string),
            json["pending"]?.int ?? -1,
        )
    }

    @Test(arguments: [1, 7, 499, 500, 501, 700, 5_000])
    func `pages of any size follow one another and miss nothing`(limit: Int) throws {
        let (_, client) = try hub()
        var since = "0"
        var ids: [String] = []
        var rounds = 0
        while rounds < (limit == 1 ? 40 : 5_000) {
            let page = try changes(client, "limit=\(limit)&since=\(since)")
            rounds += 1
            if page.ids.isEmpty { break }
            ids += page.ids
            #expect(page.pending == ChangesTests.count - ids.count)
            since = page.last
        }
        let expected = (0..<ChangesTests.count).map { "check:\($0)" }
        #expect(ids == Array(expected.prefix(limit == 1 ? 40 : expected.count)))
    }

    @Test func `a filtered page goes on until it is full`() throws {
        let (_, client) = try hub()
        let selector: JSONValue = ["selector": ["seventh": true]]
        let first = try changes(client, "filter=_selector&limit=100", body: selector)
        #expect(first.ids.count == 100 && first.ids.last == "check:693")
        let rest = try changes(
            client,
            "filter=_selector&limit=100&since=\(first.last)",
            body: selector,
        )
        #expect(rest.ids.count == 73 && rest.ids.first == "check:700")
        #expect(rest.pending == 0)
    }

    @Test func `from the newest backwards, page by page`() throws {
        let (_, client) = try hub()
        let page = try changes(client, "descending=true&limit=600")
        #expect(page.ids.first == "check:1204" && page.ids.last == "check:605")
        #expect(page.pending == 605)
        #expect(try changes(client, "descending=true").ids.count == ChangesTests.count)
    }

    @Test func `a place in another database's feed, or after the end, is the beginning`() throws {
        let (_, client) = try hub()
        for since in ["900-00000000", "999999", "1206", "%22900-zzz%22"] {
            #expect(
                try changes(client, "limit=3&since=\(since)").ids.first == "check:0",
                "\(since)",
            )
        }
        let own = try changes(client, "limit=1").last
        #expect(try changes(client, "limit=1&since=%22\(own)%22").ids == ["check:1"])
    }

    @Test func `a revision too high to go on from is kept and harms nobody`() throws {
        let (_, client) = try hub()
        let high = "9007199254740992-aaaa"
        let grafted = try client.send(
            "PUT",
            "/data/check:tinggi?new_edits=false",
            login: TestHub.siti,
            json: ["_rev": .string(high), "type": "check"],
        )
        #expect(grafted.status == 201)
        for body: JSONValue in [
            ["_rev": .string(high), "type": "check", "v": 2],
            ["_rev": .string(high), "_deleted": true],
        ] {
            let edited = try client.send(
                "PUT",
                "/data/check:tinggi",
                login: TestHub.siti,
                json: body,
            )
            #expect(edited.status == 409)
        }
        #expect(try changes(client, "descending=true&limit=1").ids == ["check:tinggi"])
    }
}
