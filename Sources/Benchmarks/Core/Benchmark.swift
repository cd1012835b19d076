/// One measured case.
///
/// Preparation stands outside its clocks, its results are checked inside: a body that answers wrongly
/// throws, and the run ends with a failure.
struct Benchmark: Sendable {
    let name: String
    /// One sentence: what is measured, against what, at which size and why that size.
    let summary: String
    let run: @Sendable (Session) throws -> [Figure]

    /// Every case, in the order of the budgets in `design.md`.
    static let all: [Benchmark] = [
        .start, .firstFrame, .wholeList, .keyToFrame, .filter, .save, .importing, .growth, .memory,
        .push, .pull, .firstLoad, .idleSync, .wire, .syncMemory,
        .opening, .index, .agenda, .records, .reports, .duplicates, .merge, .redraw, .json,
    ]
}

/// Why a case could not be measured, or what it answered wrongly.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws when a case's result is not what it must be.
func check(_ holds: Bool, _ message: @autoclosure () -> String) throws {
    guard holds else { throw BenchmarkFailure(message()) }
}
