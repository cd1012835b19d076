import Glibc

/// What the cases of one run share: options, folders, peers, fixtures made once.
final class Session {
    let options: Options
    let peers: Peers
    /// Gone at the end of the run.
    let scratch: Folder
    private let cache: Folder
    private var stores: [Int: StoreFixture] = [:]

    init(_ options: Options) throws {
        self.options = options
        cache = try Folder(options.cache)
        scratch = try Folder(options.cache + "/run-\(getpid())")
        peers = Peers(mayInstall: options.mayInstall && !options.isQuick)
    }

    deinit {
        scratch.remove()
    }

    var isQuick: Bool { options.isQuick }

    /// How often to repeat: once when quick, as asked, or the case's own number.
    func repeats(_ usual: Int) -> Int {
        isQuick ? 1 : options.repeats ?? usual
    }

    /// A size of the case's own, cut down when quick.
    func size(_ full: Int, quick: Int) -> Int {
        isQuick ? min(quick, full) : full
    }

    /// The size of the small caseload: one pendamping's.
    var few: Int { isQuick ? 50 : 300 }

    /// The size of the large one: what a regency's program must still carry.
    var many: Int { options.families }

    /// A store of so many families, made at its first use and kept.
    func store(families: Int) throws -> StoreFixture {
        if let made = stores[families] { return made }
        let made = try StoreFixture(families: families, in: cache)
        stores[families] = made
        return made
    }

    /// A text file of so many lines for the pagers, kept.
    func lines(_ count: Int) throws -> String {
        try TextLines.file(count, in: cache)
    }

    /// A git repository of so many commits, kept; nil without git.
    func history(_ commits: Int) throws -> String? {
        try GitHistory.repository(commits, in: cache, peers: peers)
    }

    /// The program under measurement.
    ///
    /// - Throws: When it is not there.
    func program() throws -> String {
        let path = options.binary ?? Folder.ofThisBinary + "/pendamping"
        guard access(path, X_OK) == 0 else {
            throw BenchmarkFailure("no program at \(path): build it, or give --binary")
        }
        return path
    }
}
