import Documents
import Replication

extension SyncLog {
    /// As `_local/sync-log` holds it.
    package var json: JSONObject {
        var members: JSONObject = ["sessions": .array(entries.map { .object($0.json) })]
        if let lastDone { members["lastDone"] = JSONValue(lastDone) }
        return members
    }

    /// Reads what `json` wrote; what cannot be read is left out.
    package init(_ json: JSONObject) {
        let sessions = json["sessions"]?.array ?? []
        self.init(
            entries: sessions.compactMap { $0.object.flatMap { SyncLogEntry($0) } },
            lastDone: json["lastDone"]?.int,
        )
    }
}

extension SyncLogEntry {
    /// Times are milliseconds since 1970.
    package var json: JSONObject {
        var members: JSONObject = [
            "start": JSONValue(startedAt), "end": JSONValue(endedAt),
            "automatic": .bool(isAutomatic), "times": JSONValue(times),
        ]
        if let partner { members["with"] = .string(partner.rawValue) }
        if let waiting { members["waiting"] = JSONValue(waiting) }
        for (name, path) in Self.figures { members[name] = JSONValue(self[keyPath: path]) }
        switch outcome {
        case .done: members["outcome"] = "done"
        case .cancelled: members["outcome"] = "cancelled"
        case .failed(let step, let error):
            members["outcome"] = "failed"
            members["step"] = .string(step.rawValue)
            members["error"] = .object(error.json)
        }
        return members
    }

    package init?(_ json: JSONObject) {
        guard let start = json["start"]?.int, let end = json["end"]?.int else { return nil }
        var report = SyncReport(startedAt: start)
        report.endedAt = end
        switch json["outcome"]?.string {
        case "done": report.outcome = .done
        case "cancelled": report.outcome = .cancelled
        case "failed":
            guard let step = json["step"]?.string.flatMap({ SyncStep(rawValue: $0) }),
                let error = json["error"]?.object.flatMap({ PeerError($0) })
            else { return nil }
            report.outcome = .failed(step, error)
        default: return nil
        }
        self.init(report, isAutomatic: json["automatic"]?.bool ?? false)
        partner = json["with"]?.string.flatMap { PeerKind(rawValue: $0) }
        times = max(1, json["times"]?.int ?? 1)
        waiting = json["waiting"]?.int
        for (name, path) in Self.figures { self[keyPath: path] = json[name]?.int ?? 0 }
    }

    private static var figures: [(String, WritableKeyPath<SyncLogEntry, Int>)] {
        [
            ("pulled", \.pulled), ("pushed", \.pushed), ("refused", \.refused),
            ("unconfirmed", \.unconfirmed), ("unreadable", \.unreadable),
            ("forgotten", \.forgotten), ("merged", \.merged), ("conflicts", \.conflicts),
            ("sentBytes", \.sentBytes), ("receivedBytes", \.receivedBytes),
        ]
    }
}
