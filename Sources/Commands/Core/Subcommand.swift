import App

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
        run: @escaping @Sendable (Invocation) throws(Refusal) -> ExitCode
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
    package let console: Console
    package let words: Words
    /// The path of the running binary, beside which the shared files lie.
    package let binary: String
    /// Opens the screen and returns when the person leaves it.
    package let openScreen: @Sendable (ScreenRequest) -> ExitCode

    /// Whether the answer shall be one JSON object.
    package var wantsJSON: Bool { arguments.isOn("json") }
}

/// What the screen is opened with.
package struct ScreenRequest: Sendable {
    /// The folder of the one store to open; nil shows the profiles.
    package var store: String?
    /// The profile to stand on in the picker.
    package var profile: String?
    /// A file whose first line opens the store at once.
    package var passphraseFile: String?
    package var theme: String?
    package var language: Language?
    /// Plain prompts with no drawing.
    package var isPlain: Bool

    package init(
        store: String? = nil,
        profile: String? = nil,
        passphraseFile: String? = nil,
        theme: String? = nil,
        language: Language? = nil,
        isPlain: Bool = false
    ) {
        self.store = store
        self.profile = profile
        self.passphraseFile = passphraseFile
        self.theme = theme
        self.language = language
        self.isPlain = isPlain
    }
}
