import Glibc

/// What the command line asks for.
struct Options: Sendable {
    var cases: [String] = []
    /// Every body once at a small size, and no time judged.
    var isQuick = false
    var isJSON = false
    var isList = false
    var isHelp = false
    /// Families of the large caseload.
    var families = 100_000
    /// The program under measurement; nil for the one beside this binary.
    var binary: String?
    /// Where generated files are kept from run to run; on a real disk, since saves are measured there.
    var cache: String
    /// How often a case is repeated where it chooses freely; nil for its own number.
    var repeats: Int?
    var mayInstall = true
    /// An Apache CouchDB to push to, and the file with its administrator's login.
    var server: String?
    var loginFile: String?

    static let help = """
        Benchmarks [--case NAME]... [--quick] [--json] [--list] [--families N] [--binary PATH]
                   [--cache FOLDER] [--repeat N] [--no-install]
                   [--server URL --login-file FILE]

          --case NAME     only this case; may be given again
          --quick         every body once at a small size; judges no times
          --json          one JSON object instead of the table
          --list          the cases, one to a line
          --families N    size of the large caseload (100000)
          --binary PATH   the program to measure (the `pendamping` beside this binary)
          --cache FOLDER  where generated files stay (~/.cache/pendamping-benchmarks)
          --repeat N      repetitions, instead of each case's own number
          --server URL    push to this CouchDB instead of the program's own hub, as an administrator
          --no-install    do not fetch absent peers (less, tig, fzf, git) with apt-get

        Exit code: 0 when every bar that could be judged holds, 1 when one is missed, 2 for wrong use.
        """

    init(_ words: [String]) throws {
        let home = getenv("HOME").map { String(cString: $0) } ?? "/tmp"
        cache = home + "/.cache/pendamping-benchmarks"
        var rest = words[...]
        while let word = rest.popFirst() {
            func value() throws -> String {
                guard let value = rest.popFirst() else {
                    throw BenchmarkFailure("\(word) needs a value")
                }
                return value
            }
            func number() throws -> Int {
                let text = try value()
                guard let number = Int(text), number > 0 else {
                    throw BenchmarkFailure("\(word) needs a whole number above 0, not «\(text)»")
                }
                return number
            }
            switch word {
            case "--case": cases.append(try value())
            case "--quick": isQuick = true
            case "--json": isJSON = true
            case "--list": isList = true
            case "--help", "-h": isHelp = true
            case "--families": families = try number()
            case "--binary": binary = try value()
            case "--cache": cache = try value()
            case "--repeat": repeats = try number()
            case "--no-install": mayInstall = false
            case "--server": server = try value()
            case "--login-file": loginFile = try value()
            default: throw BenchmarkFailure("unknown option «\(word)»")
            }
        }
        if isQuick { families = min(families, 1_000) }
        for name in cases where !Benchmark.all.contains(where: { $0.name == name }) {
            let known = Benchmark.all.map(\.name).joined(separator: ", ")
            throw BenchmarkFailure("no case «\(name)»; there are: \(known)")
        }
    }
}
