import Documents
import Glibc
import Hub
import LocalStore
import Replication
import TestSupport
import Testing

/// What one caller, and all of them together, may take of a hub.
struct LimitTests {
    private func hub(_ change: (inout WebLimits) -> Void = { _ in }) throws -> TestHub {
        var limits = WebLimits()
        change(&limits)
        let hub = try TestHub(limits: limits)
        try hub.desk.createDatabase("pendamping-siti", members: ["siti"])
        return hub
    }

    /// A hub that answers a stranger is alive.
    ///
    /// On a busy machine the head of the first may come too late for the limits.
    private func isAlive(_ hub: TestHub) -> Bool {
        (0..<20).contains { _ in (try? hub.client().send("GET", "/_up"))?.status == 200 }
    }

    @Test func `a body longer than the limit is refused before it is read`() throws {
        let hub = try hub { $0.body = 10_000 }
        let client = try hub.client()
        try client.write(
            Array("POST /_session HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n".utf8)
        )
        let answer = try client.answer(to: "POST")
        #expect(answer.status == 413)
        #expect(answer.json?["error"]?.string == "too_large")
        #expect(isAlive(hub))
    }

    @Test func `a body whose length nobody tells is stopped where the limit is`() throws {
        let hub = try hub { $0.body = 10_000 }
        let client = try hub.client()
        try client.write(
            Array(
                "POST /_session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".utf8
            )
        )
        for _ in 0..<12 {
            try client.write(Array("3e8\r\n".utf8) + [UInt8](repeating: 0x20, count: 1000))
            try client.write(Array("\r\n".utf8))
        }
        try client.write(Array("0\r\n\r\n".utf8))
        #expect(try client.answer(to: "POST").status == 413)
    }

    @Test func `all bodies together have a limit too`() throws {
        let hub = try hub { $0.bodiesTogether = 5_000 }
        let two = try hub.client()
        let head = "POST /_session HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n"
        var one = try hub.client()
        var status = 0
        // On a busy machine the second body may be counted first, and the first one refused: once more then.
        for round in 1...20 where status != 503 {
            one = try hub.client()
            try one.write(Array(head.utf8) + [UInt8](repeating: 0x20, count: 3_500))
            usleep(UInt32(round) * 20_000)
            status = try two.send(
                "POST",
                "/_session",
                body: [UInt8](repeating: 0x20, count: 4_000),
            )
            .status
        }
        #expect(status == 503)
        try one.write([UInt8](repeating: 0x20, count: 500))
        #expect(try one.answer(to: "POST").status == 400)
        let after = try two.send(
            "POST",
            "/_session",
            body: [UInt8](repeating: 0x20, count: 4_000),
        )
        #expect(after.status == 400)
    }

    @Test func `a bomb in gzip is refused`() throws {
        let hub = try hub { $0.body = 1_000_000 }
        let packed = Bombs.tenMegabytes
        #expect(packed.count < 20_000)
        let answer = try hub.client().send(
            "POST",
            "/pendamping-siti/_bulk_docs",
            login: TestHub.siti,
            headers: [("Content-Encoding", "gzip")],
            body: packed,
        )
        #expect(answer.status == 413)
        let unknown = try hub.client().send(
            "POST",
            "/_session",
            headers: [("Content-Encoding", "br")],
            body: [1, 2, 3],
        )
        #expect(unknown.status == 415)
        let damaged = try hub.client().send(
            "POST",
            "/_session",
            headers: [("Content-Encoding", "gzip")],
            body: [1, 2, 3],
        )
        #expect(damaged.status == 400)
    }

    @Test func `who is not known brings no more than a login`() throws {
        let hub = try hub()
        let many = [UInt8](repeating: 0x20, count: 5_000)
        for (method, path) in [
            ("POST", "/_session"), ("GET", "/"), ("GET", "/_up"), ("DELETE", "/_session"),
        ] {
            #expect(
                try hub.client().send(method, path, body: many).status == 413,
                "\(method) \(path)",
            )
            let client = try hub.client()
            try client.write(
                Array(
                    "\(method) \(path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .utf8
                )
            )
            try client.write(Array("1388\r\n".utf8) + many + Array("\r\n0\r\n\r\n".utf8))
            #expect(try client.answer(to: method).status == 413, "\(method) \(path), no length")
        }
        // Nor by way of gzip, nor with a login that she has already.
        let packed = try Gzip.compress(many)
        #expect(packed.count < 1_000)
        for login in [nil, TestHub.siti] {
            let answer = try hub.client().send(
                "POST",
                "/_session",
                login: login,
                headers: [("Content-Encoding", "gzip")],
                body: packed,
            )
            #expect(answer.status == 413)
        }
        let known = try hub.client().send(
            "POST",
            "/pendamping-siti/_bulk_docs",
            login: TestHub.siti,
            body: Array(#"{"docs":[]}"#.utf8) + many,
        )
        #expect(known.status == 201)
    }

