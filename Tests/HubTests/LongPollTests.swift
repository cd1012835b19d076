import Documents
import Glibc
import Hub
import TestSupport
import Testing

/// Callers that wait for news.
struct LongPollTests {
    private func hub() throws -> TestHub {
        let hub = try TestHub()
        try hub.desk.createDatabase("pendamping-siti", members: ["siti"])
        return hub
    }

    @Test func `a wait ends with the change it waited for`() throws {
        let hub = try hub()
        let waiting = try hub.client()
        try waiting.begin("/pendamping-siti/_changes?feed=longpoll&since=now", TestHub.siti)
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

    @Test func `closing the hub ends every wait with a whole answer`() throws {
        let hub = try hub()
        let waiting = try (0..<5).map { _ in try hub.client() }
        for client in waiting {
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
