import App
import Caseload
import Casework
import Documents
import Reports

extension Subcommand {
    /// `report [NAME]`: a report as text, JSON, CSV or a page to print; the log of exports.
    static let report = Subcommand(
        "report",
        usage: "[NAMA]",
        options: [
            Option("quarter", "2026-Q4") { $0.optionQuarter },
            Option("month", "2026-10") { $0.optionMonth },
            Option("village", "DESA") { $0.optionReportVillage },
            Option("csv", "FILE") { $0.optionCSV },
            Option("html", "FILE") { $0.optionHTML },
            Option("replace") { $0.optionReplace },
            Option("family", "KODE") { $0.optionReportFamily },
            Option("place", "KODE") { $0.optionFormPlace },
            Option("blank") { $0.optionBlankForm },
            Option("spare", "N") { $0.optionSpareLines },
            Option("smallest", "N") { $0.optionSmallest },
            Option("log") { $0.optionExportLog },
        ],
        arguments: 0...1,
        summary: { $0.summaryReport },
    ) { invocation throws(Refusal) in
        try ReportJob(invocation).run()
    }
}

/// What can be asked of `report` beside the reports themselves; these are pages alone.
private enum PageName: String, CaseIterable {
    case quarter = "triwulan"
    case month = "bulanan"
    case forms = "formulir"
    case card = "kartu"
    /// The month's errands by place.
    case trip = "jalan"
}

private struct ReportJob {
    private let invocation: Invocation
    private let caseload: Caseload
    private var words: Words { invocation.words }

    init(_ invocation: Invocation) throws(Refusal) {
        self.invocation = invocation
        caseload = try invocation.openCaseload()
    }

    func run() throws(Refusal) -> ExitCode {
        defer { caseload.store.close() }
        if let smallest = try invocation.number("smallest") {
            guard ReportRules.allowed.contains(smallest) else {
                throw .badValue(option: "smallest", expected: "2-100")
            }
            try lifting { () throws(CaseloadError) in
                try caseload.setReportRules(ReportRules(smallest: smallest))
            }
        }
        if invocation.arguments.isOn("log") { return try showLog() }
        guard let name = invocation.arguments.plain.first else { return list() }
        if let name = ReportName(rawValue: name) { return try report(name) }
        guard let page = PageName(rawValue: name) else {
            let known = ReportName.allCases.map(\.rawValue) + PageName.allCases.map(\.rawValue)
            throw .badValue(option: name, expected: words.unknownReport(known))
        }
        return try deliver(try self.page(page))
    }

    private func lifting<Result>(
        _ body: () throws(CaseloadError) -> Result
    ) throws(Refusal) -> Result {
        try Refusal.lifting(body)
    }

    // MARK: What is asked

    private func scope() throws(Refusal) -> ReportScope {
        var month: Month?
        if let text = invocation.arguments.value("month") {
            guard let named = Month(text) else {
                throw .badValue(option: "month", expected: "2026-10")
            }
            month = named
        }
        return ReportScope(try invocation.quarter(), month: month, village: try village())
    }

    /// The village's name as the register writes it.
    private func village() throws(Refusal) -> String? {
        guard let text = invocation.arguments.value("village") else { return nil }
        let known = try lifting { () throws(CaseloadError) in try caseload.reportVillages() }
        // A dash is what reports write for no village.
        if text == "-" || text == "–" { return "" }
        let wanted = Folding.folded(text)
        guard let found = known.first(where: { Folding.folded($0) == wanted }) else {
            let near = known.filter { !$0.isEmpty }.prefix(12).joined(separator: ", ")
            throw .badValue(option: "village", expected: near)
        }
        return found
    }

