import Glibc
import Replication

/// What the cases of one run share: options, folders, peers, fixtures made once.
final class Session {
    let options: Options
    let peers: Peers
    /// Gone at the end of the run.
    let scratch: Folder
    private let cache: Folder
    private var stores: [Int: StoreFixture] = [:]
    private var laptops: [Int: LaptopFixture] = [:]
    private var desk: Desk?

    /// A hub in a process of its own, and `curl` to speak to it.
    struct Desk {
        let hub: HubProgram
        var host: DatabaseHost { hub.host }
        var curl: Curl { hub.host.curl }
    }

    init(_ options: Options) throws {
        self.options = options
        cache = try Folder(options.cache)
        scratch = try Folder(options.cache + "/run-\(getpid())")
        try Files.write(scratch.file("passphrase"), StoreFixture.passphrase + "\n")
        peers = Peers(mayInstall: options.mayInstall && !options.isQuick)
    }

    deinit {
        desk?.hub.stop()
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

    /// A laptop's store of so many records, made at its first use and kept for the run.
    func laptop(records: Int) throws -> LaptopFixture {
        if let made = laptops[records] { return made }
        let made = try LaptopFixture(records: records, in: scratch)
        laptops[records] = made
        return made
    }

    /// The run's one hub, started at its first use; nil where there is no `curl`.
    func startedDesk() throws -> Desk? {
        if let desk { return desk }
        guard let path = peers.path("curl") else { return nil }
        let made = Desk(hub: try HubProgram(self, curl: path))
        desk = made
        return made
    }

    /// The server of `--server`, or the run's hub; nil where there is no `curl`.
    func databaseHost() throws -> DatabaseHost? {
        guard let url = options.server else { return try startedDesk()?.host }
        guard let path = peers.path("curl") else { return nil }
        let text = try options.loginFile.map { try Files.read($0) } ?? []
        guard let login = Login(file: String(decoding: text, as: UTF8.self)) else {
            throw BenchmarkFailure("--server needs a --login-file: a name and a password")
        }
        return DatabaseHost(url: url, login: login, curl: path, scratch, stays: true)
    }

    /// Holds the passphrase of every store here, for `--passphrase-file`.
    var passphraseFile: String { scratch.file("passphrase") }

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
