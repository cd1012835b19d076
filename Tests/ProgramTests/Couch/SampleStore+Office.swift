import Documents
import TestSupport

/// Laptops of a real office's workers.
extension SampleStore {
    /// One sync with the worker's own database; its report.
    @discardableResult
    func sync(with office: RealOffice, _ worker: String) throws -> JSONValue {
        let url = "\(office.couch.url)/\(office.database(worker))"
        return try report(of: ["sync", url], office.login(worker), office)
    }

    /// The same with its settings kept: from the login in them the laptop learns who works there as what.
    @discardableResult
    func settle(with office: RealOffice, _ worker: String) throws -> JSONValue {
        let url = "\(office.couch.url)/\(office.database(worker))"
        return try report(of: ["sync", url, "--save"], office.login(worker), office)
    }

    /// The same with a desk, under the worker's login.
    @discardableResult
    func sync(desk port: Int, _ office: RealOffice, _ worker: String) throws -> JSONValue {
        let url = "http://127.0.0.1:\(port)/\(office.database(worker))"
        return try report(of: ["sync", url], office.login(worker), office)
    }

    private func report(
        of words: [String],
        _ login: String,
        _ office: RealOffice,
    ) throws -> JSONValue {
        let outcome = try run(words + ["--login-file", office.loginFile(login), "--json"])
        guard outcome.code == 0 else { throw TerminalFailure(reason: outcome.said) }
        return try JSONValue(parsing: outcome.output)
    }

    /// A new laptop that has synced, until so many families have come through the replicator; nil for once.
    static func laptop(
        of worker: String,
        _ office: RealOffice,
        families: Int? = nil,
    ) throws -> SampleStore {
        let store = try SampleStore(empty: (), worker: worker)
        try store.sync(with: office, worker)
        guard let families else { return store }
        try waitUntilTrue("\(families) families at \(worker)'s") {
            if try store.families().count == families { return true }
            try store.sync(with: office, worker)
            return false
        }
        return store
    }

    /// Records one blank cell.
    ///
    /// - Returns: The record's id and revision.
    @discardableResult
    func record(
        _ cell: (member: String, obligation: String, period: String),
        _ value: String,
        note: String? = nil,
    ) throws -> (id: String, revision: String) {
        let further = note.map { ["--note", $0] } ?? []
        let words = ["record", cell.member, cell.obligation, cell.period, value, "--json"]
        let outcome = try run(words + further)
        let made = try? JSONValue(parsing: outcome.output)["record"]
        guard outcome.code == 0, let id = made?["id"]?.string, let revision = made?["rev"]?.string
        else { throw TerminalFailure(reason: outcome.said) }
        return (id, revision)
    }

    /// Fills a visit of a family.
    func visit(_ family: String) throws -> (id: String, revision: String) {
        let outcome = try run(
            ["fill", "kunjungan/keluarga", "--family", String(family.dropFirst(7)), "-", "--json"],
            input: #"{"tujuan":"rutin","hasil":"selesai","keadaan":"Semua sehat."}"#,
        )
        let made = try? JSONValue(parsing: outcome.output)["fill"]
        guard outcome.code == 0, let id = made?["id"]?.string, let revision = made?["rev"]?.string
        else { throw TerminalFailure(reason: outcome.said) }
        return (id, revision)
    }

    /// Where a filled form is, as the list of records tells it.
    func state(ofForm id: String) throws -> String? {
        let rows = try json("records", "--limit", "1000")["records"]?.array ?? []
        return rows.first { $0["id"]?.string == id }?["state"]?.string
    }

    /// The queue's row of a record; nil when it is not listed.
    func row(of id: String) throws -> JSONValue? {
        try queue().first { $0["id"]?.string == id }
    }

    /// Ids of all families.
    func families() throws -> [String] {
        let found = try json("families", "--limit", "1000")["families"]?.array ?? []
        return found.compactMap { $0["id"]?.string }.sorted()
    }
}
