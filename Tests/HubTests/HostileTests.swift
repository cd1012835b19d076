import Documents
import Glibc
import Hub
import TestSupport
import Testing

/// Bytes that are no request, requests that are no protocol: a hub answers, or closes, and goes on.
struct HostileTests {
    private static let seeds = UInt64(1)...(Long.isOn ? 400 : 5)

    @Test(arguments: seeds)
    func `noise and mangled requests do not stop it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var limits = WebLimits()
        limits.patience = 2
        limits.idle = 3
        let hub = try HostileTests.hub(limits)
        for _ in 0..<20 {
            let client = try hub.client(patience: 1)
            try? client.write(HostileTests.bytes(&generator))
            if Bool.random(using: &generator) { client.shutdownSending() }
            _ = try? client.answer(to: "GET")
        }
        #expect(try hub.client().send("GET", "/_up").status == 200, "seed \(seed)")
        try HostileTests.expectNobodyLeft(hub, seed)
    }

    @Test(arguments: seeds)
    func `odd paths, queries and bodies get an answer of the protocol`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let hub = try HostileTests.hub()
        let client = try hub.client()
        for _ in 0..<150 {
            let method = HostileTests.methods.randomElement(using: &generator) ?? "GET"
            let target = HostileTests.target(&generator)
            let body =
                Bool.random(using: &generator)
                ? HostileTests.json(&generator).serialized()
                : HostileTests.noise(&generator, longest: 300)
            let answer = try client.send(method, target, login: TestHub.office, body: body)
            let shown = "seed \(seed): \(method) \(target) → \(answer.status)"
            #expect((200..<600).contains(answer.status) && answer.status != 500, "\(shown)")
            if answer.status >= 400, method != "HEAD" {
                #expect(answer.json?["error"]?.string?.isEmpty == false, "\(shown)")
                #expect(answer.json?["reason"]?.string != nil, "\(shown)")
            }
        }
        #expect(try client.send("GET", "/data", login: TestHub.office).status == 200)
    }

    private static func hub(_ limits: WebLimits = WebLimits()) throws -> TestHub {
        let hub = try TestHub(limits: limits)
        try hub.desk.createDatabase("data", members: ["siti"])
        return hub
    }

    private static func expectNobodyLeft(_ hub: TestHub, _ seed: UInt64) throws {
        var tries = 0
        while hub.server.connectionCount > 0, tries < 600 {
            usleep(100_000)
            tries += 1
        }
        #expect(hub.server.connectionCount == 0, "seed \(seed)")
    }

    private static let methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "X"]

    private static let names = [
        "data", "data", "data", "_session", "_users", "tidak-ada", "%00", "%", "%zz", "..",
        "%2e%2e",
        "%C3%28", "a%2Fb", "\u{00E9}",
    ]

    private static let parts = [
        "_bulk_docs", "_bulk_get", "_revs_diff", "_changes", "_local", "_local/a", "_local%2Fa",
        "_design/a", "_design", "_security", "_revs_limit", "_ensure_full_commit", "_all_docs",
        "_x",
        "check:1", "check:1/foto.jpg", "", "%F0%9F%98%80", "..", "a%00b",
    ]

    private static let queries = [
        "rev=1-a", "rev=x", "rev=99999999999999999999-a", "revs=true", "open_revs=all",
        "open_revs=[", "open_revs=[\"1-a\"]", "open_revs=%5B1%5D", "limit=-1", "limit=2", "limit=x",
        "since=now", "since=99999999", "since=-1", "since=1-", "feed=continuous", "filter=_doc_ids",
        "filter=_selector", "filter=x", "style=all_docs", "include_docs=true", "descending=true",
        "latest=true", "new_edits=false", "conflicts=true", "meta=true", "timeout=1", "&&&", "=",
        "%",
    ]

    private static func target(_ generator: inout SeededGenerator) -> String {
        var target = "/" + (names.randomElement(using: &generator) ?? "")
        if Int.random(in: 0..<10, using: &generator) > 0 {
            target += "/" + (parts.randomElement(using: &generator) ?? "")
        }
        var separator = "?"
        for _ in 0..<Int.random(in: 0..<4, using: &generator) {
            target += separator + (queries.randomElement(using: &generator) ?? "")
            separator = "&"
        }
        return target
    }

    /// JSON that may nearly be what is asked for.
    private static func json(_ generator: inout SeededGenerator, depth: Int = 0) -> JSONValue {
        let names = [
            "docs", "_id", "_rev", "_revisions", "start", "ids", "_deleted", "new_edits", "id",
            "rev",
            "selector", "doc_ids", "name", "password", "check:1", "_attachments", "$and", "$gt",
            "type",
        ]
        switch Int.random(in: 0..<(depth > 4 ? 5 : 9), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return JSONValue(Int.random(in: -2...5, using: &generator))
        case 3:
            return .string(
                ["1-a", "2-b", "check:1", "", "x", "_x", "family:1"][
                    Int.random(in: 0..<7, using: &generator)
                ]
            )
        case 4: return JSONValue(1e300)
        case 5, 6:
            return .array(
                (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
                    json(&generator, depth: depth + 1)
                }
            )
        default:
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
                        (
                            names.randomElement(using: &generator) ?? "",
                            json(&generator, depth: depth + 1),
                        )
                    }
                )
            )
        }
    }

    private static func noise(_ generator: inout SeededGenerator, longest: Int) -> [UInt8] {
        (0..<Int.random(in: 0..<longest, using: &generator)).map { _ in
            UInt8.random(in: .min ... .max, using: &generator)
        }
    }

    /// Noise, or a request with a few bytes changed, left out, doubled or cut off.
    private static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
        guard Int.random(in: 0..<4, using: &generator) > 0 else {
            return noise(&generator, longest: 3_000)
        }
        let body = json(&generator).serialized()
        let length =
            Bool.random(using: &generator)
            ? "\(body.count)"
            : ["-1", "99999999999999999999", "5x", "0", "7"].randomElement(
                using: &generator
            ) ?? ""
        var bytes = Array(
            """
            POST \(target(&generator)) HTTP/1.1\r
            Host: x\r
            Authorization: Basic YWRtaW46cmFoYXNpYS1hZG1pbg==\r
            Content-Length: \(length)\r
            \r

            """.utf8
        )
        bytes += body
        for _ in 0..<Int.random(in: 0..<6, using: &generator) where bytes.count > 1 {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[place], at: place)
            default: bytes.removeLast(bytes.count - place)
            }
        }
        return bytes
    }
}
