import Caseload
import Documents

/// What the supervisor asks of the store.
package enum SupervisorAct: Sendable {
    case load
}

/// What the store answered.
package enum SupervisorNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: SupervisorNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
