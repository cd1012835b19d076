import TestSupport
import Testing

@Test func `plain prompts find a family, record it and show the queue`() throws {
    let store = try SampleStore()
    let before = try store.waiting()
    // One family with blanks; skip all but the first cell, whatever kind it is.
    let answers = "1\n\n1\n\n9\n0\n"
    let outcome = try store.run(["--polos"], input: answers)
    #expect(outcome.code == 0, "\(outcome.said)")
    let walk = try store.run(["--polos"], input: "1\nSiti\n1\n0\n.\n2\n0\n")
    #expect(walk.code == 0, "\(walk.said)")
    #expect(walk.output.contains("1. "), "\(walk.said)")
    #expect(walk.output.contains("1 catatan tersimpan"), "\(walk.said)")
    #expect(try store.waiting() == before + 1, "\(walk.said)")
    #expect(!walk.output.utf8.contains(0x1B))
}

@Test func `a pipe gets plain prompts and no drawing`() throws {
    let store = try SampleStore()
    let outcome = try store.run([], input: "2\n0\n")
    #expect(outcome.code == 0, "\(outcome.said)")
    #expect(outcome.output.contains("tanpa gambar layar"), "\(outcome.said)")
    #expect(!outcome.output.utf8.contains(0x1B))
}

@Test func `a dumb terminal gets plain prompts and no control sequence`() throws {
    let store = try SampleStore()
    let terminal = try TmuxTerminal(store.screenCommand, environment: ["TERM": "dumb"])
    let path = terminal.file("bytes")
    try terminal.wait(for: "0 keluar")
    try terminal.record(to: path)
    try terminal.type("2")
    try terminal.press("Enter")
    try terminal.wait(for: "menunggu dikirim")
    try terminal.type("0")
    try terminal.press("Enter")
    #expect(try terminal.waitForEnd() == 0)
    #expect(!(try Bytes.read(path)).contains(0x1B))
}

@Test func `what the plain prompts cannot read is asked again`() throws {
    let store = try SampleStore()
    let outcome = try store.run(["--polos"], input: "x\n1\n\u{1B}[31m\n1\nSiti\n99\n0\n")
    #expect(outcome.code == 0, "\(outcome.said)")
    #expect(outcome.output.contains("Jawab 1, 2, 3, 4 atau 0."))
    #expect(!outcome.output.utf8.contains(0x1B))
}
