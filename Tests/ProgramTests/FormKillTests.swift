import Documents
import Glibc
import TestSupport
import Testing

private let seeds: [UInt64] = OwnEnvironment.isLong ? Array(1...20) : [1, 2]

/// Forms being filled, each cut by SIGKILL at a moment that its seed chooses.
@Test(arguments: seeds)
func `a program killed while a form is filled has the record before it, and what was typed`(
    seed: UInt64
) throws {
    var generator = SeededGenerator(seed: seed)
    let store = try SampleStore(inMemory: true)
    let before = try store.waiting()
    let terminal = try store.open()
    try openVisit(terminal)
    try terminal.press("Down", "1")
    try terminal.wait(for: "Kunjungan rutin")
    try terminal.press("Down", "Down", "1")
    try terminal.wait(for: "Selesai")
    try terminal.press("Down", "Down")
    try terminal.type("aman")
    try terminal.press("F2")
    try terminal.wait(for: "Antrean \(before + 1)")

    try terminal.press("F6")
    try terminal.wait(for: "Formulir:")
    try chooseVisit(terminal)
    try terminal.press("Down", "Down", "Down", "Down")
    // Longer than the second that a draft may lag.
    let clock = ContinuousClock()
    let length = Duration.milliseconds(Int.random(in: 1_300...3_000, using: &generator))
    let start = clock.now
    var shown: [(at: ContinuousClock.Instant, count: Int)] = []
    for letter in letters {
        guard clock.now < start + length else { break }
        try terminal.type(String(letter))
        shown.append((clock.now, typed(try terminal.screen())))
        usleep(60_000)
    }
    try terminal.signal(SIGKILL)
    let killed = clock.now
    try terminal.waitForEnd()

    let report = try store.doctor()
    #expect(report["sound"]?.bool == true, "seed \(seed): \(report)")
    #expect(try store.waiting() == before + 1, "seed \(seed)")
    let sure = shown.last { killed - $0.at >= .seconds(1) }?.count ?? 0
    let again = try store.open()
    try openVisit(again)
    let screen = try again.screen()
    #expect(typed(screen) >= sure, "seed \(seed): of \(sure) letters\n\(screen)")
    let most = shown.map(\.count).max() ?? 0
    #expect(most > 3, "seed \(seed): hardly anything was typed")
}

/// Short enough for one line of the form at 80 columns.
private let letters = "abcdefghijklmnopqrstuvwxyz"

/// Opens a visit to the first family of the list.
private func openVisit(_ terminal: TmuxTerminal) throws {
    try terminal.press("2", "Enter", "F6")
    try terminal.wait(for: "Formulir:")
    try chooseVisit(terminal)
}

private func chooseVisit(_ terminal: TmuxTerminal) throws {
    try terminal.type("kunjungan keluarga")
    try terminal.wait(for: "Formulir: kunjungan keluarga")
    try terminal.press("Enter")
    try terminal.wait(for: "Keadaan dan tindakan")
}

/// How many letters of the alphabet, from its first, the note on the screen begins with.
private func typed(_ screen: String) -> Int {
    let note = screen.components(after: "Keadaan dan tindakan").drop(while: \.isWhitespace)
    return zip(note, letters).prefix { $0 == $1 }.count
}
