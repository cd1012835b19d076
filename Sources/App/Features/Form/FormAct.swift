import Caseload
import Documents

/// What a form asks of the store.
package enum FormAct: Sendable {
    case load
}

/// What the store answered.
package enum FormNews: Sendable {
    case loaded
}

extension AppState {
    mutating func take(_ news: FormNews) -> [Effect] {
        switch news {
        case .loaded: []
        }
    }
}
