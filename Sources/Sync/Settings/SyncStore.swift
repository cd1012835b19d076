import Documents
import LocalStore

/// What a store keeps about its syncs: the settings and the log, as `_local` documents.
extension Store {
    /// nil where nothing was set, or what is there cannot be read.
    package func syncSettings() throws(StoreError) -> SyncSettings? {
        try read { (reader) throws(StoreError) in
            try reader.localDocument(SyncStore.settings).flatMap { SyncSettings($0.body) }
        }
    }

    /// Keeps settings; nil removes them.
    package func keep(_ settings: SyncSettings?) throws(StoreError) {
        try write { (writer) throws(StoreError) in
            var body = settings?.json
            let before = try writer.localDocument(SyncStore.settings)?.body
            let isSame = SyncStore.login.allSatisfy { body?[$0] == before?[$0] }
            if isSame { body?[SyncStore.taken] = before?[SyncStore.taken] }
            _ = try writer.putLocalDocument(SyncStore.settings, body)
        }
    }

    /// Whether a sync with these settings, if they are the ones that are kept, has once got past the login.
    package func hasTaken(loginOf settings: SyncSettings) throws(StoreError) -> Bool {
        try read { (reader) throws(StoreError) in
            let kept = try reader.localDocument(SyncStore.settings)?.body
            return SyncStore.isOf(settings, kept) && kept?[SyncStore.taken] == true
        }
    }

    /// Remembers that; of a login that is not kept nothing is remembered.
    package func keep(takenLoginOf settings: SyncSettings) throws(StoreError) {
        guard try !hasTaken(loginOf: settings) else { return }
        try write { (writer) throws(StoreError) in
            guard var kept = try writer.localDocument(SyncStore.settings)?.body,
                SyncStore.isOf(settings, kept)
            else { return }
            kept[SyncStore.taken] = true
            _ = try writer.putLocalDocument(SyncStore.settings, kept)
        }
    }

    /// The stick's file that a sync ended well with last; nil where there was none.
    package func stickPath() throws(StoreError) -> String? {
        try read { (reader) throws(StoreError) in
            try reader.localDocument(SyncStore.stick)?.body["path"]?.string
        }
    }

    /// The database of the sticks that this store was synced with; nil where there was none.
    package func stickDatabase() throws(StoreError) -> String? {
        try read { (reader) throws(StoreError) in
            try reader.localDocument(SyncStore.stick)?.body["database"]?.string
        }
    }

    /// Remembers a stick's file, here in the store: its name may tell something.
    package func keep(stickPath path: String) throws(StoreError) {
        try keepStick("path", path)
    }

    /// Remembers whose sticks are taken without a question.
    package func keep(stickDatabase name: String) throws(StoreError) {
        try keepStick("database", name)
    }

    private func keepStick(_ member: String, _ text: String) throws(StoreError) {
        let known = try read { (reader) throws(StoreError) in
            try reader.localDocument(SyncStore.stick)?.body
        }
        guard known?[member]?.string != text else { return }
        try write { (writer) throws(StoreError) in
            var body = try writer.localDocument(SyncStore.stick)?.body ?? JSONObject()
            body[member] = .string(text)
            _ = try writer.putLocalDocument(SyncStore.stick, body)
        }
    }

    /// The sessions so far; empty where there were none.
    package func syncLog() throws(StoreError) -> SyncLog {
        try read { (reader) throws(StoreError) in try SyncStore.log(reader) }
    }

    /// Adds a session to the log and answers the whole, in one transaction: two processes may sync.
    @discardableResult
    package func append(_ entry: SyncLogEntry) throws(StoreError) -> SyncLog {
        try write { (writer) throws(StoreError) in
            var log = try SyncStore.log(writer)
            log.add(entry)
            _ = try writer.putLocalDocument(SyncStore.log, log.json)
            return log
        }
    }
}

private enum SyncStore {
    static let settings: DocumentID = "_local/sync"
    static let log: DocumentID = "_local/sync-log"
    static let stick: DocumentID = "_local/sync-stick"
    /// Beside the settings: their login was once taken.
    static let taken = "taken"
    /// What of the settings a login is.
    static let login = ["address", "login", "password"]

    static func isOf(_ settings: SyncSettings, _ kept: JSONObject?) -> Bool {
        let own = settings.json
        return kept != nil && login.allSatisfy { own[$0] == kept?[$0] }
    }

    static func log(_ reader: Reader) throws(StoreError) -> SyncLog {
        try reader.localDocument(log).map { SyncLog($0.body) } ?? SyncLog()
    }
}
