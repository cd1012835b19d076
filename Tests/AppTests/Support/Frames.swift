import Testing

@testable import App

/// Compares a frame with the lines written down for it; empty lines at the foot of the content and the
/// last two, message line and key bar, may be left out.
func expectFrame(
    _ stage: Stage,
    _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation,
) {
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let lines = Array(stage.lines().prefix(wanted.count))
    for (row, line) in wanted.enumerated() where row >= lines.count || lines[row] != line {
        Issue.record(
            """
            row \(row)
            wanted "\(line)"
            found  "\(row < lines.count ? lines[row] : "nothing")"
            """,
            sourceLocation: sourceLocation,
        )
    }
    let content = stage.lines().dropLast(2).dropFirst(wanted.count)
    #expect(content.allSatisfy { $0.isEmpty }, "below: \(content)", sourceLocation: sourceLocation)
}
