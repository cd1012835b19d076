import Caseload
import Documents

/// What the worklist of data asks of the store.
package enum CleaningAct: Sendable {
    case load
}

/// What the store answered.
package enum CleaningNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: CleaningNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
