import App
import Documents
import FoundationEssentials
import TestSupport
import Testing

@testable import Commands

@Test(arguments: Program.subcommands.map(\.name) + [""])
func `every job explains itself with all its options and the exit codes`(job: String) throws {
    let bench = try CommandBench()
    let subcommand = try #require((Program.subcommands + [.screen]).first { $0.name == job })
    for language in ["id", "en"] {
        let words = (job.isEmpty ? [] : [job]) + ["--help", "--lang", language]
        let answer = bench.bare(words)
        #expect(answer.code == .done)
        #expect(answer.errors.isEmpty)
        for option in subcommand.options + Option.global {
            #expect(answer.output.contains("--\(option.name)"), "\(job): --\(option.name)")
        }
        #expect(answer.output.contains("0 ") && answer.output.contains("3 "))
    }
}

@Test func `the program's own help names every job`() throws {
    let help = try CommandBench().bare(["--help"]).output
    for job in Program.subcommands { #expect(help.contains("  \(job.name)  ")) }
}

@Test(arguments: Program.subcommands.map(\.name))
func `an option nobody knows is refused with the one that was meant`(job: String) throws {
    let answer = try CommandBench().bare([job, "--stroe", "x"])
    #expect(answer.code == .wrongUse)
    #expect(answer.errors.contains("--stroe"))
    #expect(answer.errors.contains("--store?"))
    #expect(answer.errors.contains("pendamping \(job) --help"))
    #expect(answer.output.isEmpty)
}

@Test(arguments: [
    (["famlies"], "pendamping families?"), (["qeue"], "pendamping queue?"),
    (["xyzzyxyzzy"], "pendamping --help"), (["--jsn"], "--json?"),
    (["queue", "--limit"], "--limit"), (["queue", "--json=yes"], "--json"),
    (["queue", "--limit", "1", "--limit", "2"], "--limit"),
    (["queue", "extra"], "pendamping queue"),
    (["record", "a", "b"], "pendamping record"), (["family"], "pendamping family"),
    (["import"], "pendamping import"), (["themes", "chek"], "check"),
])
func `wrong use ends with 2 and says what was meant`(words: [String], hint: String) throws {
    let answer = try CommandBench().bare(words)
    #expect(answer.code == .wrongUse, "\(words): \(answer.said)")
    #expect(answer.errors.contains(hint), "\(words): \(answer.said)")
}

@Test(arguments: [
    ["families", "--limit", "banyak"], ["families", "--quarter", "2026-Q5"],
    ["queue", "--limit", "-1"], ["export", "verkom"], ["export", "rahasia"],
    ["import", "--template", "apa"],
])
func `a value that can't be read ends with 2 and says what is expected`(words: [String]) throws {
    let bench = try CommandBench()
    try bench.initialise()
    let answer = bench.run(words)
    #expect(answer.code == .wrongUse, "\(words): \(answer.said)")
    let named = "«\(words.last ?? "")» tidak dapat dipakai untuk \(words[words.count - 2]). Tulis: "
    #expect(
        answer.errors.contains("tidak terbaca") || answer.errors.contains(named),
        "\(words): \(answer.said)",
    )
}

@Test func `a value that no cell can have ends with 2 too`() throws {
    let bench = try CommandBench()
    try bench.fill(families: 8)
    let cell = try bench.someCell()
    let answer = bench.run("record", cell.member, cell.obligation, cell.period, "mungkin")
    #expect(answer.code == .wrongUse, "\(answer.said)")
    #expect(answer.errors.contains("tidak terbaca"), "\(answer.said)")
}

@Test func `an error is one JSON object too where JSON was asked for`() throws {
    let answer = try CommandBench().run("queue", "--json")
    #expect(answer.code == .failed)
    #expect(try answer.json["error"]?.string?.isEmpty == false)
    #expect(!answer.errors.isEmpty)
}

/// Jobs by the options whose values are read, each with a value that none of the kind can have.
private let badValues: [(option: String, value: String)] = [
    ("limit", "abc"), ("quarter", "2026Q9"), ("month", "2026-13"), ("on", "kemarin dulu"),
    ("role", "raja"), ("lang", "jv"),
]

@Test(arguments: Program.subcommands.map(\.name))
func `a bad value of any kind of option ends with 2 in every job that takes it`(job: String) throws
{
    let bench = try CommandBench()
    try bench.initialise()
    let subcommand = try #require(Program.subcommands.first { $0.name == job })
    let options = Set((subcommand.options + Option.global).map(\.name))
    // What comes before the options in jobs that need it.
    let plain: [String: [String]] = [
        "report": ["summary"], "agenda": [], "export": ["verkom"], "supervise": [],
    ]
    for (option, value) in badValues where options.contains(option) {
        if job == "hub" || (job == "export" && option != "lang") { continue }
        let least = Array(repeating: "x", count: subcommand.arguments.lowerBound)
        let words = [job] + (plain[job] ?? least) + ["--\(option)", value]
        let known = bench.run(words)
        #expect(known.code == .wrongUse, "\(words): \(known.said)")
    }
}

@Test func `a profile's label is there once, and of old ones alike none is taken silently`() throws
{
    let bench = try CommandBench()
    func make(_ label: String) -> CommandBench.Answer {
        bench.bare(["init", "--label", label, "--passphrase-file", bench.passphraseFile])
    }
    #expect(make("Rumah").code == .done)
    for label in ["Rumah", "RUMAH"] {
        let again = make(label)
        #expect(
            again.code == .failed && again.errors.contains("Sudah ada profil"),
            "\(again.said)",
        )
    }
    #expect(make("Kantor").code == .done)
    let root = bench.home.path + "/data/pendamping"
    for id in try FileManager.default.contentsOfDirectory(atPath: root) {
        try Bytes.write("Rumah\n", to: "\(root)/\(id)/label")
    }
    let words = ["queue", "--profile", "Rumah", "--passphrase-file", bench.passphraseFile]
    let answer = bench.bare(words)
    #expect(answer.code == .failed)
    for id in try FileManager.default.contentsOfDirectory(atPath: root) {
        #expect(answer.errors.contains("\(root)/\(id)"), "\(answer.said)")
    }
}
