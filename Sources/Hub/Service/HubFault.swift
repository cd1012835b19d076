import Documents
import LocalStore
import Replication

/// Why a request was not done, as CouchDB would say it.
struct HubFault: Error, Equatable {
    let status: Int
    let error: String
    let reason: String
    var headers: [String: String] = [:]

    init(_ status: Int, _ error: String, _ reason: String, headers: [String: String] = [:]) {
        self.status = status
        self.error = error
        self.reason = reason
        self.headers = headers
    }

    var answer: WebAnswer {
        WebAnswer(
            status,
            ["error": .string(error), "reason": .string(reason)],
            headers: headers.map { ($0.key, $0.value) },
        )
    }

    static func badRequest(_ reason: String) -> HubFault {
        HubFault(400, "bad_request", reason)
    }

    static let notJSON = badRequest("invalid UTF-8 JSON")
    static let notAnObject = badRequest("Document must be a JSON object")
    static let badRevision = badRequest("Invalid rev format")
    static let reservedID = HubFault(
        400,
        "illegal_docid",
        "Only reserved document ids may start with underscore.",
    )
    static let emptyID = HubFault(400, "illegal_docid", "Document id must not be empty")
    static let idNoText = HubFault(400, "illegal_docid", "Document id must be a string")
    static let longID = HubFault(400, "illegal_docid", "Document id is too long")
    static let missing = HubFault(404, "not_found", "missing")
    static let deleted = HubFault(404, "not_found", "deleted")
    static let noDatabase = HubFault(404, "not_found", "Database does not exist.")
    /// Its files are damaged; the desk is to make it anew, and until then laptops wait.
    static let databaseDamaged = HubFault(
        503,
        ServerRefusal.databaseDamaged,
        "The files of this database are damaged; the desk has to make it anew.",
    )
    static let conflict = HubFault(409, "conflict", "Document update conflict.")
    static let databaseExists = HubFault(
        412,
        "file_exists",
        "The database could not be created, the file already exists.",
    )
    static let documentTooLarge = HubFault(413, "document_too_large", "")
    static let bodyTooLarge = HubFault(413, "too_large", "the request entity is too large")
    static let noLogin = HubFault(401, "unauthorized", "You are not authorized to access this db.")
    static let wrongLogin = HubFault(401, "unauthorized", "Name or password is incorrect.")
    static let notServerAdmin = HubFault(401, "unauthorized", "You are not a server admin.")
    static let notMember = HubFault(403, "forbidden", "You are not allowed to access this db.")
    static let busy = HubFault(
        503,
        "service_unavailable",
        "The desk is busy.",
        headers: ["Retry-After": "5"],
    )

    static func tooManyLogins(seconds: Int) -> HubFault {
        HubFault(
            429,
            "too_many_requests",
            "Too many wrong passwords.",
            headers: ["Retry-After": String(seconds)],
        )
    }

    static func illegalDatabase(_ name: String) -> HubFault {
        HubFault(
            400,
            "illegal_database_name",
            "Name: '\(name)'. Only lowercase characters (a-z), digits (0-9), and any of the characters "
                + "_, $, (, ), +, -, and / are allowed. Must begin with a letter.",
        )
    }

    static func badMember(_ name: String) -> HubFault {
        HubFault(400, "doc_validation", "Bad special document member: \(name)")
    }

    static func onlyMethods(_ methods: [String]) -> HubFault {
        let list = methods.joined(separator: ",")
        return HubFault(
            405,
            "method_not_allowed",
            "Only \(list) allowed",
            headers: ["Allow": methods.joined(separator: ", ")],
        )
    }

    /// What CouchDB has and the replication protocol does not use.
    static func notOffered(_ what: String) -> HubFault {
        HubFault(501, "not_implemented", "\(what): this desk does not offer it.")
    }
}

/// What a store's failure is to the caller; details stay in the desk's own log.
extension HubFault {
    init(_ error: StoreError) {
        switch error {
        case .diskFull: self.init(507, "insufficient_storage", "The desk's disk is full.")
        case .busy, .locked, .closed: self = .busy
        case .damaged, .truncated: self = .databaseDamaged
        default: self.init(500, "internal_server_error", "The desk's store failed.")
        }
    }

    /// Runs an act on a store.
    static func lifting<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(HubFault) -> Result {
        do throws(StoreError) {
            return try body()
        } catch {
            throw HubFault(error)
        }
    }
}
