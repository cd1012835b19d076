import App
import Documents
import Hub
import LocalStore
import Office
import Replication
import Sync

/// A hub from its start to the signal that ends it.
struct HubRun {
    private let invocation: Invocation
    private let folder: String

    init(_ invocation: Invocation) {
        self.invocation = invocation
        folder = invocation.arguments.plain[0]
    }

    func run() throws(HubRefusal) -> ExitCode {
        // Before any thread is started, so that none of them takes a signal.
        let signals = StopSignals()
        let workers = try self.workers()
        let office = try login("office-login-file")
        var settings = HubSettings(
            folder: folder,
            listen: try listen(),
            passphrase: try passphrase(),
        )
        settings.options = DeskOptions(derivation: invocation.derivation)
        settings.proof = try proof()
        settings.server = try server()
        let log = AccessLogFile(folder + "/access.log")
        settings.log = { log.write($0) }
        let teller = RelayTeller(
            invocation.console,
            invocation.words,
            wantsJSON: invocation.wantsJSON,
        )
        settings.relayed = { teller.tell($0) }
        let hub: RunningHub
        var recovery: String?
        do throws(HubError) {
            hub = try RunningHub(settings, made: { recovery = $0.description }) {
                (desk) throws(DeskError) in
                try HubRun.admit(workers, to: desk)
                if let office {
                    try desk.setLogin(office.name, password: office.password, role: .office)
                }
            }
        } catch {
            // The desk is made even so, and nobody will be told its code again.
            if let recovery { tell(recovery: recovery) }
            throw .hub(error, folder: folder)
        }
        for aside in hub.desk.setAside {
            log.note("database \(aside.folderName) set aside: damaged")
        }
        if let recovery, !invocation.wantsJSON { tell(recovery: recovery) }
        greet(hub, recovery)
        teller.begin()
        signals.wait()
        if !invocation.wantsJSON {
            // The terminal has written ^C where the next line is to begin.
            if invocation.console.columns() != nil { invocation.console.write("\n") }
            invocation.console.write(paragraphs: [("", invocation.words.hubStops)])
        }
        hub.stop()
        return .done
    }

    private func tell(recovery: String) {
        if invocation.wantsJSON {
            invocation.console.write(json: ["hub": ["recoveryCode": .string(recovery)]])
        } else {
            invocation.console.write(lines: invocation.words.hubRecovery(recovery))
        }
    }

    private func greet(_ hub: RunningHub, _ recovery: String?) {
        let databases = hub.desk.databases.map(\.name)
        guard invocation.wantsJSON else {
            let words = invocation.words
            invocation.console.write(
                paragraphs: words.hubGreeting(
                    addresses: hub.addresses,
                    code: hub.pairingCode,
                    databases: databases,
                    server: invocation.arguments.value("to"),
                ) + hub.desk.setAside.map { ("", words.setAside($0, folder: folder)) }
            )
            return
        }
        var value: JSONValue = [
            "addresses": .array(hub.addresses.map { .string($0) }), "port": JSONValue(hub.port),
            "databases": .array(databases.map { .string($0) }), "uuid": .string(hub.desk.uuid),
        ]
        let aside = hub.desk.setAside.map { aside -> JSONValue in
            var value: JSONValue = ["database": .string(aside.name)]
            if let path = aside.path { value["path"] = .string(path) }
            return value
        }
        if !aside.isEmpty { value["setAside"] = .array(aside) }
        if let code = hub.pairingCode { value["pairingCode"] = .string(code) }
        if let recovery { value["recoveryCode"] = .string(recovery) }
        invocation.console.write(json: ["hub": value])
    }
}

/// Reading the options.
extension HubRun {
    private func listen() throws(HubRefusal) -> ListenAddress {
        let text = invocation.arguments.value("listen") ?? HubRun.usualAddress
        guard let address = ListenAddress(text) else { throw .wrongUse(.listen(text)) }
        return address
    }

    /// Every address of this machine, at the port CouchDB uses for TLS.
    private static let usualAddress = "[::]:6984"

    /// A new hub's passphrase is typed twice and must be long enough.
    private func passphrase() throws(HubRefusal) -> Passphrase {
        try HubRefusal.lifting { () throws(Refusal) in
            guard StoreFolder(folder + "/desk").hasStore else {
                let secret = try Subcommand.newSecret(invocation)
                guard let passphrase = Passphrase(secret.text) else {
                    throw .caseload(.store(.wrongPassphrase))
                }
                return passphrase
            }
            return try invocation.passphrase()
        }
    }

    /// The office's list: its own, with every password in it, or the book of passwords that `provision` wrote.
    private func workers() throws(HubRefusal) -> [PasswordBook.Entry] {
        guard let path = invocation.arguments.value("workers") else { return [] }
        let bytes = try HubRefusal.lifting { () throws(Refusal) in try FileBytes.read(path) }
        do throws(OfficeFinding) {
            // The server's own login stands in the book too; no desk knows it.
            let entries = try PasswordBook(bytes).entries.filter { $0.login != Logins.replicator }
            for entry in entries {
                guard HubRun.role(of: entry) != nil else {
                    throw OfficeFinding(column: "peran", .role)
                }
            }
            return entries
        } catch {
            throw .workers(error, path: path)
        }
    }

    private static func role(of entry: PasswordBook.Entry) -> WorkerList.Role? {
        entry.role.isEmpty ? .worker : WorkerList.Role(rawValue: entry.role.lowercased())
    }

    /// Takes over the list: a login for each pendamping, supervisor and office, a database for each of the first two; a desk
    /// logs in at the server.
    private static func admit(_ entries: [PasswordBook.Entry], to desk: Desk) throws(DeskError) {
        try desk.setWorkers(
            entries.filter { [.worker, .supervisor].contains(role(of: $0)) }.map { entry in
                WorkerLogin(
                    login: entry.login,
                    password: entry.password,
                    database: WorkerList.database(of: entry.login),
                )
            }
        )
        for entry in entries where role(of: entry) == .office {
            try desk.setLogin(entry.login, password: entry.password, role: .office)
        }
    }

    private func login(_ option: String) throws(HubRefusal) -> Login? {
        guard let path = invocation.arguments.value(option) else { return nil }
        let bytes = try HubRefusal.lifting { () throws(Refusal) in try FileBytes.read(path) }
        guard let login = Login(file: String(decoding: bytes, as: UTF8.self)) else {
            throw .refusal(.loginFile(path: path))
        }
        return login
    }

    private func server() throws(HubRefusal) -> ServerConnection? {
        let login = try login("login-file")
        guard let url = invocation.arguments.value("to") else { return nil }
        guard let login else { throw .wrongUse(.toWithoutLogin) }
        let address: ServerAddress
        do throws(SyncSettingsFault) {
            address = try ServerAddress(typed: url)
        } catch {
            throw .refusal(.syncSettings(error))
        }
        var connection = ServerConnection(
            url: address.text,
            login: login,
            usesProxyOfEnvironment: true,
        )
        if let authority = invocation.arguments.value("ca") {
            _ = try HubRefusal.lifting { () throws(Refusal) in try FileBytes.read(authority) }
            connection.trust = .authority(file: authority)
        }
        return connection
    }

    private func proof() throws(HubRefusal) -> HubSettings.Proof {
        let certificate = invocation.arguments.value("certificate")
        let key = invocation.arguments.value("key")
        switch (certificate, key) {
        case (nil, nil): return .own
        case (let certificate?, let key?): return .files(certificate: certificate, key: key)
        default: throw .wrongUse(.certificateAlone)
        }
    }
}
