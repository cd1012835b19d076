import Glibc
import TestSupport
import Testing

/// A job that asks for its passphrase on the terminal.
private func asking(_ store: SampleStore) -> String {
    [BuiltProgram.path, "queue", "--limit", "1", "--store", store.path]
        .map(Shell.quoted).joined(separator: " ")
}

@Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
func `a signal at the passphrase gives the echo back`(signal: Int32) throws {
    let store = try SampleStore()
    let terminal = try TmuxTerminal(asking(store), environment: withoutBacktrace)
    try terminal.wait(for: "Kata sandi")
    try terminal.type("rahasia")
    try terminal.signal(signal)
    #expect(try terminal.waitForEnd() == 128 + Int(signal))
    try expectGivenBack(terminal, "signal \(signal)")
    #expect(try !terminal.screen().contains("rahasia"))
}

@Test(arguments: [("C-\\", SIGQUIT), ("C-c", SIGINT)])
func `a key that ends the program at the passphrase gives the echo back`(
    key: String,
    signal: Int32,
) throws {
    let store = try SampleStore()
    let terminal = try TmuxTerminal(asking(store), environment: withoutBacktrace)
    try terminal.wait(for: "Kata sandi")
    try terminal.press(key)
    #expect(try terminal.waitForEnd() == 128 + Int(signal))
    try expectGivenBack(terminal, key)
}

@Test func `a passphrase put aside with Ctrl-Z is asked again on coming back`() throws {
    let store = try SampleStore()
    // A shell with job control that, unlike bash, sets no modes itself.
    let script =
        "\(asking(store)); stty -g > modes-stopped; echo DITUNDA; read line; fg; exit $?"
    let terminal = try TmuxTerminal("sh -m -c " + Shell.quoted(script))
    try terminal.wait(for: "Kata sandi")
    try terminal.type("setengah")
    try terminal.press("C-z")
    try terminal.wait(for: "DITUNDA")
    let before = try Bytes.read(terminal.file("modes-before"))
    #expect(try Bytes.read(terminal.file("modes-stopped")) == before)
    try terminal.press("Enter")
    try terminal.wait("the second asking") { $0.ranges(of: "Kata sandi").count == 2 }
    try terminal.type(SampleStore.passphrase)
    try terminal.press("Enter")
    #expect(try terminal.waitForEnd() == 0)
    try expectGivenBack(terminal)
    let screen = try terminal.screen()
    #expect(screen.contains("catatan menunggu dikirim"))
    #expect(!screen.contains("setengah") && !screen.contains(SampleStore.passphrase))
}
