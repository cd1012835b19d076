import TestSupport
import Testing

@testable import Replication

/// Against a TLS server with a certificate of its own; without the `openssl` program they are skipped.
@Suite(.enabled(if: TLSServer.isAvailable, "the openssl program is not installed"), .serialized)
struct TrustTests {
    private func get(
        _ url: String,
        _ trust: Trust,
        _ path: String = "/page",
    ) -> Result<HTTPAnswer, PeerError> {
        let client = HTTPClient(
            ServerConnection(url: url, trust: trust),
            cancellation: Cancellation(),
        )
        do throws(PeerError) {
            return .success(try client.send(HTTPRequest("GET", path)))
        } catch {
            return .failure(error)
        }
    }

    private func isCertificate(_ result: Result<HTTPAnswer, PeerError>) -> Bool {
        if case .failure(.certificate) = result { true } else { false }
    }

    @Test func `A certificate counts only for who is trusted with it`() throws {
        let server = try TLSServer { _ in ["page": "{}"] }
        let own = Trust.authority(file: server.folder.file("cert.pem"))
        #expect(isCertificate(get(server.url, .system)))
        #expect(try get(server.url, own).get().body == Array("{}".utf8))
        // The name in it is localhost, not the number.
        #expect(isCertificate(get("https://127.0.0.1:\(server.port)", own)))
        #expect(isCertificate(get(server.url, .authority(file: server.folder.file("none.pem")))))
    }

    @Test func `A pinned key is trusted whatever its certificate says, and no other key is`() throws
    {
        let server = try TLSServer { _ in ["page": "{}"] }
        let other = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        let number = "https://127.0.0.1:\(server.port)"
        #expect(try get(number, .pinned(publicKey: server.pin)).get().status == 200)
        #expect(isCertificate(get(server.url, .pinned(publicKey: other))))
        // A pin that is none at all opens nothing either.
        #expect(isCertificate(get(server.url, .pinned(publicKey: "sha256//"))))
        #expect(isCertificate(get(server.url, .pinned(publicKey: ""))))
    }

    @Test func `TLS before 1_2 is not spoken`() throws {
        let server = try TLSServer(
            pages: { _ in ["page": "{}"] },
            options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"],
        )
        let result = get(server.url, .pinned(publicKey: server.pin))
        guard case .failure(let error) = result else {
            Issue.record("TLS 1.1 was spoken")
            return
        }
        guard case .tooOld = error else {
            Issue.record("expected tooOld, got \(error)")
            return
        }
    }

    @Test func `A server without TLS is told as such`() throws {
        let server = try ScriptedServer { _ in ScriptedReply(200) }
        guard
            case .failure(.badAddress(let detail)) = get(
                "https://127.0.0.1:\(server.port)",
                .system,
            )
        else {
            Issue.record("expected badAddress")
            return
        }
        #expect(detail.hasPrefix(PeerError.noTLS), "\(detail)")
    }

    @Test func `A server that speaks TLS alone is told as such where http asks`() throws {
        let server = try TLSServer { _ in [:] }
        let outcome = get("http://127.0.0.1:\(server.port)", .system)
        guard case .failure(.noLink(let detail)) = outcome else {
            Issue.record("expected noLink, got \(outcome)")
            return
        }
        #expect(detail.hasPrefix(PeerError.saysNothingPlain), "\(detail)")
        // A link that was cut looks the same, so it is tried again.
        #expect(PeerError.noLink(detail: detail).isTransient)
    }

    @Test func `The code on the hub's screen leads to its pin`() throws {
        let server = try TLSServer { ["_pairing": #"{"pin":"\#($0)"}"#] }
        let code = Pairing.code(publicKeyPin: server.pin)
        #expect(try Pairing.pin(code: code, url: server.url) == server.pin)
        let typed = code.lowercased().split(separator: "-").joined(separator: " ")
        #expect(try Pairing.pin(code: typed, url: server.url) == server.pin)
    }

    @Test func `Another hub's code is refused`() throws {
        let server = try TLSServer { ["_pairing": #"{"pin":"\#($0)"}"#] }
        #expect(throws: PeerError.self) {
            try Pairing.pin(code: "K7Q2M-K7Q2M-K7Q2M-K7Q2M", url: server.url)
        }
    }

    @Test func `Who passes on another's pin without its key is refused`() throws {
        let other = "sha256//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        let server = try TLSServer { _ in ["_pairing": #"{"pin":"\#(other)"}"#] }
        let code = Pairing.code(publicKeyPin: other)
        #expect(throws: PeerError.self) { try Pairing.pin(code: code, url: server.url) }
    }
}

@Suite struct PairingCodeTests {
    @Test func `A code is the first hundred bits of the key's digest`() {
        // 00 01 02 … in groups of five bits: 0 0 0 G 4 0 G 3 0 G …
        let pin = "sha256//AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        #expect(Pairing.code(publicKeyPin: pin) == "000G4-0R40M-30E20-9185G")
    }

    @Test func `What looks alike is taken for the same`() {
        #expect(Pairing.isCode("oooo0-iiil1-LLLLL-abcde"))
        #expect(Pairing.isCode(" 00000 00000 00000 0000O "))
        #expect(!Pairing.isCode("00000-00000-00000-0000"))
        #expect(!Pairing.isCode("00000-00000-00000-0000U"))
        #expect(!Pairing.isCode("00000-00000-00000-000000"))
    }

    @Test func `A pin that is none has no code`() {
        #expect(Pairing.code(publicKeyPin: "sha256//AAAA").isEmpty)
        #expect(Pairing.code(publicKeyPin: "").isEmpty)
    }
}
