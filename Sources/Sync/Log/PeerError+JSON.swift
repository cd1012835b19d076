import Caseload
import Documents
import LocalStore
import Replication

/// An error of a store as the log keeps it: which it was, without paths.
package struct KeptStoreError: Error, Sendable, Equatable {
    package let name: String

    package init(name: String) {
        self.name = name
    }

    init(_ error: any Error) {
        // A case's name is all that stands before its values.
        let text = String(describing: error)
        name = String(text.prefix { $0 != "(" && $0 != "\n" })
    }
}

extension PeerError {
    /// The error without what the log has no business to keep: paths, what a server said of a record.
    package var kept: PeerError {
        switch self {
        case .store(let error): .store(KeptStoreError(Self.innermost(error)))
        default: self
        }
    }

    /// A stable name for scripts.
    package var code: String {
        switch self {
        case .noLink: "no-link"
        case .timedOut: "timed-out"
        case .busy: "busy"
        case .garbled: "garbled"
        case .certificate: "certificate"
        case .badAddress: "bad-address"
        case .loginRefused: "login-refused"
        case .loginNoLongerTaken: "login-no-longer-taken"
        case .noRight: "no-right"
        case .noDatabase: "no-database"
        case .tooLarge: "too-large"
        case .full: "full"
        case .tooOld: "too-old"
        case .noLibrary: "no-library"
        case .refused: "refused"
        case .conflict: "conflict"
        case .cancelled: "cancelled"
        case .store: "store"
        }
    }

    package var json: JSONObject {
        var members: JSONObject = ["code": .string(code)]
        switch self {
        case .noLink(let detail), .timedOut(let detail), .garbled(let detail),
            .certificate(let detail), .badAddress(let detail), .loginRefused(let detail),
            .loginNoLongerTaken(let detail),
            .noRight(let detail), .full(let detail), .tooOld(let detail):
            members["detail"] = .string(detail)
        case .busy(let seconds):
            if let seconds { members["retryAfter"] = JSONValue(seconds) }
        case .noDatabase(let name): members["database"] = .string(name)
        case .noLibrary(let name): members["library"] = .string(name)
        case .refused(let status, let error, let reason):
            members["status"] = JSONValue(status)
            members["error"] = .string(error)
            members["reason"] = .string(reason)
        case .store(let error):
            members["detail"] = .string(KeptStoreError(Self.innermost(error)).name)
        case .tooLarge, .conflict, .cancelled: break
        }
        return members
    }

    package init?(_ json: JSONObject) {
        let detail = json["detail"]?.string ?? ""
        switch json["code"]?.string {
        case "no-link": self = .noLink(detail: detail)
        case "timed-out": self = .timedOut(detail: detail)
        case "busy": self = .busy(retryAfter: json["retryAfter"]?.int)
        case "garbled": self = .garbled(detail: detail)
        case "certificate": self = .certificate(detail: detail)
        case "bad-address": self = .badAddress(detail: detail)
        case "login-refused": self = .loginRefused(detail: detail)
        case "login-no-longer-taken": self = .loginNoLongerTaken(detail: detail)
        case "no-right": self = .noRight(detail: detail)
        case "no-database": self = .noDatabase(name: json["database"]?.string ?? "")
        case "too-large": self = .tooLarge
        case "full": self = .full(detail: detail)
        case "too-old": self = .tooOld(detail: detail)
        case "no-library": self = .noLibrary(name: json["library"]?.string ?? "")
        case "refused":
            self = .refused(
                status: json["status"]?.int ?? 0,
                error: json["error"]?.string ?? "",
                reason: json["reason"]?.string ?? "",
            )
        case "conflict": self = .conflict
        case "cancelled": self = .cancelled
        case "store": self = .store(KeptStoreError(name: detail))
        default: return nil
        }
    }

    /// The store's own error behind the caseload's.
    private static func innermost(_ error: any Error) -> any Error {
        if let error = error as? CaseloadError, case .store(let inner) = error { return inner }
        if let error = error as? KeptStoreError { return KeptName(error.name) }
        return error
    }

    /// Prints as its name, so that keeping what is kept already changes nothing.
    private struct KeptName: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }
}
