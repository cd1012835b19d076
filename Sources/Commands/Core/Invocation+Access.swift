import App
import FoundationEssentials
import LocalStore

/// Which store a call means and what opens it.
extension Invocation {
    var places: Places { Places(environment: console.environment, binary: binary) }

    /// The themes; a refusal where their folder is nowhere.
    var themeFiles: ThemeFiles {
        get throws(Refusal) {
            guard let folder = places.themes else { throw .theme(.missing(name: "themes/")) }
            return ThemeFiles(folder: folder)
        }
    }

    /// The profiles of this laptop's user.
    var profiles: Profiles {
        get throws(Refusal) {
            guard let profiles = Profiles(environment: console.environment) else {
                throw .file(path: "$HOME", reason: .missing)
            }
            return profiles
        }
    }

    /// The folder of the store that is meant: `--store`, `--profile`, or the only profile.
    func storeFolder() throws(Refusal) -> StoreFolder {
        if let path = arguments.value("store") { return StoreFolder(path) }
        let known = try profiles
        let all = try Refusal.lifting { () throws(StoreError) in try known.list() }
        if let label = arguments.value("profile") {
            guard let named = all.first(where: { $0.label == label || $0.id == label }) else {
                throw .unknownProfile(label: label)
            }
            return named.folder
        }
        guard all.count == 1, let only = all.first else {
            throw all.isEmpty
                ? .caseload(.store(.missingStore(path: known.root))) : .profileNotNamed
        }
        return only.folder
    }

    /// The passphrase: from `--passphrase-file`, else typed on the terminal.
    func passphrase(_ prompt: String? = nil, option: String = "passphrase-file") throws(Refusal)
        -> Passphrase
    {
        if let path = arguments.value(option) {
            let content = try readFile(path, limit: 4_096)
            guard let passphrase = Passphrase(fileContent: content) else {
                throw .caseload(.store(.wrongPassphrase))
            }
            return passphrase
        }
        guard let typed = console.askSecret((prompt ?? words.passphraseAsk) + ": ") else {
            throw .noPassphrase
        }
        guard let passphrase = Passphrase(typed) else {
            throw .caseload(.store(.wrongPassphrase))
        }
        return passphrase
    }

    /// A file's bytes, with the trouble told by its kind.
    func readFile(_ path: String, limit: Int = .max) throws(Refusal) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)).prefix(limit))
        } catch {
            throw .file(path: path, reason: FileTrouble(error))
        }
    }

    /// What the screen shall be opened with.
    func screenRequest() throws(Refusal) -> ScreenRequest {
        ScreenRequest(
            store: arguments.value("store"),
            profile: arguments.value("profile"),
            passphraseFile: arguments.value("passphrase-file"),
            theme: arguments.value("theme"),
            language: arguments.value("lang").flatMap(Language.init(rawValue:)),
            isPlain: arguments.isOn("polos")
        )
    }
}
