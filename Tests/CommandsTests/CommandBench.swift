import App
import Caseload
import Casework
import Documents
import LocalStore
import Sync
import Synchronization
import TestSupport

@testable import Commands

/// The command line in one process: a folder of its own, a fixed clock, cheap keys, no terminal.
final class CommandBench: Sendable {
    static let passphrase = "rahasia-uji"

    /// What one command line came to.
    struct Answer: Sendable {
        let code: ExitCode
        let output: String
        let errors: String

        /// Both outputs, for a failure message.
        var said: String { "\(code)\n\(output)\n\(errors)" }

        /// The one object of `--json`; a second line or anything else throws.
        var json: JSONValue {
            get throws { try JSONValue(parsing: output) }
        }
    }

    let home: TemporaryFolder
    let passphraseFile: String
    var store: String { home.file("simpanan") }
    private let secrets: [String]
    private let peers: SyncPeers

    /// Takes the answers to prompts for passphrases, in order; without any nobody can be asked.
    init(secrets: [String] = [], peers: SyncPeers = .standard) throws {
        home = try TemporaryFolder()
        passphraseFile = home.file("sandi")
        self.secrets = secrets
        self.peers = peers
        try Bytes.write(Self.passphrase + "\n", to: passphraseFile)
    }

    /// Runs one command line as it stands.
    ///
    /// - `lines`: What is typed at the prompts of the plain mode, or comes from standard input, in order.
    /// - `isInterrupted`: Whether Ctrl-C is pressed as soon as the job would hear it.
    /// - `showsProgress`: Whether somebody watches standard error.
    func bare(
        _ words: [String],
        environment: [String: String] = [:],
        lines: [String] = [],
        isInterrupted: Bool = false,
        showsProgress: Bool = false,
        now: Moment = CommandBench.now,
    ) -> Answer {
        let output = Shared("")
        let errors = Shared("")
        let left = Shared(secrets)
        let typed = Shared(lines)
        let console = Console(
            write: { text in output.withLock { $0 += text } },
            complain: { text in errors.withLock { $0 += text } },
            isTerminal: false,
            askSecret: { _ in left.withLock { $0.isEmpty ? nil : $0.removeFirst() } },
            ask: { prompt in
                output.withLock { $0 += prompt }
                return typed.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            },
            showsProgress: showsProgress,
            onInterrupt: { body in if isInterrupted { body() } },
            environment: self.environment.merging(environment) { $1 },
            now: { now },
        )
        let code = Program.run(
            words,
            console: console,
            binary: home.path + "/bin/pendamping",
            derivation: .cheap,
            peers: peers,
            openScreen: { _ in .failed },
        )
        return Answer(
            code: code,
            output: output.withLock { $0 },
            errors: errors.withLock { $0 },
        )
    }

    /// Runs one command line on the bench's store.
    func run(_ words: String...) -> Answer {
        run(words)
    }

    func run(_ words: [String]) -> Answer {
        bare(words + ["--store", store, "--passphrase-file", passphraseFile])
    }

    /// Runs the program's plain prompts with these answers, after which the input ends.
    func plain(_ lines: [String]) -> Answer {
        bare(
            ["--polos", "--store", store, "--passphrase-file", passphraseFile],
            lines: lines,
        )
    }

    /// Does something with the store itself.
    func caseload(_ body: (Caseload) throws -> Void) throws {
        let folder = StoreFolder(store)
        guard let passphrase = Passphrase(Self.passphrase) else {
            throw Failure(said: "passphrase")
        }
        var options = StoreOptions(projections: CaseloadProjections.all)
        options.derivation = .cheap
        let key = try KeyRing(folder, derivation: .cheap).unlock(passphrase)
        let opened = try Store.open(in: folder, key: key, options: options)
        defer { opened.close() }
        try body(try Caseload(store: opened))
    }

    /// The same with `--json`, which must succeed.
    func json(_ words: String...) throws -> JSONValue {
        let answer = run(words + ["--json"])
        guard answer.code == .done else { throw Failure(said: "\(words): \(answer.said)") }
        return try answer.json
    }

    /// Makes the store and gives its recovery code.
    @discardableResult
    func initialise() throws -> String {
        try json("init", "--label", "Desa Uji")["init"]?["recoveryCode"]?.string ?? ""
    }

    /// Makes the store with a small village in it.
    func fill(families: Int = 4) throws {
        try initialise()
        _ = try json("import", sample(families))
    }

    /// Why a step that prepares a test failed.
    struct Failure: Error, CustomStringConvertible {
        let said: String

        var description: String { said }
    }

    func json(_ command: String, _ arguments: [String]) throws -> JSONValue {
        let answer = run([command] + arguments + ["--json"])
        guard answer.code == .done else { throw Failure(said: answer.said) }
        return try answer.json
    }

    /// Sunday, 15 November 2026, 10:00 in Jakarta: the day of the sample data.
    static let now = Moment(seconds: 1_794_711_600, offset: 25_200)

    private var environment: [String: String] {
        [
            "HOME": home.path, "TMPDIR": home.path, "PENDAMPING_SHARE": Checkout.path,
            "XDG_DATA_HOME": home.path + "/data", "XDG_CONFIG_HOME": home.path + "/config",
        ]
    }
}

/// The checkout with `sample-data` and `themes`.
enum Checkout {
    static let path = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
}

/// A value that a console's closures write from any thread.
final class Shared<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) {
        self.value = Mutex(value)
    }

    func withLock<Result: Sendable>(_ body: (inout sending Value) -> sending Result) -> Result {
        value.withLock(body)
    }
}
