import App
import Caseload
import LocalStore
import Sync

/// One job of the command line, as data and a function.
package struct Subcommand: Sendable {
    package let name: String
    /// What stands after the name in help: `<member> <obligation> <period> <state>`.
    package let usage: String
    /// One sentence.
    package let summary: @Sendable (Words) -> String
    package let options: [Option]
    /// How many plain arguments it takes.
    package let arguments: ClosedRange<Int>
    package let run: @Sendable (Invocation) throws(Refusal) -> ExitCode

    package init(
        _ name: String,
        usage: String = "",
        options: [Option] = [],
        arguments: ClosedRange<Int> = 0...0,
        summary: @escaping @Sendable (Words) -> String,
        run: @escaping @Sendable (Invocation) throws(Refusal) -> ExitCode,
    ) {
        self.name = name
        self.usage = usage
        self.options = options
        self.arguments = arguments
        self.summary = summary
        self.run = run
    }
}

/// One call of a subcommand.
package struct Invocation: Sendable {
    package let arguments: Arguments
    package var console: Console
    package let words: Words
    /// The path of the running binary, beside which the shared files lie.
    package let binary: String
    /// How hard keys are derived.
    package let derivation: KeyDerivation
    /// How the sides of a sync are made.
    package let peers: SyncPeers
    /// Opens the screen and returns when the person leaves it.
    package let openScreen: @Sendable (ScreenRequest) -> ExitCode

    /// Whether the answer shall be one JSON object.
    package var wantsJSON: Bool { arguments.isOn("json") }
}

/// What the screen is opened with.
package struct ScreenRequest: Sendable {
    package var surroundings: Surroundings
    /// The one store to open; nil shows the profiles.
    package var store: StoreFolder?
    /// A caseload that is open already: the demo's, or one whose passphrase came from a file.
    package var opened: (caseload: Caseload, label: String)?
    /// The name that a new profile gives this laptop.
    package var device: String
    package var theme: String?
    package var language: Language?

    package init(
        surroundings: Surroundings,
        store: StoreFolder? = nil,
        opened: (caseload: Caseload, label: String)? = nil,
        device: String,
        theme: String? = nil,
        language: Language? = nil,
    ) {
        self.surroundings = surroundings
        self.store = store
        self.opened = opened
        self.device = device
        self.theme = theme
        self.language = language
    }
}
