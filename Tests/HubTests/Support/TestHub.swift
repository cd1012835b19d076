import Documents
import Hub
import LocalStore
import TestSupport

/// A hub in a folder of its own, listening at a free port of this machine.
final class TestHub {
    let folder: TemporaryFolder
    let desk: Desk
    let server: WebServer
    let log = AccessLog()

    static let office = (name: "admin", password: "rahasia-admin")
    static let siti = (name: "siti", password: "rahasia-siti")
    static let budi = (name: "budi", password: "rahasia-budi")

    let pin: String?

    init(
        limits: WebLimits = WebLimits(),
        in folder: TemporaryFolder? = nil,
        isSecure: Bool = false,
        vendor: String = "pendamping",
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        desk = try TestHub.desk(self.folder.path)
        let certificate = isSecure ? try HubCertificate.own(in: self.folder.path) : nil
        pin = certificate?.pin
        let log = log
        guard let address = ListenAddress("127.0.0.1:0") else { throw StoreError.closed }
        server = try WebServer(
            ListenSocket(address),
            credentials: certificate?.credentials,
            limits: limits,
            handler: HubService(desk, pin: pin, vendor: vendor) { log.add($0) },
        )
    }

    /// A desk with an office login and two workers.
    static func desk(_ path: String) throws -> Desk {
        guard let passphrase = Passphrase("meja uji") else { throw StoreError.wrongPassphrase }
        let desk = try Desk.open(
            path,
            passphrase: passphrase,
            options: DeskOptions(derivation: .cheap),
        ).desk
        try desk.setLogin(office.name, password: office.password, role: .office)
        try desk.setLogin(siti.name, password: siti.password, role: .worker)
        try desk.setLogin(budi.name, password: budi.password, role: .worker)
        return desk
    }

    var url: String { "\(pin == nil ? "http" : "https")://127.0.0.1:\(server.port)" }

    deinit {
        stop()
    }

    func stop() {
        server.stop()
        desk.close()
    }

    func client(patience: Int = 20) throws -> RawClient {
        let client = try RawClient(port: server.port, patience: patience)
        client.owner = self
        return client
    }
}
