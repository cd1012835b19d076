import Documents
import Replication

/// The logins: those of the list, one for hubs and one for the office of each regency, and the server's own.
extension Provisioning {
    private struct Wanted {
        let login: String
        let name: String
        let password: String?
        let roles: [String]
        let row: WorkerList.Row?

        /// As the list spells it.
        var role: String {
            let prefix = roles[0].prefix { $0 != "." }
            return String(prefix)
        }

        var id: String { "org.couchdb.user:" + login }
    }

    private var wanted: [Wanted] {
        var all = [
            Wanted(
                login: Logins.replicator,
                name: "Replikasi",
                password: nil,
                roles: [Logins.replicatorRole],
                row: nil,
            )
        ]
        for row in list.rows {
            all.append(
                Wanted(
                    login: row.login,
                    name: row.name,
                    password: row.password,
                    roles: [Self.role(row.role, row.regencyDatabase)],
                    row: row,
                )
            )
        }
        for regency in regencies {
            for role in [WorkerList.Role.desk, .office]
            where !list.rows.contains(where: { $0.role == role && $0.regencyDatabase == regency }) {
                all.append(
                    Wanted(
                        login: Logins.standard(role, regency),
                        name: role.rawValue,
                        password: nil,
                        roles: [Self.role(role, regency)],
                        row: nil,
                    )
                )
            }
        }
        return all
    }

    private static func role(_ role: WorkerList.Role, _ regency: String) -> String {
        switch role {
        case .worker: Logins.workerRole
        case .supervisor: Logins.supervisorRole(regency)
        case .desk: Logins.deskRole(regency)
        case .office: Logins.officeRole(regency)
        }
    }

    /// Makes a password for every login that is neither on the server nor has one in list or book.
    ///
    /// The server's own login needs one that we know, since its replications carry it. All regencies of the
    /// server share it: what the replications that are there already carry goes before a new one, and before
    /// one of this book that no longer holds.
    mutating func makeMissingPasswords(
        _ generator: inout some RandomNumberGenerator
    ) throws(PeerError) {
        let logins = wanted
        var known: Set<String> = []
        if try server.hasDatabase("_users") {
            known = Set(try server.documents(logins.map(\.id), in: "_users").keys)
        }
        let replicatorPassword = try sharedPassword()
        for login in logins {
            if let given = login.password {
                if book[login.login] != given { put(given, login) }
                continue
            }
            let isReplicator = login.login == Logins.replicator
            if isReplicator, let replicatorPassword {
                if book[login.login] != replicatorPassword { put(replicatorPassword, login) }
                continue
            }
            guard book[login.login] == nil, isReplicator || !known.contains(login.id) else {
                continue
            }
            put(PasswordBook.password(from: &generator), login)
            report.made.append(login.login)
        }
    }

    private mutating func put(_ password: String, _ login: Wanted) {
        book.set(
            PasswordBook.Entry(
                login: login.login,
                password: password,
                role: login.role,
                name: login.name,
            )
        )
    }

    /// The server's own login as replications of any regency carry it, where that opens the server and the
    /// book's does not.
    private func sharedPassword() throws(PeerError) -> String? {
        guard try server.hasDatabase("_replicator") else { return nil }
        let own = book[Logins.replicator]
        let carried = try passwordsInReplications()
        if let own, carried.isEmpty || carried == [own] { return own }
        for password in [own].compactMap({ $0 }) + carried {
            if try server.opens(Login(name: Logins.replicator, password: password)) {
                return password
            }
        }
        return own ?? carried.first
    }

    /// Each once; a few replications tell, since all carry the same.
    private func passwordsInReplications() throws(PeerError) -> [String] {
        var found: [String] = []
        for document in try server.documents(
            beginning: "pendamping-",
            limit: 50,
            in: "_replicator",
        ) {
            let login = document["source"]?["auth"]?["basic"]
            if login?["username"]?.string == Logins.replicator,
                let password = login?["password"]?.string, !found.contains(password)
            {
                found.append(password)
            }
        }
        return found
    }

    mutating func makeLogins() throws(PeerError) {
        for login in wanted { try make(login) }
    }

    private mutating func make(_ wanted: Wanted) throws(PeerError) {
        let password = wanted.password ?? book[wanted.login]
        let stored = try server.documents([wanted.id], in: "_users")[wanted.id]
        var renewed = password
        // The server keeps a digest only, so whether a password holds is asked by using it.
        if stored != nil, let password,
            try server.opens(Login(name: wanted.login, password: password))
        {
            renewed = nil
        }
        let standing = try server.settle([wanted.id], in: "_users") { _, stored in
            Self.user(wanted, renewed, over: stored)
        }
        report.note(.login, wanted.login, standing[wanted.id] ?? .unchanged)
    }

    private static func user(
        _ wanted: Wanted,
        _ password: String?,
        over stored: JSONObject?,
    ) -> JSONObject? {
        // Roles that somebody added by hand stay; those of ours that no longer hold go.
        let own = ["meja.", "kantor.", "penyelia.", "replikator.", Logins.workerRole]
        let others = (stored?["roles"]?.array?.compactMap(\.string) ?? []).filter { role in
            !own.contains { role.hasPrefix($0) }
        }
        var members: JSONObject = [
            "name": .string(wanted.login), "type": "user",
            "roles": .array((wanted.roles + others).map { .string($0) }),
            "nama": .string(wanted.name),
        ]
        if let row = wanted.row {
            members["kabupaten"] = .string(row.regency)
            members["label"] = .string(row.label)
        }
        if let password { members["password"] = .string(password) }
        return (stored ?? [:]).setting(members)
    }
}
