import Documents
import Glibc
import TestSupport

/// What laptops, desks and servers of these tests have in common.
extension SampleStore {
    /// The register of the shipped files on a laptop of this worker's, without a record.
    init(worker: String) throws {
        try self.init(empty: (), worker: worker)
        let files = ["keluarga", "anggota", "fasilitas", "kelompok"]
        let made = try imported(files.map { BuiltProgram.checkout + "/sample-data/\($0).csv" })
        guard made["stored"]?.bool == true else { throw TerminalFailure(reason: "\(made)") }
    }

    /// The words of a sync with Siti's database of a server on this machine.
    func syncWords(_ port: Int, _ place: HubProcess.Place) -> [String] {
        [
            "sync", "http://127.0.0.1:\(port)/pendamping-siti", "--login-file",
            place.home.file("siti"), "--json",
        ]
    }

    /// One whole sync; its report.
    @discardableResult
    func sync(_ port: Int, _ place: HubProcess.Place, code: Int32 = 0) throws -> JSONValue {
        let outcome = try run(syncWords(port, place))
        guard outcome.code == code else { throw TerminalFailure(reason: outcome.said) }
        return try JSONValue(parsing: outcome.output)
    }

    /// One whole sync with a stick.
    @discardableResult
    func sync(stick: String, passphraseFile: String) throws -> JSONValue {
        try json(
            "sync",
            stick,
            "--database",
            "pendamping-siti",
            "--stick-passphrase-file",
            passphraseFile,
        )
    }

    func queue() throws -> [JSONValue] {
        try json("queue")["queue"]?.array ?? []
    }

    /// What a cell says.
    func value(of cell: (member: String, obligation: String, period: String)) throws -> String? {
        let row = try json("queue")["queue"]?.array?.first { row in
            row["member"]?.string == cell.member && row["period"]?.string == cell.period
                && row["label"]?.string == cell.obligation
        }
        return row?["value"]?.string
    }

    /// Starts a job and does not wait for it.
    func start(_ words: [String], output: String) throws -> pid_t {
        try Bytes.write("", to: home.file("kosong"))
        return try Shell.start(
            [BuiltProgram.path] + words + ["--store", path, "--passphrase-file", passphraseFile],
            ["HOME": home.path, "XDG_CONFIG_HOME": home.path, "TMPDIR": home.path],
            [home.file("kosong"), output, output + ".kesalahan"],
        )
    }
}

extension HubProcess {
    /// Every leaf that Siti's database holds.
    func leaves() throws -> [String: Set<String>] {
        let feed = try client().send(
            "GET",
            "/pendamping-siti/_changes?style=all_docs",
            login: Place.siti,
        )
        var leaves: [String: Set<String>] = [:]
        for row in feed.json?["results"]?.array ?? [] {
            let revisions = row["changes"]?.array?.compactMap { $0["rev"]?.string } ?? []
            leaves[row["id"]?.string ?? "", default: []].formUnion(revisions)
        }
        return leaves
    }
}

/// Waits for a process's end; its exit code, or 128 and the signal.
@discardableResult
func waitForEnd(_ child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

/// Asks until it is so.
func waitUntilTrue(_ what: String, seconds: Int = 120, _ holds: () throws -> Bool) throws {
    for _ in 0..<(seconds * 5) {
        if try holds() { return }
        usleep(200_000)
    }
    throw TerminalFailure(reason: "\(what) did not come in \(seconds) s")
}
