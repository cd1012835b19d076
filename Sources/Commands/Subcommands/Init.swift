import App
import Caseload
import Casework
import Documents
import LocalStore

extension Subcommand {
    /// `init`: a new store, its worker, the programmes, and the recovery code printed this once.
    static let initialise = Subcommand(
        "init",
        options: [
            Option("label", "TEXT") { $0.optionLabel },
            Option("worker", "NAME") { $0.optionWorker },
            Option("role", "ROLE") { $0.optionRole },
        ],
        summary: { $0.summaryInit },
    ) { invocation throws(Refusal) in
        let role = try invocation.role()
        let folder = try newFolder(invocation)
        let label = invocation.arguments.value("label") ?? ""
        // A folder named by --store is in no list of profiles.
        if invocation.arguments.value("store") == nil {
            try requireFree(label, invocation.profiles)
        }
        let secret = try newSecret(invocation)
        let name = invocation.arguments.value("worker") ?? invocation.words.unnamedWorker
        var refused: [ProgrammeError] = []
        let (caseload, recovery) = try EffectRunner.create(
            folder,
            label: label,
            worker: Worker(name: name, device: DeviceName.random()),
            role: role,
            passphrase: secret,
            invocation.surroundings,
        ) { refused = $0 }
        caseload.store.close()
        for error in refused {
            invocation.console.complain(invocation.words.sentence(for: error) + "\n")
        }
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "init": [
                        "store": .string(folder.path), "label": .string(label),
                        "recoveryCode": .string(recovery.description),
                        "refused": .array(refused.map { .string($0.file) }),
                    ]
                ]
            )
        } else {
            invocation.console.write(
                lines: [
                    invocation.words.storeMade(folder.path),
                    "",
                    "    " + recovery.description,
                    "",
                ] + invocation.words.recoveryCodeLines.prefix(2)
            )
        }
        return .done
    }

    /// Labels are how people tell profiles apart, and so no two are the same.
    private static func requireFree(
        _ label: String,
        _ profiles: Profiles,
    ) throws(Refusal) {
        let all = try Refusal.lifting { () throws(StoreError) in try profiles.list() }
        if !label.isEmpty, !Profiles.Profile.named(label, of: all).isEmpty {
            throw .labelTaken(label: label)
        }
    }

    private static func newFolder(_ invocation: Invocation) throws(Refusal) -> StoreFolder {
        if let path = invocation.arguments.value("store") { return StoreFolder(path) }
        var generator = SystemRandomNumberGenerator()
        return try invocation.profiles.newFolder(using: &generator)
    }

    /// The new passphrase: from a file, else typed twice.
    static func newSecret(
        _ invocation: Invocation,
        option: String = "passphrase-file",
    ) throws(Refusal) -> Secret {
        let secret: Secret
        if let path = invocation.arguments.value(option) {
            // The same bytes as will open the store; what no keyboard types would shut its owner out.
            let content = try FileBytes.read(path)
            var line = Array(content.prefix { $0 != 0x0A })
            if line.last == 0x0D { line.removeLast() }
            guard let text = String(validating: line, as: UTF8.self), !text.contains("\r") else {
                throw .badValue(option: path, expected: "UTF-8")
            }
            secret = Secret(text)
        } else {
            let words = invocation.words
            guard let once = invocation.console.askSecret(words.newPassphraseAsk + ": "),
                let again = invocation.console.askSecret(words.label(of: .again) + ": ")
            else { throw .noPassphrase(option: option) }
            guard once == again else { throw .passphrasesDiffer }
            secret = Secret(once)
        }
        guard secret.text.count >= Secret.leastLength else { throw .passphraseTooShort }
        return secret
    }
}
