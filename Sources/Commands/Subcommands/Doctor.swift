import App
import Caseload
import Documents
import LocalStore

extension Subcommand {
    /// `doctor`: examines the store; `--rebuild` makes the derived tables anew; `--salvage FOLDER`
    /// saves what is readable of a damaged one; `--retention` tells what is past its term.
    static let doctor = Subcommand(
        "doctor",
        options: [
            Option("rebuild") { $0.optionRebuild },
            Option("salvage", "FOLDER") { $0.optionSalvage },
            Option("retention") { $0.optionRetention },
            Option("apply") { $0.optionApply },
            Option("confirm", "N") { $0.optionConfirm },
        ],
        summary: { $0.summaryDoctor },
    ) { invocation throws(Refusal) in
        try refuseUselessOptions(invocation)
        if let target = invocation.arguments.value("salvage") {
            return try salvage(invocation, to: StoreFolder(target))
        }
        if invocation.arguments.isOn("retention") { return try retention(invocation) }
        let isRebuild = invocation.arguments.isOn("rebuild")
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let report = try Refusal.lifting { () throws(StoreError) in
            if isRebuild { try caseload.store.rebuild() }
            return try caseload.store.examine()
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["doctor": json(report)])
        } else {
            let words = invocation.words
            invocation.console.write(
                lines: report.isCounted
                    ? words.doctorCounts(report) + report.findings.map { words.sentence(for: $0) }
                        + [words.doctorVerdict(report)]
                    : words.fileDamage(report)
            )
        }
        return report.isSound ? .done : .failed
    }

    /// An option that would drop something must not be passed over in silence.
    private static func refuseUselessOptions(_ invocation: Invocation) throws(Refusal) {
        let given = invocation.arguments
        let isRetention = given.isOn("retention") && given.value("salvage") == nil
        if given.isOn("apply"), !isRetention {
            throw .badValue(option: "apply", expected: "--retention --apply")
        }
        if given.value("confirm") != nil, !isRetention || !given.isOn("apply") {
            throw .badValue(option: "confirm", expected: "--retention --apply --confirm N")
        }
    }

    private static func json(_ report: DoctorReport) -> JSONValue {
        let findings = report.findings.map { finding -> JSONValue in
            var value: JSONValue = [
                "kind": .string(finding.kind.rawValue), "detail": .string(finding.detail),
            ]
            if let id = finding.document { value["document"] = .string(id.rawValue) }
            return value
        }
        var value: JSONValue = [
            "sound": .bool(report.isSound), "counted": .bool(report.isCounted),
            "findings": .array(findings), "furtherFindings": JSONValue(report.furtherFindings),
            "moreFindingsPossible": .bool(report.isFileCheckCut),
        ]
        if report.isCounted {
            value["documents"] = JSONValue(report.documents)
            value["tombstones"] = JSONValue(report.tombstones)
            value["conflicts"] = JSONValue(report.conflicts)
            value["queue"] = JSONValue(report.queue)
            value["drafts"] = JSONValue(report.drafts)
        }
        if let note = report.salvage {
            value["salvaged"] = [
                "lostAtLeast": JSONValue(note.lost),
                "unsentLostAtLeast": JSONValue(note.lostUnsent),
                "missingPages": note.missingPages.map { JSONValue($0) } ?? .null,
                "unsentLost": .array(note.ids.map { .string($0.veiled.rawValue) }),
            ]
        }
        return value
    }

    private static func salvage(
        _ invocation: Invocation,
        to target: StoreFolder,
    ) throws(Refusal) -> ExitCode {
        let folder = try invocation.storeFolder()
        let passphrase = try invocation.passphrase()
        let options = invocation.surroundings.storeOptions
        let report = try Refusal.lifting { () throws(StoreError) in
            let key = try KeyRing(folder, derivation: options.derivation).unlock(passphrase)
            return try Salvage.run(from: folder, key: key, to: target, options: options)
        }
        if invocation.wantsJSON {
            invocation.console.write(
                json: [
                    "salvage": [
                        "folder": .string(target.path), "documents": JSONValue(report.documents),
                        "older": JSONValue(report.older), "lost": JSONValue(report.lost),
                        "drafts": JSONValue(report.drafts),
                        "whole": .bool(report.isWhole),
                        "missingPages": report.missingPages.map { JSONValue($0) } ?? .null,
                        "queue": JSONValue(report.unsent),
                        "unsentLostAtLeast": JSONValue(report.lostUnsent),
                    ]
                ]
            )
        } else {
            invocation.console.write(lines: [invocation.words.salvaged(report, target.path)])
        }
        return report.isWhole ? .done : .failed
    }
}
