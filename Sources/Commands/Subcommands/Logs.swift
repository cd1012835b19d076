import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `looks`: who opened whose data on this laptop, the newest first.
    static let looks = Subcommand(
        "looks",
        options: [Option("family", "ID") { $0.optionAboutFamily }],
        summary: { $0.summaryLooks },
    ) { invocation throws(Refusal) in
        let family = invocation.arguments.value("family").map { key in
            key.hasPrefix("family:") ? DocumentID(key) : DocumentID.family(key)
        }
        let looks = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.looks(atFamily: family)
        }
        let words = invocation.words
        if invocation.wantsJSON {
            invocation.console.write(json: ["looks": .array(looks.map(LookJSON.value))])
        } else if looks.isEmpty {
            invocation.console.write(lines: [words.noLooksHere])
        } else {
            let rows = looks.map {
                [words.time($0.at), $0.by, words.lookWhat($0), words.lookDoor($0.door)]
            }
            invocation.console.write(lines: PlainText.table(rows))
        }
        return .done
    }

    /// `exports`: the files that were written out of this store, with their numbers, the newest first.
    static let exports = Subcommand(
        "exports",
        summary: { $0.summaryExports },
    ) { invocation throws(Refusal) in
        let entries = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.exports()
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["exports": .array(entries.map(ReportJSON.value))])
        } else if entries.isEmpty {
            invocation.console.write(lines: [invocation.words.noExports])
        } else {
            invocation.console.write(lines: entries.map(invocation.words.exportLine))
        }
        return .done
    }
}
