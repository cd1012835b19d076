import Documents
import TestSupport
import Testing

@testable import Replication

@Suite struct HTTPClientTests {
    private func client(
        _ server: ScriptedServer,
        login: Login? = nil,
        authentication: ServerConnection.Authentication = .session,
        patience: Patience = Patience(),
        answerLimit: Int = 64 << 20,
        packing: ServerConnection.Packing = .overLinks,
        cancellation: Cancellation = Cancellation(),
    ) -> HTTPClient {
        HTTPClient(
            ServerConnection(
                url: server.url,
                login: login,
                authentication: authentication,
                patience: patience,
                answerLimit: answerLimit,
                packing: packing,
            ),
            cancellation: cancellation,
        )
    }

    private func failure(_ body: () throws(PeerError) -> Void) -> PeerError? {
        do throws(PeerError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func `Requests of one client share a connection`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(200, json: "{}") }
        let client = client(server)
        for _ in 0..<5 { _ = try client.send(HTTPRequest("GET", "/")) }
        #expect(server.connectionCount == 1)
        #expect(server.requests.count == 5)
    }

    @Test func `Method, query, headers and body arrive as they were given`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(201, json: "{}") }
        let body = Array(repeating: UInt8(ascii: "x"), count: 3_000_000)
        let answer = try client(server).send(
            HTTPRequest(
                "PUT",
                "/a/" + "b/c d".pathSegment,
                query: [("since", "1-a&b=ü")],
                headers: [("X-Test", "y")],
                body: body,
            )
        )
        #expect(answer.status == 201)
        let request = try #require(server.requests.first)
        #expect(request.method == "PUT")
        #expect(request.path == "/a/b%2Fc%20d")
        #expect(request.query == ["since": "1-a%26b%3D%C3%BC"])
        #expect(request.headers["x-test"] == "y")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["expect"] == nil)
        #expect(request.body == body)
    }

    @Test func `An empty body is sent as an empty body`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(200, json: "{}") }
        let client = client(server)
        _ = try client.send(HTTPRequest("POST", "/", body: []))
        _ = try client.send(HTTPRequest("DELETE", "/x"))
        _ = try client.send(HTTPRequest("HEAD", "/x"))
        #expect(server.requests.map(\.method) == ["POST", "DELETE", "HEAD"])
        #expect(server.requests[0].headers["content-length"] == "0")
        #expect(server.requests.allSatisfy { $0.body.isEmpty })
    }

    @Test func `Traffic counts every byte of both directions`() throws {
        let reply = ScriptedReply(200, json: String(repeating: " ", count: 5_000) + "{}")
        let server = try ScriptedServer { _ in reply }
        let client = client(server)
        _ = try client.send(HTTPRequest("POST", "/", body: Array(repeating: 32, count: 200_000)))
        _ = try client.send(HTTPRequest("GET", "/"))
        #expect(client.traffic.sent == server.requests.reduce(0) { $0 + $1.size })
        #expect(client.traffic.received == 2 * reply.bytes.count)
    }

    @Test func `A packed answer is unpacked, and counted as it came`() throws {
        // gzip of 1,000 times "a".
        let packed: [UInt8] = [
            0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, 0x4b, 0x4c, 0x1c, 5, 0xa3, 0x60, 0x14, 0xc, 0x77, 0,
            0, 3, 0xda, 0x38, 0x9a, 0xe8, 3, 0, 0,
        ]
        let server = try ScriptedServer { _ in
            ScriptedReply(200, headers: [("Content-Encoding", "gzip")], body: packed)
        }
        let client = client(server, packing: .always)
        let answer = try client.send(HTTPRequest("GET", "/"))
        #expect(answer.body == Array(repeating: UInt8(ascii: "a"), count: 1_000))
        #expect(server.requests[0].headers["accept-encoding"] == "gzip")
        #expect(client.traffic.received < 150)
    }

    @Test func `An answer beyond the limit is not taken in`() throws {
        let server = try ScriptedServer { _ in
            ScriptedReply(200, body: Array(repeating: 32, count: 100_001))
        }
        let client = client(server, answerLimit: 100_000)
        #expect(
            failure { () throws(PeerError) in _ = try client.send(HTTPRequest("GET", "/")) }
                == .tooLarge
        )
    }

    @Test func `A redirect is not followed`() throws {
        let server = try ScriptedServer { _ in
            ScriptedReply(302, headers: [("Location", "http://example.invalid/")])
        }
        let answer = try client(server).send(HTTPRequest("GET", "/"))
        #expect(answer.status == 302)
        guard case .badAddress = PeerError(answer, database: "d") else {
            Issue.record("a redirect is a wrong address")
            return
        }
    }

    @Test(arguments: [
        "<center>The plain HTTP request was sent to HTTPS port</center>",
        "Client sent an HTTP request to an HTTPS server.\n",
        "You're speaking plain HTTP to an SSL-enabled server port.<br />",
    ])
    func `A port that says it takes https alone is told as such`(page: String) {
        let answer = HTTPAnswer(status: 400, headers: [:], body: Array(page.utf8))
        let error = PeerError(answer, database: "d")
        guard case .badAddress(let detail)? = error else {
            Issue.record("expected badAddress, got \(String(describing: error))")
            return
        }
        #expect(detail.hasPrefix(PeerError.onlyTLS), "\(detail)")
    }

    @Test func `Nobody at the address is no link`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(200) }
        server.stop()
        let client = client(server)
        guard
            case .noLink = failure({ () throws(PeerError) in
                _ = try client.send(HTTPRequest("GET", "/"))
            })
        else {
            Issue.record("expected no link")
            return
        }
    }

    @Test func `A name that nobody has is told as such`() throws {
        let client = HTTPClient(
            ServerConnection(url: "https://tidak-ada.invalid"),
            cancellation: Cancellation(),
        )
        guard
            case .noLink(let detail) = failure({ () throws(PeerError) in
                _ = try client.send(HTTPRequest("GET", "/"))
            })
        else {
            Issue.record("expected no link")
            return
        }
        #expect(detail.hasPrefix(PeerError.nameUnknown))
    }

    @Test(arguments: [0, 1, 10, 40, 60, 80, 200])
    func `An answer cut after so many bytes is worth another try`(_ bytes: Int) throws {
        let server = try ScriptedServer { request in
            var reply = ScriptedReply(200, json: String(repeating: "x", count: 500))
            // libcurl itself asks once more on a kept connection that ends before the first byte.
            if request.number > 0 { reply.cutAfter = bytes }
            return reply
        }
        let client = client(server)
        _ = try client.send(HTTPRequest("GET", "/"))
        let error = failure { () throws(PeerError) in _ = try client.send(HTTPRequest("GET", "/")) }
        #expect(error?.isTransient == true, "cut after \(bytes): \(String(describing: error))")
    }

    @Test func `A connection that ended while idle is opened anew`() throws {
        let server = try ScriptedServer { request in
            var reply = ScriptedReply(200, json: "{}")
            if request.number == 0 { reply.raw = reply.bytes }
            return reply
        }
        let client = client(server)
        #expect(try client.send(HTTPRequest("POST", "/", body: [123, 125])).status == 200)
        #expect(try client.send(HTTPRequest("POST", "/", body: [123, 125])).status == 200)
        #expect(server.connectionCount == 2)
    }

    @Test func `What is no HTTP at all is garbled`() throws {
        let server = try ScriptedServer { _ in
            var reply = ScriptedReply(200)
            reply.raw = Array("SSH-2.0-OpenSSH_9.2\r\n\r\n".utf8)
            return reply
        }
        let client = client(server)
        guard
            case .garbled = failure({ () throws(PeerError) in
                _ = try client.send(HTTPRequest("GET", "/"))
            })
        else {
            Issue.record("expected garbled")
            return
        }
    }

    @Test func `A server that stands still is given up`() throws {
        let server = try ScriptedServer { _ in
            var reply = ScriptedReply(200, json: "{}")
            reply.delay = 60_000
            return reply
        }
        let client = client(server, patience: Patience(standing: 1))
        guard
            case .timedOut = failure({ () throws(PeerError) in
                _ = try client.send(HTTPRequest("GET", "/"))
            })
        else {
            Issue.record("expected timedOut")
            return
        }
    }

    @Test func `A slow answer that keeps moving is waited for`() throws {
        let server = try ScriptedServer { _ in
            var reply = ScriptedReply(200, json: String(repeating: " ", count: 1_200) + "{}")
            reply.dripping = 300
            return reply
        }
        let client = client(server, patience: Patience(standing: 3))
        let answer = try client.send(HTTPRequest("GET", "/"))
        #expect(answer.status == 200)
        #expect(answer.body.count == 1_202)
    }

    @Test func `A cancel ends a wait within a tenth of a second or so`() throws {
        // The best of a few: a machine that is busy with other tests wakes everybody late.
        var best = Duration.seconds(60)
        for _ in 0..<5 where best > .milliseconds(150) {
            let server = try ScriptedServer { _ in
                var reply = ScriptedReply(200, json: "{}")
                reply.delay = 60_000
                return reply
            }
            let cancellation = Cancellation()
            let client = client(server, cancellation: cancellation)
            let get = { () throws(PeerError) in _ = try client.send(HTTPRequest("GET", "/")) }
            let canceller = Canceller(cancellation, after: 300)
            #expect(failure(get) == .cancelled)
            best = min(best, try #require(canceller.when).duration(to: ContinuousClock().now))
            #expect(failure(get) == .cancelled)
            #expect(server.requests.count <= 1)
        }
        #expect(best < .milliseconds(150), "it took \(best) after the cancel")
    }

    @Test func `A header cannot smuggle a second one`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(200) }
        let client = client(server)
        let request = HTTPRequest("GET", "/", headers: [("A", "b\r\nC: d")])
        guard case .badAddress = failure({ () throws(PeerError) in _ = try client.send(request) })
        else {
            Issue.record("expected badAddress")
            return
        }
        #expect(server.requests.isEmpty)
    }
}
