import Caseload
import Documents

/// What the list of records asks of the store.
package enum RecordsAct: Sendable {
    case load
}

/// What the store answered.
package enum RecordsNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: RecordsNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
