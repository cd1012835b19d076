import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// More families than fill in the time a test needs to send a signal.
private let slowDemo = Shell.quoted(BuiltProgram.path) + " demo --families 4000"

/// Swift's own handler of SIGQUIT prints a backtrace in a debug build.
let withoutBacktrace = ["SWIFT_BACKTRACE": "enable=no"]

@Test(arguments: [SIGHUP, SIGINT, SIGTERM, SIGQUIT])
func `a demo that a signal ends while it fills leaves nothing behind`(signal: Int32) throws {
    let terminal = try TmuxTerminal(slowDemo, environment: withoutBacktrace)
    try waitUntil("a store to fill") { try demoStores(in: terminal).count == 1 }
    try terminal.signal(signal)
    #expect(try terminal.waitForEnd() == 128 + Int(signal))
    #expect(try demoStores(in: terminal).isEmpty, "signal \(signal)")
    #expect(try !terminal.screen().contains("rusak"), "signal \(signal)")
}

@Test func `a demo in plain prompts that Ctrl-C ends leaves nothing behind`() throws {
    let terminal = try TmuxTerminal(Shell.quoted(BuiltProgram.path) + " demo --polos")
    try terminal.wait(for: "0 keluar", seconds: 60)
    #expect(try demoStores(in: terminal).count == 1)
    try terminal.press("C-c")
    #expect(try terminal.waitForEnd() == 128 + Int(SIGINT))
    #expect(try demoStores(in: terminal).isEmpty)
}

@Test func `a reader that goes away ends a list quietly with all safe`() throws {
    let store = try SampleStore()
    let words = [BuiltProgram.path, "families", "--store", store.path, "--passphrase-file"]
    let line = (words + [store.passphraseFile]).map(Shell.quoted).joined(separator: " ")
    // `true` reads nothing at all, so that every write meets a closed pipe.
    for reader in ["head -1", "true"] {
        let outcome = try Shell.run(
            "bash",
            ["-c", "\(line) | \(reader); exit ${PIPESTATUS[0]}"],
        )
        #expect(outcome.code == 0, "\(reader): \(outcome.said)")
        #expect(outcome.errors.isEmpty, "\(reader): \(outcome.said)")
    }
    #expect(try store.doctor()["sound"]?.bool == true)
}
