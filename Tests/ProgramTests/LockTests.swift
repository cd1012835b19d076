import TestSupport
import Testing

@Test func `the lock hides everything, refuses a wrong passphrase and gives the draft back`() throws
{
    let store = try SampleStore()
    let terminal = try store.open()
    try terminal.press("2", "c")
    let page = try terminal.wait(for: " terisi")
    let name = try #require(page.lines.dropFirst().first?.split(separator: "·").first)
    let filled = try #require(Filled(page))
    try terminal.press("Tab", "0")
    try terminal.wait("a typed cell") { Filled($0).map { $0.done > filled.done } ?? false }
    try terminal.press("C-l")
    let locked = try terminal.wait(for: "Kata sandi")
    #expect(!locked.contains(name.trimmingSpaces))
    #expect(!locked.contains("Antrean"))
    #expect(!locked.contains("terisi"))

    try terminal.type("salah sekali")
    try terminal.press("Enter")
    let refused = try terminal.wait(for: "Kata sandi salah")
    #expect(!refused.contains("salah sekali"))
    try terminal.press("C-u")
    try terminal.type(SampleStore.passphrase)
    let typed = try terminal.screen()
    #expect(!typed.contains(SampleStore.passphrase))
    try terminal.press("Enter")
    let home = try terminal.wait(for: "Tercatat")
    #expect(home.contains("1 draf") || home.contains("Draf:"), "\(home)")
    // Enter on the first page goes to what waits: the draft.
    try terminal.press("Home", "Enter")
    try terminal.wait("the page with its draft") {
        Filled($0).map { $0.done > filled.done } ?? false && $0.contains("~")
    }
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
}

@Test func `a store opened by its path asks for the passphrase and shows nothing before`() throws {
    let store = try SampleStore()
    let command = [BuiltProgram.path, "--store", store.path].map(Shell.quoted)
    let terminal = try TmuxTerminal(command.joined(separator: " "))
    let door = try terminal.wait(for: "Kata sandi")
    #expect(!door.contains("Tercatat"))
    try terminal.type(SampleStore.passphrase)
    try terminal.press("Enter")
    try terminal.wait(for: "Tercatat")
    try terminal.press("F10")
    #expect(try terminal.waitForEnd() == 0)
}

/// Takes a minute, the shortest lock time there is.
@Test(.enabled(if: OwnEnvironment.isLong, "a minute long: PENDAMPING_LONG=1"))
func `a minute without a key locks the screen`() throws {
    let store = try SampleStore()
    let configuration = try TemporaryFolder()
    _ = try Shell.run("mkdir", [configuration.path + "/pendamping"])
    try Bytes.write(#"{"lockMinutes": 1}"#, to: configuration.path + "/pendamping/settings.json")
    let terminal = try store.open(environment: ["XDG_CONFIG_HOME": configuration.path])
    let locked = try terminal.wait(for: "Kata sandi", seconds: 90)
    #expect(!locked.contains("Tercatat"))
}

extension Substring {
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
