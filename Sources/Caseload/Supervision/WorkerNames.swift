import Casework
import Documents
import LocalStore

/// Which names belong to one worker: families are assigned to logins, records bear what she calls herself.
///
/// Without the office's list each name stands for itself.
struct WorkerNames {
    private var known: [String: String] = [:]
    /// The office's list, where a sync has brought it.
    private(set) var entries: [WorkerEntry] = []

    init() {}

    init(_ reader: Reader) throws(StoreError) {
        var entries: [WorkerEntry] = []
        defer { self.entries = entries }
        try reader.documents(ofKind: DocumentKind.worker.rawValue) { stored in
            if let entry = WorkerEntry(stored.body) { entries.append(entry) }
            return true
        }
        let logins = Set(entries.map(\.login))
        var bearers: [String: Int] = [:]
        for entry in entries { bearers[entry.name, default: 0] += 1 }
        for entry in entries {
            // A name that two bear, or that is another's login, tells nobody apart.
            let isHers =
                !entry.name.isEmpty && bearers[entry.name] == 1 && !logins.contains(entry.name)
            known[entry.login] = isHers ? entry.name : entry.login
            if isHers { known[entry.name] = entry.name }
        }
    }

    /// Gathers under one name what goes under these.
    mutating func join(_ names: Set<String>, to name: String) {
        for other in names.union(names.map(canonical)).union([name]) { known[other] = name }
    }

    /// The one name under which all of hers is gathered.
    func canonical(_ name: String) -> String { known[name] ?? name }
}
