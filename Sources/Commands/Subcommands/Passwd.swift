import App
import Documents
import LocalStore

extension Subcommand {
    /// `passwd`: a new passphrase for whoever knows the old one or the recovery code.
    static let passwd = Subcommand(
        "passwd",
        options: [
            Option("new-passphrase-file", "FILE") { $0.optionNewPassphrase },
            Option("recovery") { $0.optionRecovery },
            Option("recovery-code-file", "FILE") { $0.optionRecoveryFile },
        ],
        summary: { $0.summaryPasswd },
    ) { invocation throws(Refusal) in
        let folder = try invocation.storeFolder()
        let options = invocation.surroundings.storeOptions
        let ring = KeyRing(folder, derivation: options.derivation)
        guard folder.hasStore else { throw .caseload(.store(folder.absence)) }
        let key: StoreKey
        if let code = try recoveryCode(invocation) {
            key = try Refusal.lifting { () throws(StoreError) in try ring.unlock(code) }
        } else {
            let passphrase = try invocation.passphrase()
            key = try Refusal.lifting { () throws(StoreError) in try ring.unlock(passphrase) }
        }
        let secret = try newSecret(invocation, option: "new-passphrase-file")
        guard let new = Passphrase(secret.text) else { throw .passphraseTooShort }
        try Refusal.lifting { () throws(StoreError) in
            try ring.changePassphrase(to: new, for: key)
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["passwd": ["store": .string(folder.path)]])
        } else {
            invocation.console.write(lines: [invocation.words.passphraseChanged])
        }
        return .done
    }

    private static func recoveryCode(_ invocation: Invocation) throws(Refusal) -> RecoveryCode? {
        let text: String
        if let path = invocation.arguments.value("recovery-code-file") {
            text = String(decoding: try FileBytes.read(path), as: UTF8.self).trimmed
        } else if invocation.arguments.isOn("recovery") {
            guard let typed = invocation.console.askSecret(invocation.words.recoveryAsk + ": ")
            else { throw .noPassphrase(option: "recovery-code-file") }
            text = typed
        } else {
            return nil
        }
        do throws(RecoveryCode.Problem) {
            return try RecoveryCode(text)
        } catch {
            throw .recoveryCodeMistyped
        }
    }
}
