import Documents
import Hub
import LocalStore
import TestSupport

/// A hub in a folder of its own, listening at a free port of this machine, without TLS.
final class TestHub {
    let folder: TemporaryFolder
    let desk: Desk
    let server: WebServer
    let log = AccessLog()

    static let office = (name: "admin", password: "rahasia-admin")
    static let siti = (name: "siti", password: "rahasia-siti")
    static let budi = (name: "budi", password: "rahasia-budi")

    init(limits: WebLimits = WebLimits(), in folder: TemporaryFolder? = nil) throws {
        self.folder = try folder ?? TemporaryFolder()
        guard let passphrase = Passphrase("meja uji") else { throw StoreError.wrongPassphrase }
        desk = try Desk.open(
            self.folder.path,
            passphrase: passphrase,
            options: DeskOptions(derivation: .cheap),
        ).desk
        try desk.setLogin(TestHub.office.name, password: TestHub.office.password, role: .office)
        try desk.setLogin(TestHub.siti.name, password: TestHub.siti.password, role: .worker)
        try desk.setLogin(TestHub.budi.name, password: TestHub.budi.password, role: .worker)
        let log = log
        guard let address = ListenAddress("127.0.0.1:0") else { throw StoreError.closed }
        server = try WebServer(
            address,
            credentials: nil,
            limits: limits,
            handler: HubService(desk, pin: nil) { log.add($0) },
        )
    }

    deinit {
        stop()
    }

    func stop() {
        server.stop()
        desk.close()
    }

    func client(patience: Int = 20) throws -> RawClient {
        try RawClient(port: server.port, patience: patience)
    }
}
