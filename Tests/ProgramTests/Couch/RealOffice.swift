import Documents
import TestSupport
import Testing

/// An office on a real CouchDB, of a regency and workers nobody else has; all of it is gone with the value.
final class RealOffice {
    let couch: RealCouch
    /// Names the regency, and begins every login.
    let tag: String
    let home: TemporaryFolder
    private(set) var workers: [String]
    /// Those of `workers` who gather the others' records.
    private let supervisors: Set<String>
    /// By worker, the supervisor that her row names.
    private var teams: [String: String] = [:]

    var regency: String { "daerah-" + tag }
    var list: String { home.file("workers.csv") }
    private var book: String { home.file("workers-kata-sandi.csv") }

    /// - Parameters:
    ///   - workers: Short names; the logins are `uji-…-<name>`.
    ///   - supervisors: More of them, whose team the workers are.
    ///   - isReady: Whether `provision` runs at once.
    /// - Throws: Why there is no server, or what `provision` said.
    init(
        _ workers: [String] = ["siti"],
        supervisors: [String] = [],
        isReady: Bool = true,
    ) throws {
        couch = try RealCouch()
        tag = RealCouch.freshName()
        home = try TemporaryFolder()
        self.workers = []
        self.supervisors = Set(supervisors)
        let (name, password) = couch.admin
        try Bytes.write("\(name)\n\(password)\n", to: home.file("admin.login"))
        try employ(workers + supervisors)
        if isReady { _ = try provision() }
    }

    /// An office of one worker with six families.
    static func withSixFamilies() throws -> RealOffice {
        let office = try RealOffice()
        try office.importing(try office.register(families: 6, of: ["siti"]))
        return office
    }

    deinit {
        let logins = workers.map(login) + ["meja-" + tag, "kantor-" + tag]
        couch.remove(
            databases: workers.map(database) + [regency],
            replications: workers.flatMap { [database($0) + ":naik", database($0) + ":turun"] },
            logins: logins,
        )
    }

    func login(_ worker: String) -> String { tag + "-" + worker }

    func database(_ worker: String) -> String { "pendamping-" + login(worker) }

    // MARK: The office's commands

    /// Adds rows to the list, as somebody does in a spreadsheet.
    func employ(_ names: [String]) throws {
        workers += names
        let rows = workers.map { name in
            let role = supervisors.contains(name) ? "penyelia" : ""
            let gatherer = teams[name].map(login) ?? ""
            return "\(name);\(login(name));;\(role);\(tag);Kecamatan 1;\(gatherer)\n"
        }
        try Bytes.write(
            "nama;login;kata_sandi;peran;kabupaten;label;penyelia\n" + rows.joined(),
            to: list,
        )
    }

    /// Names each worker's supervisor in the list.
    func team(_ teams: [String: String]) throws {
        self.teams = teams
        try employ([])
    }

    func provisionWords(_ url: String? = nil) -> [String] {
        [
            "provision", url ?? couch.url, list, "--login-file", home.file("admin.login"),
            "--replicator-url", couch.url, "--json",
        ]
    }

    @discardableResult
    func provision() throws -> JSONValue {
        let outcome = try run(provisionWords())
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
        return try JSONValue(parsing: outcome.output)["provision"] ?? .null
    }

    /// `import FILES --to URL` by the office's own login.
    @discardableResult
    func importing(_ files: [String]) throws -> JSONValue {
        let login = try loginFile("kantor-" + tag)
        let words = ["import"] + files + ["--to", couch.url, "--login-file", login, "--json"]
        let outcome = try run(words)
        guard let report = try? JSONValue(parsing: outcome.output)["import"] else {
            throw TerminalFailure(reason: outcome.said)
        }
        return report
    }

