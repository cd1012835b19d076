import Documents
import Glibc
import Replication

/// A place that speaks CouchDB's protocol, with a login that may make databases: our hub, or an Apache
/// CouchDB of `--server`.
final class DatabaseHost {
    /// `http://127.0.0.1:PORT`.
    let url: String
    let login: Login
    let curl: Curl
    private let scratch: Folder
    /// It is still there when the run is over, so databases are taken away.
    private let stays: Bool
    private var made = 0

    /// `path` is the `curl` program.
    init(url: String, login: Login, curl path: String, _ scratch: Folder, stays: Bool = false) {
        self.url = url
        self.login = login
        self.scratch = scratch
        self.stays = stays
        curl = Curl(path: path, scratch: scratch, login: login)
    }

    /// An empty database; answers its name.
    ///
    /// The login is known to a hub afterwards: nobody's clock holds the hashing of a password.
    func database() throws -> String {
        made += 1
        let name = "bench-\(getpid())-\(made)"
        try curl.run([Curl.Request("PUT", "\(url)/\(name)", expected: 201)])
        return name
    }

    /// Has no more use for a database.
    func drop(_ database: String) throws {
        guard stays else { return }
        try curl.run([Curl.Request("DELETE", "\(url)/\(database)")])
    }

    /// Documents in a database, as it counts them itself.
    func documentCount(_ database: String) throws -> Int {
        let file = scratch.file("database.answer")
        try curl.run([Curl.Request("GET", "\(url)/\(database)", output: file)])
        return try JSONValue(parsing: try Files.read(file))["doc_count"]?.int ?? -1
    }

    func connection(packing: ServerConnection.Packing = .overLinks) -> ServerConnection {
        ServerConnection(url: url, login: login, packing: packing)
    }
}
