import Caseload
import Casework
import Documents

/// What the supervisor asks of the store.
package enum SupervisorAct: Sendable {
    case load(Quarter)
}

/// What the store answered.
package enum SupervisorNews: Sendable {
    case loaded(Supervision)
}

extension AppState {
    mutating func take(_ news: SupervisorNews) -> [Effect] {
        switch news {
        case .loaded(let found):
            // An answer about the quarter before must not stand under this one.
            guard found.quarter == workspace?.quarter else { return [] }
            workspace?.supervisor.take(found)
        }
        return []
    }
}
