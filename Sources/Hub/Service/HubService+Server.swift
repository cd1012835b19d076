import Documents
import FoundationEssentials
import LocalStore

/// What is answered for the server as a whole.
extension HubService {
    /// The welcome document; `vendor` tells a hub from a CouchDB.
    func welcome() -> WebAnswer {
        WebAnswer([
            "couchdb": "Welcome", "version": .string(HubService.protocolVersion),
            "uuid": .string(desk.uuid), "features": [],
            "vendor": ["name": .string(vendor)],
        ])
    }

    /// The CouchDB whose answers ours are equal to.
    private static let protocolVersion = "3.5.0"

    func session(
        _ exchange: Exchange,
        _ method: String,
        _ means: Access.Means?,
    ) throws(HubFault) -> WebAnswer {
        switch method {
        case "POST": return try openSession(exchange)
        case "DELETE":
            access.closeSession(of: exchange.request)
            return WebAnswer(["ok": true], headers: [HubService.noCookie])
        default:
            let name = exchange.caller.login.map { JSONValue.string($0) } ?? .null
            var information: JSONValue = ["authentication_handlers": ["cookie", "default"]]
            if let means { information["authenticated"] = .string(means.rawValue) }
            return WebAnswer([
                "ok": true,
                "userCtx": ["name": name, "roles": HubService.roles(exchange.caller)],
                "info": information,
            ])
        }
    }

    private func openSession(_ exchange: Exchange) throws(HubFault) -> WebAnswer {
        let (name, password) = try HubService.login(exchange)
        do throws(HubFault) {
            let session = try access.openSession(name, password, from: exchange.request.address)
            let seconds = Access.memory / 1000
            let cookie =
                "AuthSession=\(session.token); Version=1; Path=/; HttpOnly; Max-Age=\(seconds)"
                + (exchange.request.isSecure ? "; Secure" : "")
            return WebAnswer(
                ["ok": true, "name": .string(name), "roles": HubService.roles(session.caller)],
                headers: [("Set-Cookie", cookie)],
            )
        } catch {
            guard error == .wrongLogin else { throw error }
            var answer = error.answer
            answer.headers.append(HubService.noCookie)
            return answer
        }
    }

    /// The name and password of a log-in: JSON, or a form as browsers send it.
    private static func login(_ exchange: Exchange) throws(HubFault) -> (String, String) {
        let type = exchange.request.headers["content-type"] ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            guard let form = RequestTarget(Array("/?".utf8) + exchange.request.body),
                let name = form["name"] ?? form["username"], let password = form["password"]
            else { throw .badRequest("request body must contain a name and a password") }
            return (name, password)
        }
        let json = try exchange.json()
        guard let name = json["name"]?.string ?? json["username"]?.string,
            let password = json["password"]?.string
        else { throw .badRequest("request body must contain a name and a password") }
        return (name, password)
    }

    private static func roles(_ caller: Caller) -> JSONValue {
        .array(caller.roles.map { .string($0) })
    }

    private static let noCookie = ("Set-Cookie", "AuthSession=; Version=1; Path=/; HttpOnly")

    func create(_ name: String, _ exchange: Exchange) throws(HubFault) -> WebAnswer {
        let made: Database?
        do throws(DeskError) {
            made = try desk.createDatabase(name)
        } catch {
            throw HubFault(error)
        }
        guard made != nil else { throw .databaseExists }
        return WebAnswer(201, ["ok": true], headers: [exchange.location(name)])
    }

    func setRevisionLimit(of database: Database, _ exchange: Exchange) throws(HubFault)
        -> WebAnswer
    {
        guard let limit = try exchange.json().int, limit >= 1 else {
            throw .badRequest("Rev limit has to be a positive integer")
        }
        do throws(DeskError) {
            try desk.setRevisionLimit(limit, of: database)
        } catch {
            throw HubFault(error)
        }
        return WebAnswer(["ok": true])
    }
}

extension HubFault {
    init(_ error: DeskError) {
        if case .store(let error) = error {
            self.init(error)
        } else {
            self.init(500, "internal_server_error", "The desk failed.")
        }
    }
}
