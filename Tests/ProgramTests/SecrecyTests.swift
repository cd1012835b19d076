import Glibc
import TestSupport
import Testing

@Test func `no other process of the user may look into the program`() throws {
    // Root may look into everything, so there the program runs as somebody else. The one right lets it read itself
    // wherever the checkout lies, below /root too, and opens no process to it; a machine that does not give it is
    // not asked for it.
    let program = "\(Shell.quoted(BuiltProgram.path)) demo --polos"
    let right = "--inh-caps=+dac_override --ambient-caps=+dac_override"
    let other = "setpriv --reuid=65534 --clear-groups"
    let script =
        getuid() == 0
        ? "chmod 777 .; \(other) \(right) true && exec \(other) \(right) \(program); exec \(other) \(program)"
        : "exec \(program)"
    let terminal = try TmuxTerminal("sh -c " + Shell.quoted(script))
    try terminal.wait(for: "0 keluar", seconds: 60)
    let process = try terminal.program()
    // The kernel gives the files of a process that can't be dumped to root (proc(5)).
    for name in ["environ", "maps", "mem"] {
        var status = stat()
        #expect(stat("/proc/\(process)/\(name)", &status) == 0)
        #expect(status.st_uid == 0, "\(name) belongs to \(status.st_uid)")
    }
    let limits = String(decoding: try Bytes.read("/proc/\(process)/limits"), as: UTF8.self)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core") })
    #expect(core.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"], "\(core)")
    try terminal.type("0")
    try terminal.press("Enter")
    #expect(try terminal.waitForEnd() == 0)
}

@Test(arguments: ["", "--replace"])
func `an exported file is its owner's alone, whatever the umask`(option: String) throws {
    let store = try SampleStore(families: nil)
    let path = store.home.file("keluar.csv")
    let words = [
        BuiltProgram.path, "export", "verkom", "--school", "69900001", "--quarter", "2026-Q4",
        "--store", store.path, "--passphrase-file", store.passphraseFile,
    ]
    if !option.isEmpty { try Bytes.write("lama", to: path) }
    let line = (words + [path] + (option.isEmpty ? [] : [option])).map(Shell.quoted)
    let outcome = try Shell.run(
        "sh",
        [
            "-c",
            "umask 0; chmod 666 \(Shell.quoted(path)) 2>/dev/null; " + line.joined(separator: " "),
        ],
    )
    #expect(outcome.code == 0, "\(outcome.said)")
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600, "\(String(status.st_mode & 0o777, radix: 8))")
    #expect(status.st_size > 1_000)
}
