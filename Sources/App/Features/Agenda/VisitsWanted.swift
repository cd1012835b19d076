import Caseload
import Casework
import Reports

/// Of what a visit list is made.
package enum VisitsWanted: Sendable {
    /// One that is on the screen.
    case list(VisitList)
    /// What was chosen on the agenda and among the alerts.
    case chosen(AgendaList?, AlertList?, Set<AgendaKey>)
    /// All that both lists have.
    case all(AgendaList?, AlertList?)

    package func list(_ caseload: Caseload, today: Day) throws(CaseloadError) -> VisitList {
        switch self {
        case .list(let list): return list
        case .chosen(let list, let alerts, let keys):
            return try caseload.visitList(
                day: today,
                items: list?.items(keys) ?? [],
                alerts: alerts?.items(keys) ?? [],
            )
        case .all(let list, let alerts):
            return try caseload.visitList(
                day: today,
                items: list.map { list in (0..<list.count).map { list[$0] } } ?? [],
                alerts: alerts.map { list in (0..<list.count).map { list[$0] } } ?? [],
            )
        }
    }
}

extension ReportFile {
    /// A trip's list on paper.
    package init(_ list: VisitList, _ words: Words) {
        self.init(what: "jalan \(list.day)", VisitSheet(list, words))
    }
}
