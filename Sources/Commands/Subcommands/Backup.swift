import App
import Caseload
import Documents
import LocalStore

extension Subcommand {
    /// `backup FOLDER`: an encrypted copy that today's passphrase and recovery code open.
    static let backup = Subcommand(
        "backup",
        usage: "<folder>",
        arguments: 1...1,
        summary: { $0.summaryBackup },
    ) { invocation throws(Refusal) in
        let target = StoreFolder(invocation.arguments.plain[0])
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let report = try Refusal.lifting { () throws(StoreError) in
            try caseload.store.backup(to: target)
        }
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "backup": [
                        "folder": .string(report.folder.path),
                        "documents": JSONValue(report.documents),
                        "onlyHere": JSONValue(report.onlyHere), "bytes": JSONValue(report.bytes),
                        "sameDisk": .bool(report.isOnSameDisk),
                    ]
                ]
            )
        } else {
            invocation.console.write(lines: [invocation.words.backupDone(report)])
        }
        if report.isOnSameDisk {
            invocation.console.complain(invocation.words.backupOnSameDisk + "\n")
        }
        return .done
    }

    /// `restore BACKUP`: brings a store back; refuses to drop what exists only here.
    static let restore = Subcommand(
        "restore",
        usage: "<cadangan>",
        options: [
            Option("drop-unsent") { $0.optionDropUnsent },
            Option("backup-passphrase-file", "FILE") { $0.optionBackupPassphrase },
        ],
        arguments: 1...1,
        summary: { $0.summaryRestore },
    ) { invocation throws(Refusal) in
        let backup = StoreFolder(invocation.arguments.plain[0])
        let folder = try restoreTarget(invocation)
        let options = invocation.surroundings.storeOptions
        let passphrase = try invocation.passphrase()
        let hasOther = invocation.arguments.value("backup-passphrase-file") != nil
        let backupPassphrase =
            hasOther ? try invocation.passphrase(option: "backup-passphrase-file") : passphrase
        let report = try Refusal.lifting { () throws(StoreError) in
            guard backup.hasStore else { throw StoreError.missingBackup(path: backup.path) }
            let backupKey = try KeyRing(backup, derivation: options.derivation).unlock(
                backupPassphrase
            )
            let currentKey =
                folder.hasStore
                ? try? KeyRing(folder, derivation: options.derivation).unlock(passphrase) : nil
            return try Restore.run(
                from: backup,
                backupKey: backupKey,
                into: folder,
                currentKey: currentKey,
                force: invocation.arguments.isOn("drop-unsent"),
                options: options,
            )
        }
        if invocation.wantsJSON {
            var value: JSONValue = ["documents": JSONValue(report.documents)]
            if let aside = report.keptAside { value["keptAside"] = .string(aside) }
            invocation.console.write(json: ["restore": value])
        } else {
            invocation.console.write(lines: [invocation.words.restoreDone(report)])
        }
        return .done
    }

    /// Where the store goes: a named folder may be new, a profile must be there.
    private static func restoreTarget(_ invocation: Invocation) throws(Refusal) -> StoreFolder {
        if let path = invocation.arguments.value("store") { return StoreFolder(path) }
        let profiles = try invocation.profiles
        let all = try Refusal.lifting { () throws(StoreError) in try profiles.list() }
        guard all.isEmpty else { return try invocation.storeFolder() }
        var generator = SystemRandomNumberGenerator()
        return profiles.newFolder(using: &generator)
    }
}
