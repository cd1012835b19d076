import App
import Caseload
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
            let named = Profiles.Profile.named(label, of: all)
            guard let first = named.first else { throw .unknownProfile(label: label) }
            guard named.count == 1 else {
                throw .ambiguousProfile(label: label, folders: named.map(\.folder.path))
            }
            return first.folder
        }
        guard all.count == 1, let only = all.first else {
            guard all.isEmpty else { throw .profileNotNamed }
            let lost = known.withoutStore().first
            throw .caseload(.store(lost?.absence ?? .missingStore(path: known.root)))
        }
        return only.folder
    }

    /// The passphrase: from `--passphrase-file`, else typed on the terminal.
    func passphrase(_ prompt: String? = nil, option: String = "passphrase-file") throws(Refusal)
        -> Passphrase
    {
        if let path = arguments.value(option) {
            let content = try FileBytes.read(path)
            guard let passphrase = Passphrase(fileContent: content) else {
                throw .caseload(.store(.wrongPassphrase))
            }
            return passphrase
        }
        guard let typed = console.askSecret((prompt ?? words.passphraseAsk) + ": ") else {
            throw .noPassphrase(option: option)
        }
        guard let passphrase = Passphrase(typed) else {
            throw .caseload(.store(.wrongPassphrase))
        }
        return passphrase
    }

    var surroundings: Surroundings {
        Surroundings(
            places: places,
            profiles: try? profiles,
            now: console.now,
            derivation: derivation,
            syncPeers: peers,
            stamp: Stamps.writer(to: console.environment["PENDAMPING_STAMPS"]),
        )
    }

    /// Opens the store that is meant.
    ///
    /// Where it cannot be written, it is opened to be read or carried off, and that is told.
    func openCaseload(unwritten: Store.Unwritten = .reading) throws(Refusal) -> Caseload {
        let folder = try storeFolder()
        guard folder.hasStore else { throw .caseload(.store(folder.absence)) }
        let caseload = try EffectRunner.open(
            folder,
            try passphrase(),
            surroundings,
            unwritten: unwritten,
        )
        if let reason = caseload.store.unwritable {
            console.complain(words.readOnly(because: reason) + "\n")
        }
        return caseload
    }

    /// Opens the store, does something with it, and closes it whatever happens.
    func withCaseload<Result>(
        _ body: (Caseload) throws(CaseloadError) -> Result
    ) throws(Refusal) -> Result {
        let caseload = try openCaseload()
        defer { caseload.store.close() }
        return try Refusal.lifting { () throws(CaseloadError) in try body(caseload) }
    }
}
