@testable import LocalStore

/// How a store stands when a contract is asked of it.
enum StoreState: CaseIterable, Sendable {
    /// Just made, and open all the time.
    case fresh
    /// Closed and opened again after each act.
    case reopened
}

/// Runs the acts of one contract in turn on a store of its own.
func contract(_ state: StoreState, _ acts: [(Store) throws -> Void]) throws {
    let bench = try Bench()
    var store = try bench.create()
    for act in acts {
        try act(store)
        if state == .reopened {
            store.close()
            store = try bench.open()
        }
    }
    store.close()
}
