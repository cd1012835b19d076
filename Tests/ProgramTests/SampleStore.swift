import Documents
import TestSupport

/// A kept store of fictitious families, made by the built program itself, in a folder of its own.
struct SampleStore: Sendable {
    static let passphrase = "rahasia-uji"

    let home: TemporaryFolder
    var path: String { home.file("simpanan") }
    var passphraseFile: String { home.file("sandi") }

    /// Makes the store with so many families from the sample's seed; nil takes the shipped files.
    ///
    /// - inMemory: For a test that judges by seconds what had to be written: no disk is waited for.
    init(families: Int? = 24, inMemory: Bool = false) throws {
        home = try TemporaryFolder(inMemory: inMemory)
        try Bytes.write(Self.passphrase + "\n", to: passphraseFile)
        let size = families.map { ["--families", "\($0)"] } ?? []
        try expectDone(try run(["demo"] + size + ["--json"]))
    }

    /// Copies another one's store, which must not be open.
    init(copying other: SampleStore, into home: TemporaryFolder) throws {
        self.home = home
        let outcome = try Shell.run("cp", ["-R", other.path, other.passphraseFile, home.path])
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
    }

    /// One that lies in this folder already, under the usual names.
    init(in home: TemporaryFolder) {
        self.home = home
    }

    /// An empty store, as `init` makes it, of the worker named.
    init(empty: Void, worker: String? = nil) throws {
        home = try TemporaryFolder()
        try Bytes.write(Self.passphrase + "\n", to: passphraseFile)
        try expectDone(try run(["init"] + (worker.map { ["--worker", $0] } ?? [])))
    }

    /// Runs one job on this store.
    func run(_ words: [String], input: String = "") throws -> Shell.Outcome {
        try Shell.run(
            BuiltProgram.path,
            words + ["--store", path, "--passphrase-file", passphraseFile],
            environment: ["HOME": home.path, "XDG_CONFIG_HOME": home.path, "TMPDIR": home.path],
            input: input,
        )
    }

    func run(_ words: String...) throws -> Shell.Outcome { try run(words) }

    /// Runs one job that must succeed and reads the object it answers with.
    @discardableResult
    func json(_ words: String...) throws -> JSONValue {
        let outcome = try run(words + ["--json"])
        try expectDone(outcome)
        return try JSONValue(parsing: outcome.output)
    }

    /// What `doctor` says of the store.
    func doctor() throws -> JSONValue {
        try json("doctor")["doctor"] ?? .null
    }

    /// How many records wait, as the command line tells it.
    func waiting() throws -> Int {
        try json("queue", "--limit", "1")["waiting"]?.int ?? -1
    }

    /// The command line that opens the screen on this store.
    var screenCommand: String {
        [BuiltProgram.path, "--store", path, "--passphrase-file", passphraseFile]
            .map(Shell.quoted).joined(separator: " ")
    }

    /// Opens the screen on this store and waits for its first page.
    func open(
        columns: Int = 80,
        rows: Int = 24,
        environment: [String: String] = [:],
    ) throws -> TmuxTerminal {
        let terminal = try TmuxTerminal(
            screenCommand,
            columns: columns,
            rows: rows,
            environment: environment,
        )
        try terminal.wait(for: "Tercatat")
        return terminal
    }

    private func expectDone(_ outcome: Shell.Outcome) throws {
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
    }
}
