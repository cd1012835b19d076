import App
import Caseload
import LocalStore
import Replication
import Sync

/// With whom a call of `sync` means to sync.
extension Invocation {
    func syncPartner(_ caseload: Caseload) throws(Refusal) -> SyncPartner {
        let known = try Refusal.lifting { () throws(StoreError) in
            try caseload.store.syncSettings()
        }
        guard let place = arguments.plain.first else {
            guard let known else { throw .noServer }
            return .server(try changed(known))
        }
        guard place.contains("://") else {
            let presence = StickPlace.look(for: place)
            guard presence != .isFolder else { throw .file(path: place, reason: .isFolder) }
            let database = try stickDatabase(caseload, known)
            return .stick(
                StickPlace(
                    path: place,
                    passphrase: try stickPassphrase(isNew: presence == .new),
                    database: database,
                    label: caseload.worker.device,
                    derivation: derivation,
                )
            )
        }
        var settings = SyncSettings(isAutomatic: known?.isAutomatic ?? true)
        settings.minutes = known?.minutes ?? SyncSettings.usualMinutes
        do throws(SyncSettingsFault) {
            let (address, database) = try ServerAddress(typed: place).dividingDatabase()
            settings.address = address.text
            settings.database = database ?? ""
        } catch {
            throw .syncSettings(error)
        }
        if let known, known.address == settings.address, known.database == settings.database {
            settings = known
        }
        return .server(try changed(settings))
    }

    /// The database of the stick that is to be taken, asked for where nobody has said it yet.
    private func stickDatabase(
        _ caseload: Caseload,
        _ known: SyncSettings?,
    ) throws(Refusal) -> String? {
        if let named = arguments.value("database") ?? known?.database { return named }
        let before = try Refusal.lifting { () throws(StoreError) in
            try caseload.store.stickDatabase()
        }
        if let before { return before }
        guard console.isTerminal else { return nil }
        console.complain(words.stickDatabaseNote + "\n")
        let typed = console.question(words.stickDatabasePrompt + ": ") ?? ""
        return typed.isEmpty ? nil : typed
    }

    /// The settings with what the options say, checked.
    private func changed(_ known: SyncSettings) throws(Refusal) -> SyncSettings {
        var settings = known
        if let path = arguments.value("login-file") {
            let bytes = try FileBytes.read(path)
            guard let login = Login(file: String(decoding: bytes, as: UTF8.self)) else {
                throw .loginFile(path: path)
            }
            settings.login = login.name
            settings.password = HiddenText(login.password)
        } else if settings.login.isEmpty, console.isTerminal {
            settings.login = console.question(words.name(of: ServerState.Field.login) + ": ") ?? ""
            let asked = console.askSecret(words.name(of: ServerState.Field.password) + ": ")
            settings.password = HiddenText(asked ?? "")
        }
        if let code = arguments.value("pairing") {
            settings.trust = .pairing(code: code, pin: nil)
            // The same code as before goes on standing for the same key.
            if case .pairing(let old, let pin) = known.trust,
                PairingCode.normalised(old) == PairingCode.normalised(code)
            {
                settings.trust = .pairing(code: code, pin: pin)
            }
        }
        if let file = arguments.value("ca") { settings.trust = .authority(file: file) }
        do throws(SyncSettingsFault) {
            return try settings.checked()
        } catch {
            throw .syncSettings(error)
        }
    }

    /// Asked twice for a file that is made new: nobody could open it after a slip.
    private func stickPassphrase(isNew: Bool) throws(Refusal) -> HiddenText {
        if let path = arguments.value("stick-passphrase-file") {
            let content = try FileBytes.read(path)
            let line = content.prefix { $0 != 0x0A && $0 != 0x0D }
            return HiddenText(String(decoding: line, as: UTF8.self))
        }
        guard let typed = console.askSecret(words.stickPassphrasePrompt + ": ") else {
            throw .noPassphrase(option: "stick-passphrase-file")
        }
        if isNew {
            guard typed.count >= Secret.leastLength else { throw .passphraseTooShort }
            guard console.askSecret(words.stickPassphraseAgain + ": ") == typed else {
                throw .passphrasesDiffer
            }
        }
        return HiddenText(typed)
    }
}
