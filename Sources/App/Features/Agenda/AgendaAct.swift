import Caseload
import Casework
import Documents

/// What the agenda asks of the store.
package enum AgendaAct: Sendable {
    /// The agenda of a quarter as a query wants it.
    case load(Quarter, AgendaQuery)
    /// Only how much there is, for the home screen.
    case count(Quarter)
    /// The id of a record by its number.
    case find(Int32)
    /// A list for a trip to what was chosen.
    case visits(VisitsWanted)
    /// What a search looks at, of lists too long to be read while a key waits.
    case readTexts(AgendaTexts.Lists, Words, today: Day)
    /// Writes such a list into a file; answers `ReportsNews.written`.
    case print(VisitsWanted, path: String, Language)
}

/// What the store answered.
package enum AgendaNews: Sendable {
    case loaded(AgendaPage)
    case counted(Quarter, AgendaCounts)
    /// Nil for a record that is gone.
    case found(DocumentID?)
    case visits(VisitList)
    /// Of the lists as they stood at an edition.
    case texts([AgendaState.Tab: SearchTexts], edition: Int)
}

/// The agenda as it was asked for.
package struct AgendaPage: Sendable {
    package var quarter: Quarter
    package var list: AgendaList
    package var alerts: AlertList
    package var counts: AgendaCounts
    /// What can be chosen of.
    package var villages: [String]
    package var marks: [String]

    package init(_ board: AgendaBoard, _ query: AgendaQuery) {
        quarter = board.quarter
        list = board.list(query)
        alerts = board.alerts(query)
        counts = board.counts
        villages = board.villages
        marks = board.marks
    }
}

extension AppState {
    mutating func take(_ news: AgendaNews) -> [Effect] {
        switch news {
        case .loaded(let page):
            guard page.quarter == workspace?.quarter else { return [] }
            workspace?.agenda.take(page)
            workspace?.home.take(page.counts)
            return workspace?.agenda.textsWanted() ?? []
        case .counted(let quarter, let counts):
            guard quarter == workspace?.quarter else { return [] }
            workspace?.home.take(counts)
        case .found(let id):
            guard let id else {
                say(words.goneMeanwhile, .warning)
                return effectsOfArriving(at: .agenda)
            }
            if case .restricted? = workspace?.agenda.selectedItem?.what {
                askToReveal(id)
                return []
            }
            return openRecord(id)
        case .visits(let list):
            workspace?.agenda.show(list)
        case .texts(let texts, let edition):
            workspace?.agenda.take(texts, edition: edition)
        }
        return []
    }
}
