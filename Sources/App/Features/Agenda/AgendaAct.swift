import Caseload
import Documents

/// What the agenda asks of the store.
package enum AgendaAct: Sendable {
    case load
}

/// What the store answered.
package enum AgendaNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: AgendaNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