    private func report(_ name: ReportName) throws(Refusal) -> ExitCode {
        let scope = try scope()
        let today = invocation.console.now().day
        let report = try lifting { () throws(CaseloadError) in
            try caseload.report(name, scope, today: today)
        }
        let file = ReportFile(report)
        if wantsFile { return try deliver(file) }
        if invocation.wantsJSON {
            invocation.console.write(json: ["report": ReportJSON.value(report)])
        } else {
            invocation.console.write(lines: ReportText.lines(report, words))
        }
        return .done
    }

    private func page(_ name: PageName) throws(Refusal) -> ReportFile {
        let scope = try scope()
        let today = invocation.console.now().day
        let page: PrintedPage
        switch name {
        case .quarter: page = .quarter(scope)
        case .month: page = .month(scope.month ?? today.month, village: scope.village)
        case .forms:
            page = .forms(
                scope.quarter,
                isFilled: !invocation.arguments.isOn("blank"),
                spareLines: min(try invocation.number("spare") ?? 0, 100),
                place: invocation.arguments.value("place"),
            )
        case .trip: return try trip(scope, today)
        case .card:
            guard let key = invocation.arguments.value("family") else {
                throw .badValue(option: "family", expected: "--family KODE")
            }
            let id = DocumentID(key.hasPrefix("family:") ? key : "family:" + key)
            page = .card(id, scope.quarter)
        }
        let file = try lifting { () throws(CaseloadError) in
            try page.file(caseload, today: today)
        }
        guard let file else {
            throw .badValue(option: "place", expected: words.nothingToPrint)
        }
        return file
    }

    private func trip(_ scope: ReportScope, _ today: Day) throws(Refusal) -> ReportFile {
        let query = AgendaQuery(village: scope.village)
        let list = try lifting { () throws(CaseloadError) in
            let board = try caseload.agenda(scope.quarter, today: today)
            return try VisitsWanted.all(board.list(query), board.alerts(query))
                .list(caseload, today: today)
        }
        return ReportFile(list, words)
    }

    // MARK: What is answered

    private var wantsFile: Bool {
        invocation.arguments.value("csv") != nil || invocation.arguments.value("html") != nil
    }

    private func deliver(_ file: ReportFile) throws(Refusal) -> ExitCode {
        var written: [ExportEntry] = []
        for format in ReportFile.Format.allCases {
            guard let path = invocation.arguments.value(format.rawValue) else { continue }
            let entry = try file.write(
                format,
                to: path,
                replacing: invocation.arguments.isOn("replace"),
                caseload,
                words,
                at: invocation.console.now(),
            )
            written.append(entry)
        }
        guard !written.isEmpty else { throw .badValue(option: "html", expected: "--html FILE") }
        if invocation.wantsJSON {
            invocation.console.write(json: ["report": .array(written.map(ReportJSON.value))])
        } else {
            invocation.console.write(lines: written.map { words.reportWritten($0) })
        }
        return .done
    }

    private func list() -> ExitCode {
        let reports = ReportName.allCases
        if invocation.wantsJSON {
            let rows = reports.map { name -> JSONValue in
                [
                    "name": .string(name.rawValue), "title": .string(words.page(name.title)),
                    "about": .string(words.page(name.about)),
                ]
            }
            invocation.console.write(json: ["report": .array(rows)])
        } else {
            let rows = reports.map { [$0.rawValue, words.page($0.about)] }
            let pages = PageName.allCases.map { [$0.rawValue, "--html FILE"] }
            invocation.console.write(lines: PlainText.table(rows + pages))
        }
        return .done
    }

    private func showLog() throws(Refusal) -> ExitCode {
        let log = try lifting { () throws(CaseloadError) in try caseload.exports() }
        if invocation.wantsJSON {
            invocation.console.write(json: ["report": .array(log.map(ReportJSON.value))])
        } else if log.isEmpty {
            invocation.console.write(lines: [words.noExports])
        } else {
            let rows = log.map {
                [$0.at.description, $0.by, $0.what, $0.format, words.number($0.rows), $0.path]
            }
            invocation.console.write(lines: PlainText.table(rows))
        }
        return .done
    }
}
