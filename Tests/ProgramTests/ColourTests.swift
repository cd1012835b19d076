import TestSupport
import Testing

/// Walks once through the screens and gives every byte the program wrote.
func walkRecorded(
    _ terminal: TmuxTerminal,
    _ keys: [[String]] = [
        ["2"], ["Enter"], ["c"], ["F1"], ["Escape"], ["Escape"], ["3"], ["4"], ["5"],
    ],
) throws -> [UInt8] {
    let path = terminal.file("bytes")
    try terminal.record(to: path)
    for step in keys {
        let before = try terminal.screen()
        try terminal.press(step)
        try terminal.wait("another screen after \(step)") { $0 != before }
    }
    try terminal.press("F10")
    try terminal.waitForEnd()
    return try Bytes.read(path)
}

/// The parameters of every SGR sequence, `CSI ... m`.
private func colourCodes(_ bytes: [UInt8]) -> [[Int]] {
    ControlSequences(bytes).sequences.filter { $0.final == UInt8(ascii: "m") && $0.isCSI }
        .map { sequence in
            sequence.parameters.split(whereSeparator: { $0 == ";" || $0 == ":" })
                .compactMap { Int($0) }
        }
}

private func isColour(_ code: Int) -> Bool {
    (30...37).contains(code) || (40...47).contains(code) || code == 38 || code == 48
        || (90...107).contains(code)
}

@Test(arguments: [["NO_COLOR": "1"], ["XDG_CONFIG_HOME": "mono"]])
func `without colours asked for not one colour code is sent`(settings: [String: String]) throws {
    let store = try SampleStore()
    var environment = settings
    if settings["XDG_CONFIG_HOME"] != nil {
        let folder = store.home.file("pengaturan")
        _ = try Shell.run("mkdir", ["-p", folder + "/pendamping"])
        try Bytes.write(#"{"theme": "mono"}"#, to: folder + "/pendamping/settings.json")
        environment["XDG_CONFIG_HOME"] = folder
    }
    let terminal = try store.open(environment: environment)
    let codes = colourCodes(try walkRecorded(terminal))
    #expect(!codes.isEmpty)
    #expect(!codes.contains { $0.contains(where: isColour) })
}

@Test(arguments: ["gelap", "kontras", "terang-luar"])
func `a theme of colours sends them`(theme: String) throws {
    let store = try SampleStore()
    let terminal = try TmuxTerminal(store.screenCommand + " --theme " + theme)
    try terminal.wait(for: "Tercatat")
    let codes = colourCodes(try walkRecorded(terminal, [["2"], ["4"]]))
    #expect(codes.contains { $0.contains(where: isColour) })
}
