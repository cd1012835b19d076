import App
import Caseload
import Documents
import LocalStore
import Replication
import Sync

extension Subcommand {
    /// `sync [REMOTE|FILE]`: one sync, with the server that is set, a named one, or a stick's file.
    static let sync = Subcommand(
        "sync",
        usage: "[<https://nama:porta/basisdata>|<berkas stik>]",
        options: [
            Option("login-file", "FILE") { $0.optionLoginFile },
            Option("pairing", "CODE") { $0.optionPairing },
            Option("ca", "FILE") { $0.optionAuthority },
            Option("save") { $0.optionSaveServer },
            Option("stick-passphrase-file", "FILE") { $0.optionStickPassphrase },
            Option("database", "NAME") { $0.optionStickDatabase },
            Option("log") { $0.optionSyncLog },
            Option("status") { $0.optionSyncStatus },
        ],
        arguments: 0...1,
        summary: { $0.summarySync },
    ) { invocation throws(Refusal) in
        let caseload = try invocation.openCaseload(unwritten: .carrying)
        defer { caseload.store.close() }
        if invocation.arguments.isOn("log") { return try invocation.tellSyncLog(caseload) }
        if invocation.arguments.isOn("status") { return try invocation.tellSyncStatus(caseload) }
        let partner = try invocation.syncPartner(caseload)
        let cancellation = Cancellation()
        invocation.console.onInterrupt { cancellation.cancel() }
        if invocation.arguments.isOn("save"), case .server(let settings) = partner {
            let test = SyncTest(settings, invocation.peers, cancellation)
            guard case .passed = test.outcome else { return try invocation.tell(test) }
            try Refusal.lifting { () throws(StoreError) in try caseload.store.keep(test.settings) }
            return try invocation.runSync(caseload, .server(test.settings), cancellation)
        }
        return try invocation.runSync(caseload, partner, cancellation)
    }
}

extension Invocation {
    /// Syncs and tells what it came to.
    fileprivate func runSync(
        _ caseload: Caseload,
        _ partner: SyncPartner,
        _ cancellation: Cancellation,
    ) throws(Refusal) -> ExitCode {
        let line = ProgressLine(console)
        let options = SyncRun.Options(
            now: surroundings.milliseconds,
            random: { .random(in: 0...1) },
            cancellation: cancellation,
            progress: { [words] progress in line.show(words.syncProgress(progress)) },
            settle: { [now = console.now] caseload throws(CaseloadError) in
                SyncConflicts(try caseload.settleConflicts(at: now()))
            },
        )
        let report = SyncRun(caseload, with: partner, peers, options).run()
        line.clear()
        let onlyHere = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.recordsOnlyHere()
        }
        if wantsJSON {
            console.write(json: .object(json(report, onlyHere: onlyHere)))
        }
        let text = words.syncEnded(report)
        guard case .done = report.outcome else {
            console.complain(PlainText.safe(text) + "\n")
            return exitCode(of: report.outcome)
        }
        if !wantsJSON {
            let refusals = report.refused.map { words.refusal($0) }
            let standing = report.left?.refused ?? 0
            let refused = standing == 0 ? [] : [words.refusedHere(standing) + "."]
            console.write(
                lines: [text] + refusals + refused + [
                    words.onlyHere(onlyHere, hasArrived: report.left?.hasArrived ?? true)
                ]
            )
        }
        return report.isComplete ? .done : .failed
    }

    private func exitCode(of outcome: SyncReport.Outcome) -> ExitCode {
        switch outcome {
        case .done: .done
        case .cancelled: .failed
        case .failed(_, let error): error.isAboutAccess ? .noAccess : .failed
        }
    }

    /// Tells why settings were not kept.
    fileprivate func tell(_ test: SyncTest) throws(Refusal) -> ExitCode {
        switch test.outcome {
        case .passed: return .done
        case .malformed(let fault): throw .syncSettings(fault)
        case .failed(_, let error):
            let text = words.sentence(for: error)
            if wantsJSON {
                console.write(
                    json: ["outcome": "failed", "error": .object(json(error, step: .opening))]
                )
            }
            console.complain(PlainText.safe(text) + "\n")
            return error.isAboutAccess ? .noAccess : .failed
        }
    }

    fileprivate func tellSyncLog(_ caseload: Caseload) throws(Refusal) -> ExitCode {
        let log = try Refusal.lifting { () throws(StoreError) in try caseload.store.syncLog() }
        if wantsJSON {
            console.write(json: ["sync": .array(log.entries.map { .object(json($0)) })])
        } else {
            let table = log.entries.map { entry in
                [
                    words.time(time(entry.endedAt)), words.name(of: entry.partner),
                    words.outcome(of: entry), words.sentence(for: entry),
                ]
            }
            console.write(lines: table.isEmpty ? [words.syncLogIsEmpty] : PlainText.table(table))
        }
        return .done
    }

    fileprivate func tellSyncStatus(_ caseload: Caseload) throws(Refusal) -> ExitCode {
        let standing = try Refusal.lifting { () throws(CaseloadError) in
            try SyncStanding(of: caseload)
        }
        if wantsJSON {
            console.write(json: .object(json(standing)))
        } else {
            let now = surroundings.milliseconds()
            var lines = [standing.settings.map { words.syncTarget($0) } ?? words.noServerShort]
            lines.append(words.lastSync(standing.lastDone, now: now))
            if let last = standing.last { lines.append(words.sentence(for: last)) }
            lines.append(words.waitingInQueue(standing.left))
            if standing.left.refused > 0 {
                lines.append(words.refusedHere(standing.left.refused) + ".")
            }
            lines.append(words.onlyHere(standing.onlyHere, hasArrived: standing.left.hasArrived))
            console.write(lines: lines)
        }
        return .done
    }
}
