import App
import Casework
import Documents
import Replication
import StorePeers
import Sync

/// What syncing tells, as JSON: the same figures and outcomes as the screen, times as ISO 8601.
extension Invocation {
    /// A time from milliseconds since 1970.
    func time(_ milliseconds: Int) -> String {
        Moment(seconds: milliseconds / 1_000, offset: console.now().offset).description
    }

    func json(_ report: SyncReport, onlyHere: Int) -> JSONObject {
        var value = json(SyncLogEntry(report, isAutomatic: false))
        value["automatic"] = nil
        value["times"] = nil
        value["complete"] = .bool(report.isComplete)
        value["onlyHere"] = JSONValue(onlyHere)
        if let left = report.left {
            value["refusedHere"] = JSONValue(left.refused)
            value["atDesk"] = JSONValue(left.atDesk)
        }
        value["refused"] = .array(report.refused.map(json))
        if case .failed(let step, let error) = report.outcome {
            value["error"] = .object(json(error, step: step))
        }
        return value
    }

    func json(_ entry: SyncLogEntry) -> JSONObject {
        var value: JSONObject = [
            "start": .string(time(entry.startedAt)), "end": .string(time(entry.endedAt)),
            "with": .string(entry.partner?.rawValue ?? "nobody"),
            "automatic": .bool(entry.isAutomatic), "times": JSONValue(entry.times),
            "pulled": JSONValue(entry.pulled), "pushed": JSONValue(entry.pushed),
            "refused": JSONValue(entry.refused), "unconfirmed": JSONValue(entry.unconfirmed),
            "unreadable": JSONValue(entry.unreadable), "forgotten": JSONValue(entry.forgotten),
            "merged": JSONValue(entry.merged), "conflicts": JSONValue(entry.conflicts),
            "sentBytes": JSONValue(entry.sentBytes),
            "receivedBytes": JSONValue(entry.receivedBytes),
        ]
        if let waiting = entry.waiting { value["waiting"] = JSONValue(waiting) }
        switch entry.outcome {
        case .done: value["outcome"] = "done"
        case .cancelled: value["outcome"] = "cancelled"
        case .failed(let step, let error):
            value["outcome"] = "failed"
            value["error"] = .object(json(error, step: step))
        }
        return value
    }

    func json(_ error: PeerError, step: SyncStep) -> JSONObject {
        [
            "code": .string(error.code), "step": .string(step.rawValue),
            "message": .string(words.sentence(for: error)),
        ]
    }

    func json(_ standing: SyncStanding) -> JSONObject {
        var value: JSONObject = [
            "server": .bool(standing.settings != nil), "waiting": JSONValue(standing.waiting),
            "onlyHere": JSONValue(standing.onlyHere), "conflicts": JSONValue(standing.conflicts),
            "refused": JSONValue(standing.left.refused), "atDesk": JSONValue(standing.left.atDesk),
        ]
        if let settings = standing.settings {
            value["address"] = .string(settings.address)
            value["database"] = .string(settings.database)
            value["login"] = .string(settings.login)
            value["automatic"] = .bool(settings.isAutomatic)
            value["minutes"] = JSONValue(settings.minutes)
        }
        if let lastDone = standing.lastDone { value["lastDone"] = .string(time(lastDone)) }
        if let last = standing.last { value["last"] = .object(json(last)) }
        return value
    }

    private func json(_ settlement: SyncRefusal) -> JSONValue {
        var value: JSONObject = [
            "id": .string(settlement.id.rawValue),
            "rev": .string(settlement.revision.description),
        ]
        if case .refused(let error, let reason) = settlement.outcome {
            value["error"] = .string(error)
            value["reason"] = .string(reason)
        }
        return .object(value)
    }
}

extension PeerError {
    /// Whether it is about a login, a passphrase or a right.
    var isAboutAccess: Bool {
        switch self {
        case .loginRefused, .loginNoLongerTaken, .noRight: true
        case .store(let error): error as? StickError == .wrongPassphrase
        default: false
        }
    }
}
