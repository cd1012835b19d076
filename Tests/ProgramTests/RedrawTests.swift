import Glibc
import TestSupport
import Testing

private let seeds: [UInt64] = OwnEnvironment.isLong ? Array(1...20) : [1, 2, 3]

/// Rows are sent in parts, moved, or made ready before their key comes: whatever the way, they show the same.
@Test(arguments: seeds)
func `what a run of keys leaves on the screen is what drawing it anew shows`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try SampleStore(families: 60)
    let terminal = try store.open()
    try terminal.press("2")
    try terminal.wait(for: "60 keluarga")
    // Marks come after names and counts.
    try terminal.wait(for: " ○ ")
    let keys = ["Down", "Down", "Up", "PageDown", "PageUp", "End", "Home", "Space", "2", "8"]
    for round in 0..<12 {
        guard let key = keys.randomElement(using: &generator) else { return }
        // The same key on and on is answered by frames made ahead.
        let times = key.count > 1 ? Int.random(in: 1...6, using: &generator) : 1
        try terminal.press(Array(repeating: key, count: times))
        let shown = try settled(terminal)
        try terminal.press("F5")
        let anew = try settled(terminal)
        #expect(shown == anew, "seed \(seed), round \(round): \(times) x \(key)")
    }
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
}

/// The screen between title and messages, when it has stopped to change and nothing is worked on any more.
private func settled(_ terminal: TmuxTerminal) throws -> [Substring] {
    let program = try terminal.program()
    var last: [Substring] = []
    for _ in 0..<100 {
        usleep(120_000)
        let rows = try terminal.screen().split(separator: "\n", omittingEmptySubsequences: false)
        let body = Array(rows.dropFirst().prefix(20))
        if body == last, ProcessState.isAtRest(program) { return body }
        last = body
    }
    throw TerminalFailure(reason: "the screen does not come to rest")
}
