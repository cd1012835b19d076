import Caseload
import Casework
import Documents
import Reports
import Screen

/// Pages that are printed, from the screens they belong to: each asks where the file shall be.
extension AppState {
    // MARK: Reports

    /// The pages of the quarter on the reports' screen: of several reports, and forms to fill.
    mutating func choosePage() -> [Effect] {
        guard let scope = workspace?.reports.scope else { return [] }
        let now = today.month
        // This month first, then the quarter's others that have begun.
        let months = scope.quarter.months.filter { $0 <= now }
        let ordered = months.filter { $0 == now } + months.filter { $0 != now }.reversed()
        var pages: [(PrintedPage, String)] = ordered.map { month in
            (.month(month, village: scope.village), words.pageOfMonth(month))
        }
        pages.append((.quarter(scope), words.pageOfQuarter(scope.quarter)))
        for isFilled in [false, true] {
            let page = PrintedPage.forms(
                scope.quarter,
                isFilled: isFilled,
                spareLines: isFilled ? 0 : Self.spareLines,
                place: nil,
            )
            pages.append((page, words.pageOfForms(isFilled: isFilled)))
        }
        let commands = pages.map { page, text in
            Command(
                "reports.page",
                keys: [],
                in: [],
                label: { _ in text },
                explanation: { _ in text },
            ) { $0.askPagePath(page) }
        }
        overlay = .menu(MenuState(commands, title: words.pagePrintLabel, self))
        return []
    }

    /// Empty lines at the end of a blank form, for who is not on the list yet.
    private static let spareLines = 3

    // MARK: The family's card

    mutating func askCardPath() -> [Effect] {
        guard let workspace, let family = workspace.family.page?.family.id else { return [] }
        return askPagePath(.card(family, workspace.quarter))
    }

    // MARK: The visit list

    var obstacleToPrintingVisits: String? {
        guard let agenda = workspace?.agenda, agenda.isLoaded else { return words.loading }
        // Asked in each frame: what there is to print is gathered only when it is printed.
        let isEmpty = agenda.visits == nil && agenda.chosen.isEmpty && !agenda.showsItems
        return isEmpty ? words.pageIsEmpty : nil
    }

    /// What is on the screen: the list that was made, what was chosen, what a search left, or else all there is.
    private var visitsWanted: VisitsWanted? {
        guard let agenda = workspace?.agenda else { return nil }
        if let visits = agenda.visits { return .list(visits) }
        if !agenda.chosen.isEmpty {
            return .chosen(agenda.list, agenda.alerts, agenda.chosen)
        }
        if agenda.isNarrowed {
            let shown = agenda.shownKeys
            return shown.isEmpty ? nil : .chosen(agenda.list, agenda.alerts, shown)
        }
        return agenda.showsItems ? .all(agenda.list, agenda.alerts) : nil
    }

    mutating func askVisitsPath() -> [Effect] {
        askForFile(.visitList, words.visitsPathPrompt)
        return []
    }

    mutating func takeVisitsPath(_ path: String, _ prompt: LinePrompt) -> [Effect] {
        guard let wanted = visitsWanted else {
            say(words.pageIsEmpty, .warning)
            return []
        }
        guard takes(path, csv: false, prompt) else { return [] }
        return [.agenda(.print(wanted, path: path, words.language))]
    }

    // MARK: The path

    private mutating func askPagePath(_ page: PrintedPage) -> [Effect] {
        askForFile(.page(page), words.pagePathPrompt(csv: page.hasTables))
        return []
    }

    mutating func takePagePath(
        _ path: String,
        _ page: PrintedPage,
        _ prompt: LinePrompt,
    ) -> [Effect] {
        guard takes(path, csv: page.hasTables, prompt) else { return [] }
        return [.reports(.print(page, path: path, words.language))]
    }

    /// Whether a path ends as the page can be written; else it is asked again.
    private mutating func takes(_ path: String, csv: Bool, _ prompt: LinePrompt) -> Bool {
        let format = ReportFile.Format(path: path)
        guard format == .html || (csv && format == .csv) else {
            var prompt = prompt
            prompt.complaint = csv ? words.reportPathEnding : words.pagePathEnding
            overlay = .line(prompt)
            return false
        }
        asked = prompt
        say(words.reportWriting, .hint)
        return true
    }
}
