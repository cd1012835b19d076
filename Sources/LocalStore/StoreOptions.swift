/// What a store is opened with: everything it would otherwise take from the world.
package struct StoreOptions: Sendable {
    /// The tables derived from documents; the same list at every opening of a store.
    package var projections: [Projection]
    package var schema: Schema
    /// Now, in milliseconds since 1970.
    package var clock: @Sendable () -> Int
    /// How long a write waits for another process's.
    package var busyMilliseconds: Int
    /// Revisions kept per branch, as CouchDB's `_revs_limit`.
    package var revisionLimit: Int
    /// The cost of key files.
    package var derivation: KeyDerivation
    /// Told while an upgrade or a rebuild runs at opening.
    package var progress: Progress
    /// The name of a registered SQLite file layer; nil for the system's.
    ///
    /// Tests put faults there.
    package var vfs: String?
    /// Where a store that cannot be written is copied for reading, the best first.
    package var spareFolders: [String]

    package init(
        projections: [Projection] = [],
        schema: Schema = .current,
        clock: @escaping @Sendable () -> Int = StoreOptions.systemClock,
        busyMilliseconds: Int = 5000,
        revisionLimit: Int = 1000,
        derivation: KeyDerivation = .version1,
        progress: Progress = .silent,
        vfs: String? = nil,
        spareFolders: [String] = StoreOptions.systemSpareFolders,
    ) {
        self.projections = projections
        self.schema = schema
        self.clock = clock
        self.busyMilliseconds = busyMilliseconds
        self.revisionLimit = revisionLimit
        self.derivation = derivation
        self.progress = progress
        self.vfs = vfs
        self.spareFolders = spareFolders
    }
}