    @Test func `what a packed body comes to counts among all bodies`() throws {
        let hub = try hub { $0.bodiesTogether = 100_000 }
        func send(_ count: Int) throws -> Int {
            let text = Array(#"{"docs":[]}"#.utf8) + [UInt8](repeating: 0x20, count: count)
            return try hub.client().send(
                "POST",
                "/pendamping-siti/_bulk_docs",
                login: TestHub.siti,
                headers: [("Content-Encoding", "gzip")],
                body: try Gzip.compress(text),
            )
            .status
        }
        #expect(try send(150_000) == 503)
        // And the room is there again afterwards, each time.
        for _ in 0..<5 { #expect(try send(60_000) == 201) }
    }

    @Test func `a head without end is refused`() throws {
        let hub = try hub()
        let client = try hub.client()
        try client.write(Array("GET /_up HTTP/1.1\r\nHost: x\r\n".utf8))
        var status: Int?
        do {
            for number in 0..<4_000 {
                try client.write(
                    Array("X-\(number): \(String(repeating: "a", count: 60))\r\n".utf8)
                )
            }
            status = try client.answer(to: "GET").status
        } catch {
            // Closed on while we were still writing.
        }
        #expect(status == nil || status == 431)
        #expect(isAlive(hub))
    }

    @Test func `who sends his head letter by letter loses his place`() throws {
        let hub = try hub {
            $0.patience = 1
            $0.idle = 30
        }
        let client = try hub.client()
        let start = ContinuousClock.now
        #expect(throws: RawClient.Failure.self) {
            for letter in "GET /_up HTTP/1.1\r\nHost: " + String(repeating: "x", count: 400) {
                try client.write(Array(String(letter).utf8))
                usleep(50_000)
            }
            _ = try client.answer(to: "GET")
        }
        #expect(ContinuousClock.now - start < .seconds(15))
        #expect(isAlive(hub))
    }

    @Test func `who lets his body trickle loses his place`() throws {
        let hub = try hub {
            $0.patience = 1
            $0.slowest = 1_000
            $0.idle = 30
        }
        let client = try hub.client()
        let start = ContinuousClock.now
        #expect(throws: RawClient.Failure.self) {
            let head = "POST /_session HTTP/1.1\r\nHost: x\r\nContent-Length: 400\r\n\r\n"
            try client.write(Array(head.utf8))
            for _ in 0..<400 {
                try client.write([0x20])
                usleep(50_000)
            }
            _ = try client.answer(to: "POST")
        }
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test func `who never reads his answer loses his place`() throws {
        let hub = try hub {
            $0.patience = 1
            $0.slowest = 10_000_000
            $0.idle = 30
        }
        let store = try #require(hub.desk.database("pendamping-siti")).store
        let text = String(repeating: "x", count: 1_000_000)
        for number in 0..<20 {
            _ = try store.write { (writer) throws(StoreError) in
                try writer.put(
                    DocumentID("check:\(number)"),
                    ["type": "check", "v": .string(text)],
                )
            }
        }
        // On a busy machine a second may pass before the request is written: then it is the head that is too slow.
        var served: RawClient?
        for _ in 0..<20 where served == nil {
            let client = try hub.client(patience: 60)
            guard
                (try? client.begin("/pendamping-siti/_changes?include_docs=true", TestHub.siti))
                    != nil
            else { continue }
            if try client.hasAnswer(within: 30_000) { served = client }
        }
        let client = try #require(served, "nobody was answered")
        let end = ContinuousClock.now + .seconds(180)
        while hub.server.connectionCount > 0, ContinuousClock.now < end { usleep(50_000) }
        #expect(hub.server.connectionCount == 0)
        // And it is cut off, not served whole into the buffers on the way.
        #expect(throws: RawClient.Failure.self) { try client.answer(to: "GET") }
        #expect(isAlive(hub))
    }

    @Test func `one address has so many connections, and gets its places back`() throws {
        let hub = try hub { $0.connectionsPerAddress = 5 }
        var clients: [RawClient] = []
        for _ in 0..<5 { clients.append(try hub.client()) }
        for client in clients { #expect(try client.send("GET", "/_up").status == 200) }
        #expect(throws: RawClient.Failure.self) {
            _ = try hub.client(patience: 5).send("GET", "/_up")
        }
        clients.removeAll()
        var status = 0
        for _ in 0..<50 where status != 200 {
            status = (try? hub.client(patience: 5).send("GET", "/_up").status) ?? 0
            usleep(50_000)
        }
        #expect(status == 200)
    }
}
