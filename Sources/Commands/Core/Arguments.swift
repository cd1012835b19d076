/// A command line taken apart.
///
/// `getopt_long` keeps its state in globals, which tests that run side by side can't share; this
/// reads the same forms: `--name value`, `--name=value`, `--` ends the options.
package struct Arguments: Sendable, Equatable {
    /// What is not an option, in order.
    package private(set) var plain: [String] = []
    private var values: [String: String] = [:]
    private var switches: Set<String> = []

    /// Why a command line could not be taken apart.
    package enum Fault: Error, Sendable, Equatable {
        case unknownOption(String, near: String?)
        case missingValue(option: String)
        case unwantedValue(option: String)
        case repeatedOption(String)
    }

    /// Reads the words after the subcommand's name.
    package init(_ words: some Sequence<String>, options: [Option]) throws(Fault) {
        var known: [String: Option] = [:]
        for option in options { known[option.name] = option }
        var waiting: String?
        var isPlainOnly = false
        for word in words {
            if let name = waiting {
                try set(name, word)
                waiting = nil
            } else if isPlainOnly || !word.hasPrefix("--") {
                plain.append(word == "-h" && !isPlainOnly ? "" : word)
                if word == "-h", !isPlainOnly {
                    plain.removeLast()
                    switches.insert("help")
                }
            } else if word == "--" {
                isPlainOnly = true
            } else {
                waiting = try take(word.dropFirst(2), known)
            }
        }
        if let waiting { throw .missingValue(option: waiting) }
    }

    package func isOn(_ name: String) -> Bool {
        switches.contains(name)
    }

    package func value(_ name: String) -> String? {
        values[name]
    }

    /// Takes one option; returns its name where its value is the next word.
    private mutating func take(
        _ text: Substring,
        _ known: [String: Option],
    ) throws(Fault) -> String? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = known[name] else {
            throw .unknownOption(name, near: Nearest.word(to: name, in: Array(known.keys)))
        }
        switch (option.value, parts.count) {
        case (nil, 1):
            switches.insert(name)
            return nil
        case (nil, _): throw .unwantedValue(option: name)
        case (_, 1): return name
        default:
            try set(name, String(parts[1]))
            return nil
        }
    }

    private mutating func set(_ name: String, _ value: String) throws(Fault) {
        guard values.updateValue(value, forKey: name) == nil else { throw .repeatedOption(name) }
    }
}
