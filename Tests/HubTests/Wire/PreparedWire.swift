import Documents
import Hub
import LocalStore
import TestSupport

/// A desk and a laptop as they are before their first sync: made once, copied for every sync that begins there.
///
/// Databases, stores and hashed passwords take longer to make than a small sync takes; so does a flush to
/// the disk, which a link that is cut does not need.
final class PreparedWire: Sendable {
    let isSecure: Bool
    let seed: UInt64
    let records: [DocumentID]
    let register: Int
    private let desk: TemporaryFolder
    private let laptop: TemporaryFolder

    /// Databases of one desk: each takes a handful of open files.
    static let databases = 40

    init(isSecure: Bool, records: Int, register: Int, seed: UInt64) throws {
        self.isSecure = isSecure
        self.seed = seed
        self.register = register
        let desk = try TemporaryFolder(inMemory: true)
        let laptop = try TestLaptop(seed: seed)
        self.desk = desk
        self.laptop = laptop.folder
        let wire = try Wire(isSecure: isSecure, in: desk)
        var made: [DocumentID] = []
        for number in 0..<Self.databases {
            let name = Self.database(number)
            try wire.hub.desk.createDatabase(name, members: ["siti"])
            let round = wire.round(name, laptop, records: [])
            try round.addToRegister(register)
            if number == 0 {
                try round.record(records)
                try round.handOut(records / 2)
                made = round.records
            }
        }
        self.records = made
        // What is copied lies still.
        laptop.store.close()
        wire.hub.stop()
    }

    static func database(_ number: Int) -> String { "pendamping-\(number)" }

    func copyOfDesk() throws -> TemporaryFolder {
        try TemporaryFolder(copyOf: desk, inMemory: true)
    }

    func copyOfLaptop() throws -> TestLaptop {
        try TestLaptop(in: TemporaryFolder(copyOf: laptop, inMemory: true), seed: seed)
    }
}

/// A link with the desk behind it; each round a laptop and a database that have never met.
final class WireLane {
    private let prepared: PreparedWire
    private(set) var wire: Wire
    private var used = 0

    init(_ prepared: PreparedWire) throws {
        self.prepared = prepared
        wire = try Wire(isSecure: prepared.isSecure, in: prepared.copyOfDesk())
    }

    func next() throws -> WireRound {
        if used == PreparedWire.databases {
            wire = try Wire(isSecure: prepared.isSecure, in: prepared.copyOfDesk())
            used = 0
        }
        used += 1
        return wire.round(
            PreparedWire.database(used - 1),
            try prepared.copyOfLaptop(),
            records: prepared.records,
        )
    }
}
