import Foundation
import TestSupport

@testable import Replication

/// `openssl s_server` with a certificate of its own, that answers each GET with a file of its folder.
final class TLSServer {
    let folder: TemporaryFolder
    let port: Int
    /// Its key's pin, as libcurl wants it.
    let pin: String
    private let program: ChildProgram

    /// Whether the machine has the tool at all.
    static let isAvailable = FileManager.default.isExecutableFile(atPath: tool)
    private static let tool = "/usr/bin/openssl"

    /// `pages` are bodies by name, `options` more words for `s_server`.
    init(pages: (_ pin: String) -> [String: String], options: [String] = []) throws {
        folder = try TemporaryFolder()
        try Self.run(
            "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out cert.pem"
                .split(separator: " ").map(String.init)
                + ["-addext", "subjectAltName=DNS:localhost"],
            in: folder.path,
        )
        try Self.run(
            ["x509", "-in", "cert.pem", "-pubkey", "-noout", "-out", "pub.pem"],
            in: folder.path,
        )
        try Self.run(
            ["pkey", "-pubin", "-in", "pub.pem", "-outform", "DER", "-out", "pub.der"],
            in: folder.path,
        )
        try Self.run(["dgst", "-sha256", "-binary", "-out", "digest", "pub.der"], in: folder.path)
        pin = "sha256//" + Data(try Bytes.read(folder.file("digest"))).base64EncodedString()
        for (name, body) in pages(pin) {
            let head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
            try Bytes.write(head + body, to: folder.file(name))
        }
        let spare = try ScriptedServer { _ in ScriptedReply(200) }
        port = spare.port
        spare.stop()
        program = try ChildProgram(
            Self.tool,
            [
                "s_server", "-accept", "127.0.0.1:\(port)", "-cert", "cert.pem", "-key", "key.pem",
                "-HTTP", "-quiet",
            ]
                + options,
            in: folder.path,
        )
        waitUntilListening()
    }

    var url: String { "https://localhost:\(port)" }

    private func waitUntilListening() {
        for _ in 0..<100 {
            let connection = ServerConnection(url: url, trust: .pinned(publicKey: pin))
            let client = HTTPClient(connection, cancellation: Cancellation())
            do throws(PeerError) {
                _ = try client.send(HTTPRequest("GET", "/none"))
                return
            } catch {
                guard case .noLink = error else { return }
                usleep(50_000)
            }
        }
    }

    private static func run(_ arguments: [String], in folder: String) throws {
        try ChildProgram.run(tool, arguments, in: folder)
    }
}
