import Documents
import Foundation
import TestSupport
import Testing

@testable import Replication

/// A server that knows one login, by session and by itself.
private final class Doorkeeper: @unchecked Sendable {
    // Unchecked: touched under `lock`.
    private let lock = NSLock()
    private var issued = 0
    private var valid: String?
    let hasSessions: Bool

    init(hasSessions: Bool = true) {
        self.hasSessions = hasSessions
    }

    func endSession() { lock.withLock { valid = nil } }

    func answer(_ request: ScriptedRequest) -> ScriptedReply {
        lock.lock()
        defer { lock.unlock() }
        if request.path == "/_session" {
            guard hasSessions else {
                return ScriptedReply(404, json: #"{"error":"not_found","reason":"missing"}"#)
            }
            guard let body = try? JSONValue(parsing: request.body),
                body["name"]?.string == "siti", body["password"]?.string == "rahasia"
            else {
                return ScriptedReply(
                    401,
                    json: #"{"error":"unauthorized","reason":"Name or password is incorrect."}"#,
                    headers: [("Set-Cookie", "AuthSession=; Version=1; Path=/; HttpOnly")],
                )
            }
            issued += 1
            valid = "AuthSession=c2l0aTo\(issued)"
            return ScriptedReply(
                200,
                json: #"{"ok":true,"name":"siti","roles":[]}"#,
                headers: [
                    ("Set-Cookie", "Other=1"),
                    ("Set-Cookie", "\(valid ?? ""); Version=1; Path=/; HttpOnly"),
                ],
            )
        }
        let basic = "Basic " + Data("siti:rahasia".utf8).base64EncodedString()
        let isKnown =
            request.headers["authorization"] == basic
            || (valid != nil && request.headers["cookie"] == valid)
        return isKnown
            ? ScriptedReply(200, json: "{}")
            : ScriptedReply(
                401,
                json:
                    #"{"error":"unauthorized","reason":"You are not authorized to access this db."}"#,
            )
    }
}

@Suite struct LoginSessionTests {
    private let right = Login(name: "siti", password: "rahasia")

    private func client(
        _ server: ScriptedServer,
        _ login: Login?,
        _ authentication: ServerConnection.Authentication = .session,
    ) -> HTTPClient {
        HTTPClient(
            ServerConnection(url: server.url, login: login, authentication: authentication),
            cancellation: Cancellation(),
        )
    }

    @Test func `One session serves all requests, and the password goes out once`() throws {
        let door = Doorkeeper()
        let server = try ScriptedServer(door.answer)
        let client = client(server, right)
        for _ in 0..<3 { #expect(try client.send(HTTPRequest("GET", "/d")).status == 200) }
        #expect(server.requests.map(\.path) == ["/_session", "/d", "/d", "/d"])
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
    }

    @Test func `A session that ended is renewed once`() throws {
        let door = Doorkeeper()
        let server = try ScriptedServer(door.answer)
        let client = client(server, right)
        _ = try client.send(HTTPRequest("GET", "/d"))
        door.endSession()
        #expect(try client.send(HTTPRequest("GET", "/d")).status == 200)
        #expect(server.requests.map(\.path) == ["/_session", "/d", "/d", "/_session", "/d"])
    }

    @Test func `A wrong login is told as refused and not tried again`() throws {
        let door = Doorkeeper()
        let server = try ScriptedServer(door.answer)
        let client = client(server, Login(name: "siti", password: "salah"))
        #expect(throws: PeerError.loginRefused(detail: "Name or password is incorrect.")) {
            try client.send(HTTPRequest("GET", "/d"))
        }
        #expect(server.requests.count == 1)
    }

    @Test func `A server without sessions gets the login with each request`() throws {
        let door = Doorkeeper(hasSessions: false)
        let server = try ScriptedServer(door.answer)
        let client = client(server, right)
        for _ in 0..<2 { #expect(try client.send(HTTPRequest("GET", "/d")).status == 200) }
        #expect(server.requests.map(\.path) == ["/_session", "/d", "/d"])
    }

    @Test func `Basic login asks for no session`() throws {
        let door = Doorkeeper()
        let server = try ScriptedServer(door.answer)
        #expect(try client(server, right, .basic).send(HTTPRequest("GET", "/d")).status == 200)
        #expect(server.requests.count == 1)
    }

    @Test func `Without a login nothing is sent that could be one`() throws {
        let door = Doorkeeper()
        let server = try ScriptedServer(door.answer)
        #expect(try client(server, nil).send(HTTPRequest("GET", "/d")).status == 401)
        let request = try #require(server.requests.first)
        #expect(request.headers["authorization"] == nil && request.headers["cookie"] == nil)
    }

    @Test func `A login never shows its password`() {
        let login = Login(name: "siti", password: "rahasia")
        let connection = ServerConnection(url: "https://a", login: login)
        var dumped = ""
        dump(connection, to: &dumped)
        for text in ["\(login)", String(reflecting: login), "\(connection)", dumped] {
            #expect(!text.contains("rahasia"))
            #expect(!text.contains("siti"))
        }
    }

    @Test(arguments: [
        ("siti\nrahasia\n", "rahasia"), ("siti\r\nrahasia\r\n", "rahasia"),
        ("siti:raha:sia", "raha:sia"), ("\u{FEFF}siti\n raha sia \n\n", " raha sia "),
    ])
    func `A login file is read`(_ text: String, _ password: String) {
        #expect(Login(file: text) == Login(name: "siti", password: password))
    }

    @Test(arguments: ["", "siti", "siti\n", "\nrahasia", ":x", "siti:", "siti\na\nb", "si:ti\nx"])
    func `A login file that is none is refused`(_ text: String) {
        #expect(Login(file: text) == nil)
    }
}
