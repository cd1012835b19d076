import Documents
import LocalStore
import Replication

/// A desk's stores, answering as a CouchDB does (transcripts 01–08).
package final class HubService: WebHandler {
    let desk: Desk
    let access: Access
    /// `sha256//…` of the certificate's public key; nil on loopback without TLS.
    let pin: String?
    /// Who the welcome document says has made this server.
    let vendor: String
    private let log: @Sendable (AccessEntry) -> Void
    /// Bodies that take much memory once read are worked on one at a time.
    private let large = Monitor(false)

    /// - Parameters:
    ///   - desk: Whose databases are offered.
    ///   - pin: What `/_pairing` tells; nil without TLS.
    ///   - vendor: A hub is known by this one; a test that needs a final server names another.
    ///   - log: Told each request.
    package init(
        _ desk: Desk,
        pin: String?,
        vendor: String = "pendamping",
        log: @escaping @Sendable (AccessEntry) -> Void = { _ in },
    ) {
        self.desk = desk
        self.pin = pin
        self.vendor = vendor
        self.log = log
        access = Access(desk)
    }

    package func admit(_ head: WebRequest) -> Admission {
        let route = Route(head.target)
        var caller = Caller.anonymous
        do throws(HubFault) {
            let found = try access.caller(of: head)
            caller = found.caller
            let act = try act(route, head.method, caller, found.means)
            return Admission(
                route: route.pattern,
                login: caller.login,
                mostBytes: caller == .anonymous || route == .session
                    ? HubService.mostOfAnybody : .max,
                verdict: .admitted { [self, caller] request in
                    perform(act, Exchange(request: request, caller: caller))
                },
            )
        } catch {
            return Admission(
                route: route.pattern,
                login: caller.login,
                verdict: .refused(error.answer),
            )
        }
    }

    package func ended(_ entry: AccessEntry) {
        log(entry)
    }

    package func answer(to fault: WebFault) -> WebAnswer {
        switch fault {
        case .badTarget: HubFault.badRequest("The path cannot be read.").answer
        case .tooLarge: HubFault.bodyTooLarge.answer
        case .busy: HubFault.busy.answer
        case .undecodable: HubFault.badRequest("invalid gzip").answer
        case .unknownEncoding:
            HubFault(415, "bad_content_encoding", "Only gzip is understood.").answer
        }
    }

    package func stopWaiting() {
        desk.endWaits()
    }

    /// What a request asks to be done, once its body is there.
    typealias Act = @Sendable (Exchange) throws(HubFault) -> WebAnswer

    /// Bytes of the longest body from whom nobody knows: a login and its password.
    private static let mostOfAnybody = 4 * 1024

    /// From this many bytes on a body is worked on alone.
    private static let largeBody = 4 * 1024 * 1024

    private func perform(_ act: Act, _ exchange: Exchange) -> WebAnswer {
        let isLarge = exchange.request.body.count > HubService.largeBody
        if isLarge {
            let hasTurn = large.wait(milliseconds: 60_000) { isTaken in
                guard !isTaken else { return false }
                isTaken = true
                return true
            }
            guard hasTurn else { return HubFault.busy.answer }
        }
        defer {
            if isLarge { large.withLock { $0 = false } }
        }
        do throws(HubFault) {
            return try act(exchange)
        } catch {
            return error.answer
        }
    }

    /// Finds who may do what; everything that does not need the body is refused here.
    private func act(
        _ route: Route,
        _ method: String,
        _ caller: Caller,
        _ means: Access.Means?,
    ) throws(HubFault) -> Act {
        switch route {
        case .welcome:
            try HubService.allow(["GET", "HEAD"], method)
            return { [self] _ in welcome() }
        case .up:
            try HubService.allow(["GET", "HEAD"], method)
            return { _ in WebAnswer(["status": "ok"]) }
        case .pairing:
            try HubService.allow(["GET", "HEAD"], method)
            guard let pin else { throw .notOffered("pairing without TLS") }
            return { _ in WebAnswer(["pin": .string(pin)]) }
        case .session:
            try HubService.allow(["GET", "HEAD", "POST", "DELETE"], method)
            return { [self] exchange throws(HubFault) in
                try session(exchange, method, means)
            }
        case .server(let name):
            guard method != "PUT" || HubService.serverNames.contains(name) else {
                throw .illegalDatabase(name)
            }
            throw .notOffered(HubService.serverNames.contains(name) ? name : "this path")
        case .database(let name) where method == "PUT":
            guard caller.isOffice else { throw .notServerAdmin }
            guard DatabaseName.isLegal(name) else { throw .illegalDatabase(name) }
            guard desk.database(name) == nil else { throw .databaseExists }
            return { [self] exchange throws(HubFault) in try create(name, exchange) }
        case .database, .special, .document, .local, .attachment:
            return try databaseAct(route, method, caller)
        }
    }

    private func databaseAct(
        _ route: Route,
        _ method: String,
        _ caller: Caller,
    ) throws(HubFault) -> Act {
        // Without a login nobody learns which names there are.
        guard caller != .anonymous else { throw .noLogin }
        guard let database = route.database.flatMap(desk.database) else {
            throw route.database.map(desk.isSetAside) == true ? .databaseDamaged : .noDatabase
        }
        if case .worker(let login) = caller, !database.members.contains(login) { throw .notMember }
        switch route {
        case .database:
            try HubService.allow(["GET", "HEAD", "POST", "PUT"], method)
            if method == "POST" {
                return { exchange throws(HubFault) in try database.postDocument(exchange) }
            }
            return { _ throws(HubFault) in try database.information() }
        case .special(_, let name):
            guard let act = DatabaseAct(rawValue: name) else {
                throw DatabaseAct.notOffered.contains(name) ? .notOffered(name) : .reservedID
            }
            try HubService.allow(act.methods, method)
            return try special(act, database, method, caller)
        case .document(_, let text):
            try HubService.allow(["DELETE", "GET", "HEAD", "PUT"], method)
            let id = try IncomingDocument.id(text)
            switch method {
            case "PUT":
                return { exchange throws(HubFault) in try database.putDocument(id, exchange) }
            case "DELETE":
                return { exchange throws(HubFault) in try database.deleteDocument(id, exchange) }
            default:
                return { exchange throws(HubFault) in try database.getDocument(id, exchange) }
            }
        case .local(_, let name):
            try HubService.allow(["DELETE", "GET", "HEAD", "PUT"], method)
            return { exchange throws(HubFault) in try database.local(name, method, exchange) }
        case .attachment: throw .notOffered("attachments")
        case .welcome, .session, .pairing, .up, .server: throw .noDatabase
        }
    }

    private func special(
        _ act: DatabaseAct,
        _ database: Database,
        _ method: String,
        _ caller: Caller,
    ) throws(HubFault) -> Act {
        switch act {
        case .bulkDocs: return { exchange throws(HubFault) in try database.bulkDocs(exchange) }
        case .bulkGet: return { exchange throws(HubFault) in try database.bulkGet(exchange) }
        case .revsDiff: return { exchange throws(HubFault) in try database.revsDiff(exchange) }
        case .changes: return { exchange throws(HubFault) in try database.changes(exchange) }
        case .ensureFullCommit:
            // Every write was flushed before it was answered.
            return { _ in
                WebAnswer(201, ["ok": true, "instance_start_time": .string("\(database.made)")])
            }
        case .revsLimit where method == "GET":
            return { _ in WebAnswer(JSONValue(database.revisionLimit)) }
        case .revsLimit:
            guard caller.isOffice else { throw .notServerAdmin }
            return { [self] exchange throws(HubFault) in
                try setRevisionLimit(of: database, exchange)
            }
        case .security where method == "GET":
            return { _ in WebAnswer(database.security) }
        case .security: throw .notOffered("_security by HTTP")
        }
    }

    private static func allow(_ methods: [String], _ method: String) throws(HubFault) {
        guard methods.contains(method) else { throw .onlyMethods(methods) }
    }

    /// What CouchDB has beside its databases and a hub has not.
    private static let serverNames: Set<String> = [
        "_active_tasks", "_all_dbs", "_cluster_setup", "_config", "_db_updates", "_dbs_info",
        "_membership", "_node", "_replicate", "_replicator", "_reshard", "_scheduler",
        "_search_analyze", "_stats", "_users", "_utils", "_uuids",
    ]
}
