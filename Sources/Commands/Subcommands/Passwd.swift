import App
import Documents
import LocalStore

extension Subcommand {
    /// `passwd`: a new passphrase for whoever knows the old one or the recovery code; or a new recovery code,
    /// printed this once.
    static let passwd = Subcommand(
        "passwd",
        options: [
            Option("new-passphrase-file", "FILE") { $0.optionNewPassphrase },
            Option("recovery") { $0.optionRecovery },
            Option("recovery-code-file", "FILE") { $0.optionRecoveryFile },
            Option("new-recovery-code") { $0.optionNewRecoveryCode },
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
        if invocation.arguments.isOn("new-recovery-code") {
            return try replaceCode(invocation, ring, key)
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

    private static func replaceCode(
        _ invocation: Invocation,
        _ ring: KeyRing,
        _ key: StoreKey,
    ) throws(Refusal) -> ExitCode {
        // One thing at a time: of two that change, which one holds would be unclear where it is cut off.
        guard invocation.arguments.value("new-passphrase-file") == nil else {
            let usage = "--new-recovery-code | --new-passphrase-file FILE"
            invocation.console.complain(invocation.words.wrongArguments("passwd", usage) + "\n")
            return .wrongUse
        }
        var generator = SystemRandomNumberGenerator()
        let code = try Refusal.lifting { () throws(StoreError) in
            try ring.replaceRecoveryCode(for: key, using: &generator)
        }
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "passwd": [
                        "store": .string(ring.folder.path),
                        "recoveryCode": .string(code.description),
                    ]
                ]
            )
        } else {
            invocation.console.write(
                lines: [
                    invocation.words.recoveryCodeReplaced, "", "    " + code.description, "",
                ] + invocation.words.recoveryCodeLines.prefix(2)
            )
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
