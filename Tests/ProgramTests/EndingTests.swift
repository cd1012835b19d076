import Glibc
import TestSupport
import Testing

@Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
func `a signal that ends the program gives the terminal back and keeps the typing`(
    signal: Int32
) throws {
    let store = try SampleStore()
    let terminal = try store.open()
    try terminal.press("2", "c")
    let page = try terminal.wait(for: " terisi")
    let filled = try #require(Filled(page))
    try terminal.press("Tab", "0")
    try terminal.wait("a typed cell") { Filled($0).map { $0.done > filled.done } ?? false }
    try terminal.signal(signal)
    try terminal.waitForEnd()
    try expectGivenBack(terminal, "signal \(signal)")
    let report = try store.doctor()
    #expect(report["sound"]?.bool == true, "signal \(signal)")
    #expect(report["drafts"]?.int == 1, "signal \(signal)")
}

@Test func `a trap gives the terminal back too`() throws {
    let store = try SampleStore()
    let terminal = try store.open(environment: ["SWIFT_BACKTRACE": "enable=no"])
    try terminal.signal(SIGTRAP)
    #expect(try terminal.waitForEnd() == 128 + Int(SIGTRAP))
    try expectGivenBack(terminal)
    #expect(try store.doctor()["sound"]?.bool == true)
}

@Test func `a program put aside by its shell comes back as it was`() throws {
    let store = try SampleStore()
    let terminal = try TmuxTerminal("bash --norc --noprofile -i", environment: ["PS1": "siap> "])
    try terminal.wait(for: "siap>")
    try terminal.type(store.screenCommand)
    try terminal.press("Enter")
    try terminal.wait(for: "Tercatat")
    try terminal.press("2")
    let before = try terminal.wait("the list with all that comes after it", until: isWholeList)
    // The shell is the pane's child here, the program the shell's.
    let shell = try terminal.program()
    let children = try Bytes.read("/proc/\(shell)/task/\(shell)/children")
    let id = try #require(pid_t(String(decoding: children, as: UTF8.self).filter(\.isNumber)))
    for round in 1...2 {
        kill(id, SIGTSTP)
        try terminal.wait(for: "Stopped")
        #expect(try terminal.fact("alternate_on") == 0, "round \(round)")
        #expect(try terminal.fact("mouse_any_flag") == 0, "round \(round)")
        try terminal.resize(columns: 80 + round % 2, rows: 24)
        try terminal.type("clear; fg")
        try terminal.press("Enter")
        try terminal.wait(for: "Pengurus")
    }
    try terminal.wait("the screen before") { $0.lines.dropLast(2) == before.lines.dropLast(2) }
    try terminal.press("F10")
    try terminal.wait(for: "siap>")
    #expect(try terminal.fact("alternate_on") == 0)
}

/// Whether a list of families shows what comes a moment after it, too: the marks of what is on its way, and each
/// family's count of cells.
private func isWholeList(_ screen: String) -> Bool {
    let rows = screen.lines.filter { line in
        // The number of a KK.
        line.split(separator: " ").contains { $0.count == 16 && $0.allSatisfy(\.isNumber) }
    }
    let areCounted = rows.allSatisfy { row in
        row.split(separator: " ").prefix { $0.count < 16 }.contains { word in
            let sides = word.split(separator: "/", omittingEmptySubsequences: false)
            // A family that owes nothing has a dash there.
            return word == "–" || sides.count == 2 && sides.allSatisfy { Int($0) != nil }
        }
    }
    return !rows.isEmpty && areCounted && rows.contains { $0.hasPrefix(" ○ ") }
}

@Test func `a demo whose window is closed removes its store`() throws {
    let folder = try TemporaryFolder()
    do {
        let terminal = try TmuxTerminal(
            Shell.quoted(BuiltProgram.path) + " demo",
            environment: ["TMPDIR": folder.path],
        )
        try terminal.wait(for: "Tercatat", seconds: 60)
        let program = try terminal.program()
        try terminal.close()
        try waitUntil("the program's end") { ProcessState.hasEnded(program) }
    }
    let left = try Shell.run("find", [folder.path, "-mindepth", "1"]).output
    #expect(left.isEmpty, "\(left)")
}

/// How many cells of an entry page say something: `2 dari 8 terisi`.
struct Filled: Equatable {
    let done: Int
    let all: Int

    /// Reads it off a screen; nil where there is no entry page.
    init?(_ screen: String) {
        guard let line = screen.lines.first(where: { $0.contains(" terisi") }) else { return nil }
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "terisi"), place >= 3,
            let done = Int(words[place - 3].filter(\.isNumber)),
            let all = Int(words[place - 1].filter(\.isNumber))
        else { return nil }
        self.done = done
        self.all = all
    }
}

extension String {
    var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}

/// Waits for something outside of a terminal.
func waitUntil(_ what: String, seconds: Int = 30, _ holds: () throws -> Bool) throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while clock.now < end {
        if try holds() { return }
        usleep(20_000)
    }
    throw TerminalFailure(reason: "\(what) did not come in \(seconds) s")
}
