import Casework
import Documents
import Replication

/// Prepares an Apache CouchDB for a list of workers, and may be run again whenever the list changes.
///
///     daerah-<kabupaten>   the register, and the records of all its workers
///       │ by assignedTo ▼  ▲ records
///     pendamping-<login>   one for each worker and supervisor, that her laptop and the hubs know
///
/// Nothing is taken away: whoever leaves the list keeps login and database until the office ends them.
package struct Provisioning {
    let server: OfficeServer
    let list: WorkerList
    let replicatorURL: String
    let moment: Moment?
    var book: PasswordBook
    var report = ProvisionReport()

    /// - Parameters:
    ///   - server: Reached with an administrator's login.
    ///   - list: Whom it shall know.
    ///   - book: Passwords made by earlier runs.
    ///   - replicatorURL: Where the server reaches itself.
    ///   - moment: Stamped on what says who works as what; without it, the laptops are not told.
    package init(
        _ server: OfficeServer,
        _ list: WorkerList,
        book: PasswordBook,
        replicatorURL: String = "http://127.0.0.1:5984",
        at moment: Moment? = nil,
    ) {
        self.server = server
        self.list = list
        self.book = book
        self.replicatorURL = replicatorURL
        self.moment = moment
    }

    /// Does it all.
    ///
    /// - Parameters:
    ///   - provisioning: What for whom.
    ///   - generator: Passwords are made from it.
    ///   - keep: Puts the book down before the server hears of a password in it.
    /// - Returns: What was done.
    /// - Throws: The server's trouble. What is done stays; the next run does the rest.
    package static func run<Failure: Error>(
        _ provisioning: Provisioning,
        generator: inout some RandomNumberGenerator,
        keep: (PasswordBook) throws(Failure) -> Void,
    ) throws(ProvisionError<Failure>) -> ProvisionReport {
        var work = provisioning
        do throws(PeerError) {
            try work.greet()
            try work.makeMissingPasswords(&generator)
        } catch {
            throw .server(error)
        }
        do throws(Failure) {
            if work.book != provisioning.book { try keep(work.book) }
        } catch {
            throw .book(error)
        }
        do throws(PeerError) {
            try work.makeDatabases()
            try work.makeLogins()
            try work.makeReplications()
            try work.handOver()
            try work.makeWorkers()
        } catch {
            throw .server(error)
        }
        return work.report
    }

    /// Only an administrator may do all this; asked first, so that nothing is done by halves.
    private func greet() throws(PeerError) {
        try server.welcome()
        guard try server.roles().contains("_admin") else {
            throw .noRight(detail: "not the login of an administrator")
        }
    }

    // MARK: Databases

    var regencies: [String] {
        var names: [String] = []
        for row in list.rows where !names.contains(row.regencyDatabase) {
            names.append(row.regencyDatabase)
        }
        return names
    }

    var workers: [WorkerList.Row] { list.rows.filter(\.hasDatabase) }

    private mutating func makeDatabases() throws(PeerError) {
        for name in ["_users", "_replicator"] { try make(name) }
        for regency in regencies {
            try makeReady(
                regency,
                names: [],
                roles: [Logins.officeRole(regency), Logins.replicatorRole],
            )
            try makeIndex(regency)
        }
        for worker in workers {
            try makeReady(
                worker.database,
                names: [worker.login],
                roles: [Logins.deskRole(worker.regencyDatabase), Logins.replicatorRole],
            )
        }
    }

    private mutating func make(_ name: String) throws(PeerError) {
        let isNew = try server.makeDatabase(name)
        report.note(.database, name, isNew ? .added : .unchanged)
    }

    private mutating func makeReady(
        _ name: String,
        names: [String],
        roles: [String],
    ) throws(PeerError) {
        try make(name)
        let stored = try server.security(of: name)
        let wanted = Security.admitting(names: names, roles: roles, in: stored)
        if let wanted { try server.setSecurity(wanted, of: name) }
        report.note(.access, name, wanted == nil ? .unchanged : .changed)
        let rules: JSONObject = [
            "language": "javascript",
            "validate_doc_update": .string(ValidationFunction.source),
        ]
        let id = "_design/pendamping"
        let standing = try server.settle([id], in: name) { _, stored in
            (stored ?? [:]).setting(rules)
        }
        report.note(.rules, name, standing[id] ?? .unchanged)
    }

    /// A family's records are looked up by their family when it changes hands.
    private mutating func makeIndex(_ regency: String) throws(PeerError) {
        let index: JSONValue = [
            "index": ["fields": ["family"]], "type": "json", "name": "keluarga",
            "ddoc": "pendamping-keluarga",
        ]
        let path = "/\(regency.pathSegment)/_index"
        let answer = try server.post(path, index, database: regency)
        report.note(
            .index,
            regency,
            answer["result"]?.string == "created" ? .added : .unchanged,
        )
    }

    // MARK: Replications

    private mutating func makeReplications() throws(PeerError) {
        guard let password = book[Logins.replicator] else { return }
        for worker in workers {
            let team = worker.role == .supervisor ? list.team(of: worker) : []
            for replication in Replications.of(worker, team, replicatorURL, password) {
                let standing = try server.settle([replication.id], in: "_replicator") { _, stored in
                    (stored ?? [:]).setting(replication.body)
                }
                report.note(
                    .replication,
                    replication.id,
                    standing[replication.id] ?? .unchanged,
                )
            }
        }
    }
}

extension Provisioning {
    /// Brings older records of families to workers and supervisors who got them later.
    fileprivate mutating func handOver() throws(PeerError) {
        let logins = Set(workers.map(\.login))
        for regency in regencies {
            let teams = Teams(list, in: regency)
            let copied =
                try HandOver(server: server, regency: regency, logins: logins, teams: teams).run()
            for (login, count) in copied.sorted(by: { $0.key < $1.key }) {
                report.handedOver += count
                report.note(.records, WorkerList.database(of: login), .added)
            }
        }
    }
}

/// Why a provisioning ended early.
package enum ProvisionError<Book: Error>: Error {
    case server(PeerError)
    /// The passwords could not be put down; the server knows none of them.
    case book(Book)
}
