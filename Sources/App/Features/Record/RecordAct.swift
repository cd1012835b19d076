import Caseload
import Documents

/// What a record asks of the store.
package enum RecordAct: Sendable {
    case load
}

/// What the store answered.
package enum RecordNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: RecordNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
