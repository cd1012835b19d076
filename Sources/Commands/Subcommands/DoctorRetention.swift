import App
import Caseload
import Documents
import Replication

extension Subcommand {
    /// `doctor --retention`: what is past its term; with `--apply` it is dropped from this laptop after a
    /// question, or with the number given by `--confirm`.
    static func retention(_ invocation: Invocation) throws(Refusal) -> ExitCode {
        let words = invocation.words
        let today = invocation.console.now().day
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let stop = Cancellation()
        invocation.console.onInterrupt { stop.cancel() }
        let line = ProgressLine(invocation.console)
        func told(_ step: RetentionStep) -> Bool {
            line.show(words.retentionStep(step))
            return !stop.isCancelled
        }
        defer { line.clear() }
        var report = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.retention(today: today, told)
        }
        if invocation.arguments.isOn("apply"), report.total > 0 {
            line.clear()
            let count = report.total
            var given = invocation.arguments.value("confirm")
            // A question would stand in the midst of the JSON.
            if given == nil, !invocation.wantsJSON {
                given = invocation.console.ask(words.retentionAsk(count))
            }
            guard given.flatMap({ Int($0) }) == count else {
                throw .badValue(option: "apply", expected: words.retentionConfirm(count))
            }
            report = try Refusal.lifting { () throws(CaseloadError) in
                try caseload.applyRetention(today: today, confirmed: count, told)
            }
            // A sync came between: what was agreed to is not what would go.
            guard report.isApplied else {
                throw .badValue(option: "apply", expected: words.retentionConfirm(report.total))
            }
        }
        line.clear()
        if invocation.wantsJSON {
            let kinds = report.past.sorted { $0.key < $1.key }
            var past = JSONObject()
            for (kind, count) in kinds { past[kind] = JSONValue(count) }
            invocation.console.write(json: [
                "retention": [
                    "past": .object(past), "total": JSONValue(report.total),
                    "held": JSONValue(report.held), "applied": .bool(report.isApplied),
                ]
            ])
        } else {
            invocation.console.write(lines: words.retentionCounts(report))
        }
        return .done
    }
}
