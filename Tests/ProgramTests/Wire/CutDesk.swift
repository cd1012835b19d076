import Documents
import Glibc
import TestSupport

/// The built program as a desk with many databases, and as a laptop before its first sync: made once, copied
/// for every sync that begins there.
final class CutDesk: Sendable {
    let laptop: SampleStore
    /// Ids of the records that wait on the laptop.
    let records: Set<String>
    let register: Int
    private let place: HubProcess.Place

    /// Databases of one desk.
    static let databases = 40

    init(register: Int) throws {
        self.register = register
        laptop = try SampleStore(families: 1)
        records = Set(try laptop.queue().compactMap { $0["id"]?.string })
        place = try HubProcess.Place()
        var list = "nama,login,kata_sandi,kabupaten\n"
        for number in 0..<Self.databases {
            list += "Siti,siti-\(number),rahasia-\(number),Serang\n"
            let login = place.home.file("login-\(number)")
            try Bytes.write("siti-\(number)\nrahasia-\(number)\n", to: login)
        }
        try Bytes.write(list, to: place.home.file("pendamping.csv"))
        let hub = try HubProcess(place)
        for database in 0..<Self.databases {
            for number in 0..<register {
                let family: JSONValue = [
                    "type": "family", "by": "kantor", "at": "2026-10-01T08:00:00+07:00",
                    "name": .string("Keluarga \(number)"), "assignedTo": ["siti-\(database)"],
                ]
                let answer = try hub.client().send(
                    "PUT",
                    "/pendamping-siti-\(database)/family:U\(number)",
                    login: HubProcess.Place.office,
                    json: family,
                )
                guard answer.status == 201 else {
                    throw TerminalFailure(reason: "the register: \(answer.status)")
                }
            }
        }
        hub.signal(SIGTERM)
        guard hub.waitForEnd() == 0 else { throw TerminalFailure(reason: "the desk did not end") }
    }

    func copyOfPlace() throws -> HubProcess.Place { try HubProcess.Place(copyOf: place) }

    func copyOfLaptop() throws -> SampleStore {
        SampleStore(in: try TemporaryFolder(copyOf: laptop.home, inMemory: true))
    }
}

/// A running desk behind a link, with a database for each of the syncs to come.
final class CutLane {
    private let desk: CutDesk
    private var place: HubProcess.Place
    private var hub: HubProcess
    private var link: LinkProxy
    private var used = 0

    init(_ desk: CutDesk) throws {
        self.desk = desk
        place = try desk.copyOfPlace()
        hub = try HubProcess(place)
        link = try LinkProxy(to: UInt16(hub.port))
    }

    deinit { link.stop() }

    /// A sync of a new laptop with a new database, and what came of it.
    struct Trial {
        let laptop: SampleStore
        let words: [String]
        let database: String
    }

    func next() throws -> Trial {
        if used == CutDesk.databases {
            link.stop()
            hub.signal(SIGTERM)
            guard hub.waitForEnd() == 0 else {
                throw TerminalFailure(reason: "the desk did not end")
            }
            place = try desk.copyOfPlace()
            hub = try HubProcess(place)
            link = try LinkProxy(to: UInt16(hub.port))
            used = 0
        }
        used += 1
        let database = "pendamping-siti-\(used - 1)"
        let words = [
            "sync", "http://127.0.0.1:\(link.port)/\(database)", "--login-file",
            place.home.file("login-\(used - 1)"), "--json",
        ]
        return Trial(laptop: try desk.copyOfLaptop(), words: words, database: database)
    }

    /// One sync over a link of that behaviour: its report, and the bytes that went.
    func sync(
        _ trial: Trial,
        _ behaviour: LinkProxy.Behaviour = .init(),
    ) throws -> (code: Int32, report: JSONValue, bytes: Int) {
        link.reset(behaviour)
        let outcome = try trial.laptop.run(trial.words)
        guard let report = try? JSONValue(parsing: outcome.output) else {
            throw TerminalFailure(reason: outcome.said)
        }
        return (outcome.code, report, link.carried)
    }

    /// Ids of the live documents that the desk holds of it, each as often as it has leaves.
    func held(_ trial: Trial) throws -> [String] {
        let feed = try hub.client().send(
            "GET",
            "/\(trial.database)/_changes?style=all_docs",
            login: HubProcess.Place.office,
        )
        guard let rows = feed.json?["results"]?.array else {
            throw TerminalFailure(reason: "the desk's feed: \(feed.status)")
        }
        return rows.flatMap { row in
            let leaves = row["changes"]?.array?.count ?? 0
            return Array(repeating: row["id"]?.string ?? "", count: leaves)
        }
        .sorted()
    }
}
