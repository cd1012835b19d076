import FoundationEssentials
import TestSupport
import Testing

/// The tour of the README, as a person takes it, at the three sizes the screens are drawn for.
@Test(arguments: [(80, 24), (40, 12), (200, 60)])
func `the demo leads from the first page to the queue and leaves nothing behind`(
    columns: Int,
    rows: Int,
) throws {
    let terminal = try TmuxTerminal(
        Shell.quoted(BuiltProgram.path) + " demo",
        columns: columns,
        rows: rows,
    )
    try terminal.wait(for: "Tercatat", seconds: 60)
    #expect(try demoStores(in: terminal).count == 1)

    try browseAndSearch(terminal)
    try enterFamily(terminal)
    try enterClass(terminal)

    try terminal.press("4")
    try terminal.wait(for: "hanya di laptop ini")
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
    try expectGivenBack(terminal)
    #expect(try demoStores(in: terminal).isEmpty)
}

@Test func `what is chosen in a demo is not kept for her own work`() throws {
    let terminal = try TmuxTerminal(Shell.quoted(BuiltProgram.path) + " demo")
    try terminal.wait(for: "Tercatat", seconds: 60)
    try terminal.press("5")
    try terminal.wait(for: "Setelan laptop ini")
    try terminal.press("Enter")
    try terminal.wait(for: "Settings of this laptop")
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
    let kept = terminal.folder + "/config/pendamping/settings.json"
    #expect(!FileManager.default.fileExists(atPath: kept))
}

private func browseAndSearch(_ terminal: TmuxTerminal) throws {
    try terminal.press("2")
    try terminal.wait(for: "Aisyah")
    try terminal.press("Down", "End", "Home", "/")
    try terminal.type("siti rah")
    try terminal.wait(for: "5 dari 300")
    try terminal.press("Enter", "Enter")
    try terminal.wait("Siti Rahayu's page") { $0.contains("KK 9901") && $0.contains("Siti Rahayu") }
    try terminal.press("Escape")
    // Search and cursor are where they were.
    try terminal.wait(for: "5 dari 300")
}

private func enterFamily(_ terminal: TmuxTerminal) throws {
    // Behind two families with one member of that name stands one where two members share it.
    try terminal.press("Home", "Down", "Down", "c")
    try terminal.wait(for: "0 dari 8 terisi")
    try terminal.press("h", "2")
    try terminal.wait(for: "2 dari 8 terisi")
    try terminal.press("C-z")
    try terminal.wait(for: "1 dari 8 terisi")
    try terminal.press("C-y")
    try terminal.wait(for: "2 dari 8 terisi")
    try terminal.press("F2")
    try terminal.wait(for: "2 catatan tersimpan")
    try terminal.wait(for: "Antrean 1.037")
    try terminal.press("C-z")
    try terminal.wait(for: "2 catatan diurungkan")
    try terminal.wait(for: "0 dari 8 terisi")
    try terminal.press("+")
    try terminal.wait(for: "Isi sisanya?")
    // What is over, and with this key the running month too.
    try terminal.press("b")
    try terminal.wait(for: "6 catatan tersimpan")
    // The next of the five is open; one step back is the list.
    try terminal.press("Escape")
    try terminal.wait(for: "5 dari 300")
}

private func enterClass(_ terminal: TmuxTerminal) throws {
    try terminal.press("3")
    try terminal.wait(for: "33 daftar")
    try terminal.press("Enter")
    try terminal.wait(for: "18 dari 36 terisi")
    try terminal.type("3a22e")
    try terminal.press("Enter")
    try terminal.wait(for: "19 dari 36 terisi")
    try terminal.press("+")
    try terminal.wait(for: "Isi sisanya?")
    try terminal.press("b")
    try terminal.wait(for: "18 catatan tersimpan")
    try terminal.press("Escape")
    try terminal.wait(for: "33 daftar")
}

/// The throw-away stores of a demo in the pane's folder for temporary files.
func demoStores(in terminal: TmuxTerminal) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: terminal.folder)
        .filter { $0.hasPrefix("pendamping-demo-") }
}

/// Expects that the terminal is as it was before the program ran.
func expectGivenBack(
    _ terminal: TmuxTerminal,
    _ what: String = "",
    at location: SourceLocation = #_sourceLocation,
) throws {
    let facts = ["alternate_on": 0, "cursor_flag": 1, "mouse_any_flag": 0, "keypad_flag": 0]
    for (name, wanted) in facts {
        let found = try terminal.fact(name)
        #expect(found == wanted, "\(what) \(name)", sourceLocation: location)
    }
    let before = try Bytes.read(terminal.file("modes-before"))
    let after = try Bytes.read(terminal.file("modes-after"))
    #expect(before == after, "\(what) stty", sourceLocation: location)
}

@Test func `without a terminal the demo prints the first screen and how to start`() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltProgram.run("demo", environment: ["TMPDIR": folder.path])
    #expect(outcome.code == 0, "\(outcome.said)")
    #expect(outcome.output.contains("Tercatat 749 dari 3.697"), "\(outcome.said)")
    #expect(outcome.output.contains("«pendamping demo»"))
    #expect(!outcome.output.utf8.contains(0x1B))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
}
