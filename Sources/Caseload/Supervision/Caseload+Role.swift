import Casework
import Documents
import LocalStore

/// Whose store this is, and what she may do in it.
package struct StoreOwner: Sendable, Equatable {
    /// The names under which her records and families go: the one stamped on her records, her login.
    package var names: Set<String>
    package var role: WorkerRole

    package init(names: Set<String>, role: WorkerRole) {
        self.names = names
        self.role = role
    }
}

extension Caseload {
    /// What the person who works here is to the office.
    ///
    /// The office's word counts: the document `worker:<login>` that `provision` wrote and a sync brought.
    /// Without one it is what `init --role` said, and a plain worker else.
    package func role() throws(CaseloadError) -> WorkerRole {
        try readUnveiled { (reader) throws(StoreError) in try StoreOwner.read(reader).role }
    }

    /// Makes this another person's store, or gives it another role; `provision`'s word still goes before.
    ///
    /// For `init` and the demo: the worker stamped on records changes when the store is opened again.
    package static func set(
        _ worker: Worker,
        _ role: WorkerRole,
        in store: Store,
    ) throws(CaseloadError) {
        do throws(StoreError) {
            try store.write { (writer) throws(StoreError) in
                var body = try writer.localDocument(workerID)?.body ?? JSONObject()
                body["name"] = .string(worker.name)
                body["device"] = .string(worker.device)
                body["role"] = .string(role.rawValue)
                _ = try writer.putLocalDocument(workerID, body)
            }
        } catch {
            throw .store(error)
        }
    }
}

extension StoreOwner {
    private static let worker: DocumentID = "_local/worker"
    /// The settings of the server; their login is looked at, nothing else.
    private static let settings: DocumentID = "_local/sync"

    package static func read(_ reader: Reader) throws(StoreError) -> StoreOwner {
        let own = try reader.localDocument(worker)?.body
        var names: Set<String> = []
        if let name = own?["name"]?.string, !name.isEmpty { names.insert(name) }
        let kept = try reader.localDocument(settings)?.body["login"]?.string
        let login = kept.flatMap { $0.isEmpty ? nil : $0 }
        if let login { names.insert(login) }
        var role = own?["role"]?.string.flatMap { WorkerRole(rawValue: $0) }
        for entry in try entries(login, names, reader) {
            role = entry.role
            names.insert(entry.login)
            if !entry.name.isEmpty { names.insert(entry.name) }
        }
        return StoreOwner(names: names, role: role ?? .worker)
    }

    /// Her lines of the office's list.
    private static func entries(
        _ login: String?,
        _ names: Set<String>,
        _ reader: Reader,
    ) throws(StoreError) -> [WorkerEntry] {
        // The login is what the server knows her by; a name that happens to be somebody's login is not.
        let asked = login.map { [$0] } ?? names.sorted()
        var found: [WorkerEntry] = []
        for name in asked {
            guard let stored = try reader.document(WorkerEntry.id(name)), !stored.deleted,
                let entry = WorkerEntry(stored.body)
            else { continue }
            found.append(entry)
        }
        return found
    }

    /// Her line of the office's list; nil where a sync has brought none.
    static func entry(_ reader: Reader) throws(StoreError) -> WorkerEntry? {
        let name = try reader.localDocument(worker)?.body["name"]?.string
        let kept = try reader.localDocument(settings)?.body["login"]?.string
        let login = kept.flatMap { $0.isEmpty ? nil : $0 }
        let names = Set([name, login].compactMap(\.self).filter { !$0.isEmpty })
        return try entries(login, names, reader).last
    }

    /// Whether the store was made before there were roles, and nobody has given one since.
    static func isUnsettled(_ reader: Reader) throws(StoreError) -> Bool {
        try reader.localDocument(worker)?.body["role"] == nil
    }

    /// Notes what a store from before there were roles has been until now.
    static func settle(_ role: WorkerRole, _ writer: Writer) throws(StoreError) {
        guard var body = try writer.localDocument(worker)?.body, body["role"] == nil else { return }
        body["role"] = .string(role.rawValue)
        _ = try writer.putLocalDocument(worker, body)
    }
}
