import Caseload
import Casework
import Exchange
import LocalStore

/// A store filled with the fictitious caseload of some size, made once and kept in the cache.
///
/// Its raw key is fixed, so that the C API can open the same file, and a passphrase opens it at the usual
/// cost of derivation, so that the program can. Nothing in it is about anybody.
struct StoreFixture {
    let families: Int
    let files: CaseloadFiles
    let folder: StoreFolder
    /// Holds the passphrase, for `--passphrase-file`.
    let passphraseFile: String

    /// Goes up when what is in the stores changes.
    private static let version = 2

    init(families: Int, in cache: Folder) throws {
        self.families = families
        files = try CaseloadFiles(families: families, in: cache)
        passphraseFile = cache.file("passphrase")
        folder = StoreFolder(cache.file(Self.name(families)))
        if !Folder.exists(passphraseFile) {
            try Files.write(passphraseFile, Self.passphrase + "\n")
        }
        guard !folder.hasStore else { return }
        Output.tell("making a store of \(families) families ...")
        let part = StoreFolder(folder.path + ".part")
        Folder.remove(part.path)
        let caseload = try Self.create(in: part)
        try CaseloadFilling.fill(caseload, with: files, kinds: CaseloadKind.allCases)
        // As the program leaves it when the list was on the screen once.
        _ = try caseload.familyIndex()
        try caseload.keepIndex()
        caseload.store.close()
        try Self.setPassphrase(of: part)
        try Files.rename(part.path, to: folder.path)
    }

    var rawPath: String { folder.storePath }

    /// A copy that may be written to; the caller removes it.
    func copy(to path: String) throws -> StoreFolder {
        try Self.copy(folder, to: path)
    }

    static func copy(_ folder: StoreFolder, to path: String) throws -> StoreFolder {
        Folder.remove(path)
        let copy = StoreFolder(try Folder(path).path)
        try Files.copy(folder.storePath, to: copy.storePath)
        try Files.copy(folder.passphraseKeyPath, to: copy.passphraseKeyPath)
        return copy
    }

    /// The same families with form records and months of checks, about ten records each, in a folder of its
    /// own; and how many records those are.
    func withRecords(in scratch: Folder) throws -> (fixture: StoreFixture, records: Int) {
        Output.tell("recording for \(families) families ...")
        let copy = try copy(to: scratch.file("recorded-\(families)"))
        let store = try Self.open(copy)
        let records = try AgendaFilling.fill(store, families: families)
        store.close()
        return (StoreFixture(self, at: copy), records)
    }

    private init(_ other: StoreFixture, at folder: StoreFolder) {
        families = other.families
        files = other.files
        passphraseFile = other.passphraseFile
        self.folder = folder
    }

    /// An empty caseload with the programmes of `sample-data`.
    static func create(in folder: StoreFolder) throws -> Caseload {
        let store = try Store.create(in: folder, key: try storeKey(), options: options)
        let worker = Worker(name: "pdp-001", device: "benchmark")
        let caseload = try Caseload.create(in: store, worker: worker)
        for update in try caseload.installProgrammes(try SampleData.programmes()) {
            try check(update.result == .added, "\(update.file): \(update.result)")
        }
        return caseload
    }

    static func open(_ folder: StoreFolder) throws -> Store {
        try Store.open(in: folder, key: try storeKey(), options: options)
    }

    static var options: StoreOptions { StoreOptions(projections: CaseloadProjections.all) }

    static func storeKey() throws -> StoreKey {
        guard let key = StoreKey(bytes: RawKey.fixed.bytes) else {
            throw BenchmarkFailure("a key has 48 bytes")
        }
        return key
    }

    static let passphrase = "enam belas keluarga"

    static func setPassphrase(of folder: StoreFolder) throws {
        guard let passphrase = Passphrase(passphrase) else {
            throw BenchmarkFailure("the passphrase is none")
        }
        try KeyRing(folder).changePassphrase(to: passphrase, for: try storeKey())
    }

    /// Named by what is in it, so that other projections or tables make another store.
    private static func name(_ families: Int) -> String {
        let projections = CaseloadProjections.all.map { "\($0.name)\($0.version)" }
        return "store-\(version)-\(Schema.current.version)-\(families)-"
            + projections.joined(separator: "-")
    }
}
