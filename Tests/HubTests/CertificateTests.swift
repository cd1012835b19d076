import FoundationEssentials
import Glibc
import Hub
import LocalStore
import Replication
import TestSupport
import Testing

/// The hub's own certificate, and how laptops come to trust it.
struct CertificateTests {
    @Test func `a certificate made once stays, and its key is the owner's alone`() throws {
        let folder = try TemporaryFolder()
        let first = try HubCertificate.own(in: folder.path)
        let again = try HubCertificate.own(in: folder.path)
        #expect(first.pin == again.pin)
        #expect(first.credentials.key == again.credentials.key)
        var status = stat()
        #expect(stat(folder.file("key.pem"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func `two hubs have two keys`() throws {
        let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
        #expect(try HubCertificate.own(in: one.path).pin != HubCertificate.own(in: two.path).pin)
    }

    @Test func `a certificate whose key was removed is not made anew in silence`() throws {
        let folder = try TemporaryFolder()
        _ = try HubCertificate.own(in: folder.path)
        unlink(folder.file("key.pem"))
        #expect(throws: CertificateError.keyMissing(path: folder.file("key.pem"))) {
            try HubCertificate.own(in: folder.path)
        }
    }

    @Test func `a key without a certificate is kept, and laptops go on trusting it`() throws {
        let folder = try TemporaryFolder()
        let first = try HubCertificate.own(in: folder.path)
        unlink(folder.file("certificate.pem"))
        let again = try HubCertificate.own(in: folder.path)
        #expect(again.pin == first.pin)
        #expect(again.credentials.key == first.credentials.key)
        #expect(try HubCertificate.own(in: folder.path).pin == first.pin)
        unlink(folder.file("certificate.pem"))
        try Bytes.write("bukan kunci\n", to: folder.file("key.pem"))
        #expect(throws: CertificateError.unreadable(path: folder.file("key.pem"))) {
            try HubCertificate.own(in: folder.path)
        }
        #expect(try Bytes.read(folder.file("key.pem")) == Array("bukan kunci\n".utf8))
    }

    @Test func `a desk names only addresses it listens at`() throws {
        for (listen, hasSix) in [("0.0.0.0:0", false), ("127.0.0.1:0", false)] {
            let folder = try TemporaryFolder()
            var settings = HubSettings(
                folder: folder.path,
                listen: try #require(ListenAddress(listen)),
                passphrase: try #require(Passphrase("meja uji")),
            )
            settings.options = DeskOptions(derivation: .cheap)
            let hub = try RunningHub(settings)
            defer { hub.stop() }
            #expect(hub.addresses.contains { $0.contains("[") } == hasSix, "\(hub.addresses)")
        }
    }

    @Test func `files that are no PEM are told by name`() throws {
        let folder = try TemporaryFolder()
        _ = try HubCertificate.own(in: folder.path)
        try Bytes.write("bukan PEM\n", to: folder.file("lain"))
        #expect(throws: CertificateError.unreadable(path: folder.file("lain"))) {
            try HubCertificate(certificate: folder.file("lain"), key: folder.file("key.pem"))
        }
        #expect(throws: CertificateError.unreadable(path: folder.file("lain"))) {
            try HubCertificate(
                certificate: folder.file("certificate.pem"),
                key: folder.file("lain"),
            )
        }
    }

    @Test func `a laptop that types the code talks to this hub over TLS and to no other`() throws {
        let hub = try TestHub(isSecure: true)
        let other = try TestHub(isSecure: true)
        let code = Pairing.code(publicKeyPin: try #require(hub.pin))
        #expect(code.count == 23)
        let pin = try Pairing.pin(code: code.lowercased(), url: hub.url)
        #expect(pin == hub.pin)

        let login = Login(name: TestHub.siti.name, password: TestHub.siti.password)
        let mine = HTTPClient(
            ServerConnection(url: hub.url, login: login, trust: .pinned(publicKey: pin)),
            cancellation: Cancellation(),
        )
        #expect(try mine.send(HTTPRequest("GET", "/_session")).status == 200)
        let theirs = HTTPClient(
            ServerConnection(url: other.url, login: login, trust: .pinned(publicKey: pin)),
            cancellation: Cancellation(),
        )
        #expect(throws: PeerError.self) { try theirs.send(HTTPRequest("GET", "/_session")) }
        #expect(throws: PeerError.self) { try Pairing.pin(code: code, url: other.url) }
    }

    @Test func `plain HTTP is refused at an address that others reach`() throws {
        let folder = try TemporaryFolder()
        let desk = try TestHub.desk(folder.path)
        defer { desk.close() }
        let address = try #require(ListenAddress("0.0.0.0:0"))
        #expect(throws: WebServer.StartError.needsTLS) {
            try WebServer(
                ListenSocket(address),
                credentials: nil,
                handler: HubService(desk, pin: nil),
            )
        }
    }
}
