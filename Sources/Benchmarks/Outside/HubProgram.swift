import Documents
import Glibc
import Replication

/// The program's own hub on loopback, in a process of its own, as a desk runs it.
final class HubProgram {
    /// `http://127.0.0.1:PORT`.
    let url: String
    private let program: BackgroundProgram
    /// Holds the office's login, for `--login-file`.
    let loginFile: String
    private let folder: String
    private let curl: Curl
    private var made = 0

    /// Names the office, which may make databases and write the register.
    static let login = Login(name: "kantor", password: "meja kantor 2026")

    init(_ session: Session, _ curl: Curl) throws {
        self.curl = curl
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
        url = "http://127.0.0.1:\(port)"
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

    /// An empty database; answers its name.
    ///
    /// The login is known to the hub afterwards: nobody's clock holds the hashing of a password.
    func database() throws -> String {
        made += 1
        let name = "bench-\(made)"
        try curl.run([Curl.Request("PUT", "\(url)/\(name)", expected: 201)])
        return name
    }

    /// Documents in a database, as it counts them itself.
    func documentCount(_ database: String) throws -> Int {
        let file = folder + ".answer"
        try curl.run([Curl.Request("GET", "\(url)/\(database)", output: file)])
        return try JSONValue(parsing: try Files.read(file))["doc_count"]?.int ?? -1
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

    func connection(packing: ServerConnection.Packing = .overLinks) -> ServerConnection {
        ServerConnection(url: url, login: Self.login, packing: packing)
    }
}
