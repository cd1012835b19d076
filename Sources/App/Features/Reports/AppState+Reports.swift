import Caseload
import Casework
import Reports
import Screen

extension AppState {
    mutating func take(_ news: ReportsNews) -> [Effect] {
        switch news {
        case .loaded(let villages):
            guard let quarter = workspace?.quarter else { return [] }
            return workspace?.reports.take(villages: villages, quarter) ?? []
        case .made(let report):
            workspace?.reports.take(report)
            return []
        case .written(.success(let entry)):
            asked = nil
            say(words.reportWritten(entry), .done)
            return []
        case .written(.failure(let refusal)):
            say(refusal)
            return []
        case .nothingToPrint:
            asked = nil
            say(words.pageIsEmpty, .warning)
            return []
        }
    }

    /// Asks where the report shall be written to.
    mutating func askReportPath() -> [Effect] {
        guard workspace?.reports.scope != nil else { return [] }
        askForFile(.reportPath, words.reportPathPrompt)
        return []
    }

    /// Takes the typed path; a complaint where its ending says nothing.
    mutating func takeReportPath(_ path: String, _ prompt: LinePrompt) -> [Effect] {
        guard let reports = workspace?.reports, let scope = reports.scope else { return [] }
        guard ReportFile.Format(path: path) != nil else {
            var prompt = prompt
            prompt.complaint = words.reportPathEnding
            overlay = .line(prompt)
            return []
        }
        asked = prompt
        say(words.reportWriting, .hint)
        return [.reports(.write(reports.selected, scope, path: path, words.language))]
    }

    /// One choice for each village, and one for all.
    mutating func chooseReportVillage() -> [Effect] {
        guard let villages = workspace?.reports.villages else { return [] }
        let words = self.words
        let choices = [String?.none] + villages.map { $0 }
        let commands = choices.map { village in
            Command(
                "reports.village",
                keys: [],
                in: [],
                label: { _ in words.reportVillage(village) },
                explanation: { _ in words.reportVillage(village) },
            ) { $0.workspace?.reports.narrow(to: village) ?? [] }
        }
        overlay = .menu(MenuState(commands, title: words.reportVillageTitle, self))
        return []
    }
}
