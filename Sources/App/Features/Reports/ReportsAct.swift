import Caseload
import Documents

/// What the reports asks of the store.
package enum ReportsAct: Sendable {
    case load
}

/// What the store answered.
package enum ReportsNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: ReportsNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
