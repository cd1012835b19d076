import Documents
import Glibc
import Hub
import LocalStore
import TestSupport
import Testing

/// Callers that wait for news.
struct LongPollTests {
    private func hub(_ limits: WebLimits = WebLimits()) throws -> TestHub {
        let hub = try TestHub(limits: limits)
        try hub.desk.createDatabase("pendamping-siti", members: ["siti"])
        return hub
    }

    @Test func `a wait ends with the change it waited for`() throws {
        let hub = try hub()
        let waiting = try hub.client()
        let before = try waiting.send("GET", "/pendamping-siti", login: TestHub.siti)
        let sequence = try #require(before.json?["update_seq"]?.string)
        // Whichever comes first, the change is after this sequence.
        try waiting.begin(
            "/pendamping-siti/_changes?feed=longpoll&since=\(sequence)",
            TestHub.siti,
        )
        usleep(300_000)
        let start = ContinuousClock.now
        let written = try hub.client().send(
            "PUT",
            "/pendamping-siti/check:1",
            login: TestHub.siti,
            json: ["type": "check"],
        )
        #expect(written.status == 201)
        let answer = try waiting.answer(to: "GET")
        #expect(answer.json?["results"]?.array?.map { $0["id"]?.string } == ["check:1"])
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `what is there already is told at once`() throws {
        let hub = try hub()
        let client = try hub.client()
        _ = try client.send(
            "PUT",
            "/pendamping-siti/check:1",
            login: TestHub.siti,
            json: ["type": "check"],
        )
        let start = ContinuousClock.now
        let answer = try client.send(
            "GET",
            "/pendamping-siti/_changes?feed=longpoll&since=0",
            login: TestHub.siti,
        )
        #expect(answer.json?["results"]?.array?.count == 1)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `a wait in vain ends empty when its time is up, and where it began`() throws {
        let hub = try hub()
        let client = try hub.client()
        let before = try client.send("GET", "/pendamping-siti", login: TestHub.siti)
        let start = ContinuousClock.now
        let answer = try client.send(
            "GET",
            "/pendamping-siti/_changes?feed=longpoll&since=now&timeout=400",
            login: TestHub.siti,
        )
        let taken = ContinuousClock.now - start
        #expect(answer.status == 200)
        #expect(answer.json?["results"]?.array?.isEmpty == true)
        let sequence = try #require(before.json?["update_seq"]?.string)
        #expect(answer.json?["last_seq"]?.string == sequence)
        #expect(taken >= .milliseconds(400) && taken < .seconds(15), "\(taken)")
    }

    @Test(arguments: ["-1", "soon", "1e3"])
    func `a time that is none is refused`(_ text: String) throws {
        let answer = try hub().client().send(
            "GET",
            "/pendamping-siti/_changes?feed=longpoll&since=now&timeout=\(text)",
            login: TestHub.siti,
        )
        #expect(answer.status == 400)
    }

    @Test func `who waits in another database hears nothing of it`() throws {
        let hub = try hub()
        try hub.desk.createDatabase("pendamping-budi", members: ["budi"])
        let other = try hub.client()
        try other.begin(
            "/pendamping-budi/_changes?feed=longpoll&since=now&timeout=1500",
            TestHub.budi,
        )
        try write("check:1", hub)
        #expect(try other.answer(to: "GET").json?["results"]?.array?.isEmpty == true)
    }

    @Test func `many wait at once, others are served meanwhile, and one change answers them all`()
        throws
    {
        var limits = WebLimits()
        limits.connectionsPerAddress = 24
        let hub = try hub(limits)
        let waiting = try (0..<20).map { _ in try hub.client() }
        for client in waiting {
            try client.begin("/pendamping-siti/_changes?feed=longpoll&since=0", TestHub.siti)
        }
        let other = try hub.client()
        for _ in 0..<5 { #expect(try other.send("GET", "/_up").status == 200) }
        try write("check:1", hub)
        for client in waiting {
            let answer = try client.answer(to: "GET")
            #expect(answer.json?["results"]?.array?.map { $0["id"]?.string } == ["check:1"])
        }
    }

    @Test func `waits take places like any request, and give them back`() throws {
        var limits = WebLimits()
        limits.connectionsPerAddress = 6
        let hub = try hub(limits)
        let waiting = try (0..<6).map { _ in try hub.client() }
        for client in waiting {
            // An answer first: only who is served has a place.
            #expect(try client.send("GET", "/_up").status == 200)
            try client.begin("/pendamping-siti/_changes?feed=longpoll&since=0", TestHub.siti)
        }
        #expect(throws: RawClient.Failure.self) {
            _ = try hub.client(patience: 5).send("GET", "/_up")
        }
        let store = try #require(hub.desk.database("pendamping-siti")).store
        _ = try store.write { (writer) throws(StoreError) in
            try writer.put("check:1", ["type": "check"])
        }
        // Nobody told them: another process may have written, which they look up each second.
        for client in waiting {
            #expect(try client.answer(to: "GET").json?["results"]?.array?.count == 1)
            #expect(try client.send("GET", "/_up").status == 200)
        }
    }

    private func write(_ id: String, _ hub: TestHub) throws {
        let written = try hub.client().send(
            "PUT",
            "/pendamping-siti/\(id)",
            login: TestHub.siti,
            json: ["type": "check"],
        )
        #expect(written.status == 201)
    }

    @Test func `closing the hub ends every wait with a whole answer`() throws {
        let hub = try hub()
        let waiting = try (0..<5).map { _ in try hub.client() }
        for client in waiting {
            // An answer first: the hashing of a login is behind it then.
            #expect(try client.send("GET", "/pendamping-siti", login: TestHub.siti).status == 200)
            try client.begin("/pendamping-siti/_changes?feed=longpoll&since=now", TestHub.siti)
        }
        usleep(500_000)
        let start = ContinuousClock.now
        hub.stop()
        for client in waiting {
            #expect(try client.answer(to: "GET").json?["results"]?.array?.isEmpty == true)
        }
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(throws: RawClient.Failure.self) { try hub.client() }
    }
}
