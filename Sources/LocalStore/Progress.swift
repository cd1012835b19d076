/// How far a long act is, and whether it should go on.
///
/// Asked between items and never inside one; an answer of false takes the act back whole and ends
/// it with `StoreError.cancelled`.
package struct Progress: Sendable {
    private let ask: @Sendable (_ done: Int, _ total: Int) -> Bool

    package init(_ ask: @escaping @Sendable (_ done: Int, _ total: Int) -> Bool) {
        self.ask = ask
    }

    /// Tells nobody and never stops.
    package static let silent = Progress { _, _ in true }

    package func check(done: Int, total: Int) throws(StoreError) {
        guard ask(done, total) else { throw .cancelled }
    }
}