    /// `decide FILE --to URL`.
    func decide(_ rows: [(id: String, revision: String, verdict: String, reason: String)]) throws {
        let file = home.file("putusan.csv")
        let lines = rows.map { "\($0.id);\($0.revision);\($0.verdict);\($0.reason)\n" }
        try Bytes.write("catatan;revisi;putusan;alasan\n" + lines.joined(), to: file)
        let login = try loginFile("kantor-" + tag)
        let outcome = try run(["decide", file, "--to", couch.url, "--login-file", login])
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
    }

    func run(_ words: [String]) throws -> Shell.Outcome {
        try Shell.run(BuiltProgram.path, words, environment: ["HOME": home.path])
    }

    // MARK: Logins

    /// A login's password, as the book has it.
    func password(_ login: String) throws -> String {
        for line in String(decoding: try Bytes.read(book), as: UTF8.self).split(
            whereSeparator: \.isNewline
        ) {
            let cells = line.split(separator: ";", omittingEmptySubsequences: false)
            if cells.count > 1, cells[0] == login { return String(cells[1]) }
        }
        throw TerminalFailure(reason: "\(login) is not in the book")
    }

    func credentials(_ login: String) throws -> (name: String, password: String) {
        (login, try password(login))
    }

    /// A file with a login's name and password, for `--login-file`.
    func loginFile(_ login: String) throws -> String {
        let file = home.file(login + ".login")
        try Bytes.write("\(login)\n\(try password(login))\n", to: file)
        return file
    }

    var bookFile: String { book }

    // MARK: The register

    /// The first families of the sample files with their members, assigned to these workers, and all
    /// facilities and groups.
    ///
    /// - Returns: The files.
    func register(families: Int, of workers: [String], _ name: String = "") throws -> [String] {
        let sample = BuiltProgram.checkout + "/sample-data/"
        var keys: Set<String> = []
        let folder = name.isEmpty ? home.path : home.file(name)
        if !name.isEmpty { _ = try Shell.run("mkdir", ["-p", folder]) }
        func copy(_ file: String, _ edit: ([String]) -> [String]?) throws -> String {
            let text = String(decoding: try Bytes.read(sample + file), as: UTF8.self)
            var lines = text.split(whereSeparator: \.isNewline).map(String.init)
            let head = lines.removeFirst()
            let rows = lines.compactMap { line in
                edit(
                    line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
                )?
                .joined(separator: ";")
            }
            try Bytes.write(
                ([head] + rows).joined(separator: "\n") + "\n",
                to: folder + "/" + file,
            )
            return folder + "/" + file
        }
        let petugas = workers.map(login).joined(separator: " | ")
        let files = [
            try copy("keluarga.csv") { cells in
                guard keys.count < families else { return nil }
                keys.insert(cells[0])
                var cells = cells
                cells[16] = petugas
                return cells
            },
            try copy("anggota.csv") { cells in keys.contains(cells[1]) ? cells : nil },
        ]
        return files + ["fasilitas", "kelompok"].map { sample + $0 + ".csv" }
    }

    // MARK: The server's own work

    /// The states of this office's replications, by id.
    func replications() throws -> [String: JSONValue] {
        let rows = try couch.json("GET", "/_scheduler/docs/_replicator?limit=10000")["docs"]?.array
        var found: [String: JSONValue] = [:]
        for row in rows ?? [] {
            if let id = row["doc_id"]?.string, id.hasPrefix("pendamping-" + tag) { found[id] = row }
        }
        return found
    }

    /// Waits until a document stands in a database, and gives it.
    @discardableResult
    func wait(for id: String, in database: String, seconds: Int = 180) throws -> JSONObject {
        var found: JSONObject?
        try waitUntilTrue("\(id) in \(database)", seconds: seconds) {
            found = try couch.document(database, id)
            return found != nil
        }
        return found ?? [:]
    }

    /// Waits until a revision is a leaf of a document in a database.
    func wait(forLeaf revision: String, of id: String, in database: String) throws {
        try waitUntilTrue("\(id) \(revision) in \(database)", seconds: 180) {
            try couch.leaves(database)[id]?.contains(revision) == true
        }
    }
}
