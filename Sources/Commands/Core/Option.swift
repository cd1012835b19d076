import App

/// One option of a subcommand, as data: parsing, help and errors are made from it.
package struct Option: Sendable {
    /// Without its dashes: `store`.
    package let name: String
    /// What stands after it in help, such as `PATH`; nil for a switch.
    package let value: String?
    package let explanation: @Sendable (Words) -> String

    package init(
        _ name: String,
        _ value: String? = nil,
        _ explanation: @escaping @Sendable (Words) -> String,
    ) {
        self.name = name
        self.value = value
        self.explanation = explanation
    }
}

extension Option {
    /// The options that every subcommand takes.
    package static let global: [Option] = [
        Option("store", "PATH") { $0.optionStore },
        Option("profile", "LABEL") { $0.optionProfile },
        Option("passphrase-file", "FILE") { $0.optionPassphraseFile },
        Option("theme", "NAME") { $0.optionTheme },
        Option("lang", "id|en") { $0.optionLanguage },
        Option("polos") { $0.optionPlain },
        Option("json") { $0.optionJSON },
        Option("help") { $0.optionHelp },
    ]
}
