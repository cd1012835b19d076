import App
import Documents
import LocalStore
import Sync

/// The program behind its command line.
package enum Program {
    package static let subcommands: [Subcommand] = [
        .demo, .initialise, .importFiles, .exportFiles, .families, .family, .record, .fill, .step,
        .records, .forms, .looks, .exports, .agenda, .alerts, .report, .queue, .sync, .conflicts,
        .duplicates, .anomalies, .compare, .supervise, .profile,
        .hub, .provision, .decide, .themes, .doctor, .backup, .restore, .passwd,
    ]

    /// Runs one command line, without the program's own name, to its end.
    ///
    /// Tests take the cheap derivation of keys.
    package static func run(
        _ words: [String],
        console: Console,
        binary: String,
        derivation: KeyDerivation = .version1,
        peers: SyncPeers = .standard,
        openScreen: @escaping @Sendable (ScreenRequest) -> ExitCode,
    ) -> ExitCode {
        let language = languageAsked(words, console.environment)
        let wording = Words(language)
        let place = jobPlace(words)
        let name = place.map { words[$0] }
        guard
            let subcommand = name == nil
                ? Subcommand.screen : subcommands.first(where: { $0.name == name })
        else {
            let near = Nearest.word(to: name ?? "", in: subcommands.map(\.name))
            console.complain(wording.unknownSubcommand(name ?? "", near: near) + "\n")
            return .wrongUse
        }
        let arguments: Arguments
        do {
            arguments = try Arguments(
                words.indices.filter { $0 != place }.map { words[$0] },
                options: subcommand.options + Option.global,
            )
        } catch {
            console.complain(wording.sentence(for: error) + "\n")
            console.complain(wording.seeHelp(subcommand.name) + "\n")
            return .wrongUse
        }
        if arguments.isOn("help") {
            console.write(Help.text(of: subcommand, wording))
            return .done
        }
        if let asked = arguments.value("lang"), Language(rawValue: asked) == nil {
            console.complain(
                wording.sentence(for: .badValue(option: asked, expected: "id, en")) + "\n"
            )
            return .wrongUse
        }
        guard subcommand.arguments.contains(arguments.plain.count) else {
            console.complain(wording.wrongArguments(subcommand.name, subcommand.usage) + "\n")
            return .wrongUse
        }
        let invocation = Invocation(
            arguments: arguments,
            console: console,
            words: wording,
            binary: binary,
            derivation: derivation,
            peers: peers,
            openScreen: openScreen,
        )
        do {
            return try subcommand.run(invocation)
        } catch {
            return tell(error, invocation)
        }
    }

    /// Names what was given where an option's value is the trouble.
    private static func sentence(for refusal: Refusal, _ invocation: Invocation) -> String {
        if case .badValue(let option, let expected) = refusal,
            let value = invocation.arguments.value(option), !value.isEmpty
        {
            return invocation.words.badValue(value, of: option, expected: expected)
        }
        return invocation.words.sentence(for: refusal)
    }

    /// Says what went wrong, as JSON too where JSON was asked for.
    private static func tell(_ refusal: Refusal, _ invocation: Invocation) -> ExitCode {
        let sentence = sentence(for: refusal, invocation)
        if invocation.wantsJSON {
            invocation.console.write(json: ["error": .string(sentence)])
        }
        invocation.console.complain(PlainText.safe(sentence) + "\n")
        if case .importStopped = refusal { return .interrupted }
        return refusal.isAboutAccess ? .noAccess : refusal.isWrongUse ? .wrongUse : .failed
    }

    /// Where the job's name stands: the first word that is neither a global option nor its value.
    private static func jobPlace(_ words: [String]) -> Int? {
        let takingValue = Set(Option.global.filter { $0.value != nil }.map { "--" + $0.name })
        var place = 0
        while place < words.count {
            let word = words[place]
            guard word.hasPrefix("-") else { return place }
            guard word != "--" else { return nil }
            place += takingValue.contains(word) ? 2 : 1
        }
        return nil
    }

    /// `--lang` where it was given, else Indonesian unless the locale asks for English.
    private static func languageAsked(_ words: [String], _ environment: [String: String])
        -> Language
    {
        if let place = words.firstIndex(of: "--lang"), place + 1 < words.count {
            return Language(rawValue: words[place + 1]) ?? .indonesian
        }
        if let joined = words.first(where: { $0.hasPrefix("--lang=") }) {
            return Language(rawValue: String(joined.dropFirst(7))) ?? .indonesian
        }
        return environment["PENDAMPING_LANG"].flatMap(Language.init(rawValue:)) ?? .indonesian
    }
}
