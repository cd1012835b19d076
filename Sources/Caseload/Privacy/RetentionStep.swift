import LocalStore

/// How far the search for what is past its term is, or the dropping of it.
package struct RetentionStep: Sendable, Equatable {
    package let isDropping: Bool
    /// Records looked at or dropped.
    package let done: Int
    package let total: Int

    /// Hears of a step; false stops the work, and nothing is dropped.
    package typealias Telling = (RetentionStep) -> Bool

    /// Records between two steps that are told.
    private static let stride = 100

    /// Tells every so many records.
    ///
    /// Throws `cancelled` where that is answered with a stop.
    static func tell(
        _ told: Telling,
        isDropping: Bool,
        _ done: Int,
        of total: Int,
    ) throws(StoreError) {
        guard done.isMultiple(of: stride) else { return }
        let step = RetentionStep(isDropping: isDropping, done: done, total: total)
        guard told(step) else { throw .cancelled }
    }
}
