import Documents
import LocalStore
import Replication

/// A hub's folder: its own store, and one more for each database.
///
///     hub.lock                       one hub at a time
///     desk/                          the hub's own store, which the hub's passphrase opens: identity,
///                                    logins (hashed), databases and their keys
///     databases/<random name>/       a database's store; its key is in desk/
///     databases/<random name>.rusak  one that was found damaged and set aside (`SetAside`)
///     certificate.pem  key.pem       for TLS
///
/// Workers' own stores are never opened, and nothing outside the encrypted files names anybody.
package final class Desk: Sendable {
    package let path: String
    /// nil for a guest, who changes nothing of the desk itself.
    private let lock: DeskLock?
    private let own: Store
    private let options: DeskOptions
    let state: Monitor<State>
    /// Whoever changes what the desk keeps, one at a time.
    ///
    /// Taken before `state`, and held while the store writes; requests need `state` alone.
    private let changing = Monitor(())

    struct State {
        var catalogue: Catalogue
        var databases: [String: Database]
        /// Those that could not be opened, by name.
        var aside: [String: SetAside] = [:]
        /// What the store said of other processes' commits when the logins were last read from it.
        var seen: Int?
    }

    private static let documentID: DocumentID = "_local/desk"

    /// Opens a hub's folder, or makes one where there is none.
    ///
    /// - Returns: The desk, and for a new one the code that opens it when the passphrase is lost.
    package static func open(
        _ path: String,
        passphrase: Passphrase,
        options: DeskOptions = DeskOptions(),
    ) throws(DeskError) -> (desk: Desk, recovery: RecoveryCode?) {
        try DeskFiles.createFolder(path)
        let lock = try DeskLock(path)
        let folder = StoreFolder(path + "/desk")
        var recovery: RecoveryCode?
        let own: Store
        do throws(StoreError) {
            if folder.hasStore {
                own = try Store.open(in: folder, passphrase: passphrase, options: options.store())
            } else {
                var generator = SystemRandomNumberGenerator()
                let made = try Store.initialise(
                    in: folder,
                    label: "meja",
                    passphrase: passphrase,
                    options: options.store(),
                    using: &generator,
                )
                own = made.store
                recovery = made.recovery
            }
        } catch {
            throw .store(error)
        }
        return (try Desk(path, lock, own, options), recovery)
    }

    /// Opens a hub's folder beside the hub that may be running: databases can be read and written, logins
    /// and the list of databases not changed.
    package static func openAsGuest(
        _ path: String,
        passphrase: Passphrase,
        options: DeskOptions = DeskOptions(),
    ) throws(DeskError) -> Desk {
        let own: Store
        do throws(StoreError) {
            own = try Store.open(
                in: StoreFolder(path + "/desk"),
                passphrase: passphrase,
                options: options.store(),
            )
        } catch {
            throw .store(error)
        }
        return try Desk(path, nil, own, options)
    }

    private init(
        _ path: String,
        _ lock: DeskLock?,
        _ own: Store,
        _ options: DeskOptions,
    ) throws(DeskError) {
        self.path = path
        self.lock = lock
        self.own = own
        self.options = options
        var catalogue = Catalogue(uuid: RandomText.hexadecimal(bytes: 16))
        var databases: [String: Database] = [:]
        var aside: [String: SetAside] = [:]
        var isDamaged = false
        do throws(StoreError) {
            let found = try own.read { (reader) throws(StoreError) in
                try reader.localDocument(Desk.documentID)
            }
            if let found {
                if let known = Catalogue(found.body) { catalogue = known } else { isDamaged = true }
            } else {
                try own.write { (writer) throws(StoreError) in
                    try writer.putLocalDocument(Desk.documentID, catalogue.json)
                }
            }
            for (name, entry) in catalogue.databases {
                do throws(StoreError) {
                    let store = try Desk.openStore(path, entry, options)
                    databases[name] = Database(name: name, entry: entry, store: store)
                } catch {
                    // One damaged file is no reason to turn every laptop away.
                    guard SetAside.isCalledFor(by: error) else { throw error }
                    let folder = Desk.folder(path, entry)
                    aside[name] = try SetAside(name, folder, error, moves: lock != nil)
                }
            }
        } catch {
            throw .store(error)
        }
        guard !isDamaged else { throw .damagedCatalogue }
        state = Monitor(State(catalogue: catalogue, databases: databases, aside: aside))
    }

    /// The databases that are served to nobody, for their files are damaged.
    package var setAside: [SetAside] {
        state.withLock { $0.aside.values.sorted { $0.name < $1.name } }
    }

    func isSetAside(_ name: String) -> Bool { state.withLock { $0.aside[name] != nil } }

    /// Sets a database aside in which damage is found only now, as some of its pages were when nobody had read
    /// them yet.
    ///
    /// Cost: reads all of it. Nobody may be using it.
    ///
    /// - Returns: nil for one that is sound, or none of this desk's.
    package func setAsideIfDamaged(_ name: String) throws(DeskError) -> SetAside? {
        guard lock != nil else { throw .guest }
        return try changing.withLock { (_) throws(DeskError) in
            let known = state.withLock { ($0.databases[name], $0.catalogue.databases[name]) }
            guard let database = known.0, let entry = known.1 else { return nil }
            do throws(StoreError) {
                guard let damage = try Desk.damage(in: database.store) else { return nil }
                database.store.close()
                let folder = Desk.folder(path, entry)
                let aside = try SetAside(name, folder, damage, moves: true)
                state.withLock {
                    $0.databases[name] = nil
                    $0.aside[name] = aside
                }
                return aside
            } catch {
                throw .store(error)
            }
        }
    }

    private static func damage(in store: Store) throws(StoreError) -> StoreError? {
        do throws(StoreError) {
            let report = try store.examine()
            guard let finding = report.findings.first(where: { $0.kind == .file }) else {
                return nil
            }
            return .damaged(file: .store, detail: finding.detail)
        } catch {
            guard SetAside.isCalledFor(by: error) else { throw error }
            return error
        }
    }

    /// Makes a database that was set aside anew, with what can be read of the old one.
    ///
    /// The damaged files stay where they are. What is missing the laptops send again, for this desk has it
    /// no more.
    ///
    /// - Returns: What could be saved; nil where nothing could be read.
    package func remake(_ name: String) throws(DeskError) -> SalvageReport? {
        guard lock != nil else { throw .guest }
        return try changing.withLock { (_) throws(DeskError) in
            let known = state.withLock { ($0.aside[name], $0.catalogue.databases[name]) }
            guard let aside = known.0, var entry = known.1 else { throw .notSetAside }
            // Under the same key, so that the damaged files can be read later still.
            entry.folder = RandomText.hexadecimal(bytes: 8)
            let remade = entry
            do throws(StoreError) {
                let folder = StoreFolder(Desk.folder(path, remade))
                let key = try Desk.key(remade)
                let saved = try aside.salvage(into: folder, key: key, options: options.store())
                if saved == nil {
                    try Store.create(in: folder, key: key, options: options.store()).close()
                }
                let store = try Desk.openStore(path, remade, options)
                try keep { $0.databases[name] = remade }
                let database = Database(name: name, entry: remade, store: store)
                state.withLock {
                    $0.databases[name] = database
                    $0.aside[name] = nil
                }
                return saved
            } catch {
                throw .store(error)
            }
        }
    }

    /// As a CouchDB's `uuid`: the identity that receipts and checkpoints name.
    package var uuid: String { state.withLock { $0.catalogue.uuid } }

    /// The databases by name.
    package var databases: [Database] {
        state.withLock { $0.databases.values.sorted { $0.name < $1.name } }
    }

    package func database(_ name: String) -> Database? {
        state.withLock { $0.databases[name] }
    }

    /// Counts what laptops and sticks have brought.
    var arrivals: Int { databases.reduce(0) { $0 + $1.arrivals } }

    /// Makes a database; nil when there is one of this name.
    @discardableResult
    package func createDatabase(_ name: String, members: [String] = []) throws(DeskError)
        -> Database?
    {
        guard DatabaseName.isLegal(name) else { throw .badDatabaseName }
        guard lock != nil else { throw .guest }
        return try changing.withLock { (_) throws(DeskError) in
            // One that was set aside is still there.
            guard state.withLock({ $0.catalogue.databases[name] == nil }) else { return nil }
            let entry = Catalogue.Entry(
                folder: RandomText.hexadecimal(bytes: 8),
                key: RandomText.hexadecimal(bytes: 48),
                members: members,
                made: options.clock() / 1000,
                revisionLimit: Catalogue.revisionLimit,
            )
            do throws(StoreError) {
                let store = try Store.create(
                    in: StoreFolder(Desk.folder(path, entry)),
                    key: try Desk.key(entry),
                    options: options.store(),
                )
                // Cut off before this line there is a folder that nobody knows; after it, a database.
                try keep { $0.databases[name] = entry }
                let database = Database(name: name, entry: entry, store: store)
                state.withLock { $0.databases[name] = database }
                return database
            } catch {
                throw .store(error)
            }
        }
    }

    /// Sets who may use a database.
    ///
    /// Nobody has a right that is not kept: they hold from when the store has them.
    package func setMembers(_ members: [String], of name: String) throws(DeskError) {
        try change { () throws(StoreError) in
            try keep { $0.databases[name]?.members = members }
            database(name)?.setMembers(members)
        }
    }

    /// `_revs_limit`: opens the store anew, which keeps that many revisions from now on.
    func setRevisionLimit(_ limit: Int, of database: Database) throws(DeskError) {
        try change { () throws(StoreError) in
            guard var entry = state.withLock({ $0.catalogue.databases[database.name] }) else {
                return
            }
            entry.revisionLimit = limit
            let changed = entry
            let store = try Desk.openStore(path, changed, options)
            do throws(StoreError) {
                try keep { $0.databases[database.name] = changed }
            } catch {
                store.close()
                throw error
            }
            database.replace(store, revisionLimit: limit)
        }
    }

    /// Wakes every long poll.
    func endWaits() {
        for database in databases { database.endWaits() }
    }

    /// Closes every store; nothing works afterwards.
    package func close() {
        for database in databases { database.close() }
        own.close()
        lock?.release()
    }

    private func change(_ body: () throws(StoreError) -> Void) throws(DeskError) {
        guard lock != nil else { throw .guest }
        try changing.withLock { (_) throws(DeskError) in
            do throws(StoreError) {
                try body()
            } catch {
                throw .store(error)
            }
        }
    }

    /// Changes the catalogue, in the store first; the caller holds `changing`.
    private func keep(_ body: (inout Catalogue) -> Void) throws(StoreError) {
        var catalogue = state.withLock { $0.catalogue }
        body(&catalogue)
        let changed = catalogue
        try own.write { (writer) throws(StoreError) in
            var written = changed
            // The logins as they are stored, which another process may have changed.
            written.logins = try Desk.logins(writer) ?? written.logins
            try writer.putLocalDocument(Desk.documentID, written.json)
        }
        state.withLock { $0.catalogue.databases = changed.databases }
    }

    /// Changes the logins, in the store first: a guest may do so too, and the open desk learns of it.
    func changeLogins<Result>(
        _ body: (inout [String: Catalogue.Login]) -> Result
    ) throws(DeskError) -> Result {
        try changing.withLock { (_) throws(DeskError) in
            let known = state.withLock { $0.catalogue }
            do throws(StoreError) {
                let (logins, result) = try own.write { (writer) throws(StoreError) in
                    var catalogue = known
                    if let found = try writer.localDocument(Desk.documentID),
                        let stored = Catalogue(found.body)
                    {
                        catalogue = stored
                    }
                    let result = body(&catalogue.logins)
                    try writer.putLocalDocument(Desk.documentID, catalogue.json)
                    return (catalogue.logins, result)
                }
                state.withLock { $0.catalogue.logins = logins }
                return result
            } catch {
                throw .store(error)
            }
        }
    }

    /// The logins as another process may have left them: read anew after its every commit, so that one which
    /// is taken away ends before its next request.
    ///
    /// Costs a look at the store's change counter.
    func currentLogins() -> [String: Catalogue.Login] {
        // Nil while this process writes, and whenever nothing can be said: then they are read.
        let version = try? own.foreignVersion()
        return state.withLock { state in
            if let version, version == state.seen { return state.catalogue.logins }
            // A store that cannot be read just now has not lost what it said.
            if let read = try? own.read({ (reader) throws(StoreError) in try Desk.logins(reader) })
            {
                state.catalogue.logins = read
                state.seen = version
            }
            return state.catalogue.logins
        }
    }

    private static func logins(_ reader: Reader) throws(StoreError) -> [String: Catalogue.Login]? {
        try reader.localDocument(documentID).flatMap { Catalogue($0.body)?.logins }
    }
}

/// What a desk is opened with.
package struct DeskOptions: Sendable {
    /// Milliseconds since 1970.
    package var clock: @Sendable () -> Int
    package var derivation: KeyDerivation

    package init(
        clock: @escaping @Sendable () -> Int = StoreOptions.systemClock,
        derivation: KeyDerivation = .version1,
    ) {
        self.clock = clock
        self.derivation = derivation
    }

    func store(revisionLimit: Int = Catalogue.revisionLimit) -> StoreOptions {
        StoreOptions(clock: clock, revisionLimit: revisionLimit, derivation: derivation)
    }
}
