import Documents
import Glibc
import Replication

/// The program's own hub on loopback, in a process of its own, as a desk runs it.
final class HubProgram {
    /// What it offers.
    let host: DatabaseHost
    private let program: BackgroundProgram
    /// Holds the office's login, for `--login-file`.
    let loginFile: String
    private let folder: String

    /// Names the office, which may make databases and write the register.
    static let login = Login(name: "kantor", password: "meja kantor 2026")

    init(_ session: Session, curl path: String) throws {
        folder = session.scratch.file("hub")
        loginFile = session.scratch.file("hub.login")
        try Files.write(loginFile, "\(Self.login.name)\n\(Self.login.password)\n")
        program = try BackgroundProgram(
            [
                try session.program(), "hub", folder, "--listen", "127.0.0.1:0",
                "--passphrase-file", session.passphraseFile, "--office-login-file", loginFile,
                "--json",
            ],
            environment: Self.environment(session),
        )
        let greeting = try JSONValue(parsing: try program.line())
        guard let port = greeting["hub"]?["port"]?.int else {
            throw BenchmarkFailure("the hub told no port")
        }
        host = DatabaseHost(
            url: "http://127.0.0.1:\(port)",
            login: Self.login,
            curl: path,
            session.scratch,
        )
    }

    /// A home of its own, so that nobody's settings count.
    static func environment(_ session: Session) throws -> [String] {
        let home = try session.scratch.folder("home")
        return [
            "PATH=\(Peers.searchPath)", "HOME=\(home.path)", "XDG_CONFIG_HOME=\(home.path)",
            "XDG_DATA_HOME=\(home.path)", "LC_ALL=C", "PENDAMPING_LANG=id",
        ]
    }

    func stop() {
        program.end(SIGTERM)
    }

    /// Lines of the hub's access log: requests answered so far.
    ///
    /// A line is written when the answer has left, so the last one is waited for.
    func requests() throws -> Int {
        var count = -1
        while true {
            let bytes = try Files.read(folder + "/access.log")
            let now = bytes.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            if now == count { return count }
            count = now
            usleep(50_000)
        }
    }
}
