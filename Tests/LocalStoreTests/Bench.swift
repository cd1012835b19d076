import Documents
import TestSupport

@testable import LocalStore

/// A throw-away store with a fixed key and clock, and the projections the tests look at.
struct Bench: Sendable {
    let root: TemporaryFolder
    let folder: StoreFolder
    let key: StoreKey
    var options: StoreOptions

    init(projections: [Projection] = [Bench.people], seed: UInt64 = 1) throws {
        root = try TemporaryFolder()
        folder = StoreFolder(root.file("profile"))
        var generator = SeededGenerator(seed: seed)
        key = StoreKey(using: &generator)
        let clock = TickingClock()
        options = StoreOptions(
            projections: projections,
            clock: { clock.tick() },
            busyMilliseconds: 200,
            derivation: .cheap,
        )
    }

    func create() throws -> Store {
        try Store.create(in: folder, key: key, options: options)
    }

    func open() throws -> Store {
        try Store.open(in: folder, key: key, options: options)
    }

    /// One row per person, and one per thing she owns.
    static let people = Projection(
        name: "people",
        version: 1,
        kinds: ["person"],
        tables: [
            ProjectionTable(
                "person_list",
                .one,
                columns: ["name TEXT NOT NULL", "age INTEGER"],
                indexes: ["name"],
            ),
            ProjectionTable("belonging", .many, columns: ["thing TEXT NOT NULL"]),
        ],
        rows: { _, body in
            let things = body["things"]?.array ?? []
            return [
                (
                    table: "person_list",
                    values: [.text(body["name"]?.string ?? ""), SQLValue(body["age"]?.int)],
                )
            ] + things.map { (table: "belonging", values: [.text($0.string ?? "")]) }
        },
    )
}

/// A clock that goes on by a second with every look.
final class TickingClock: Sendable {
    private let seconds = Guarded(1_800_000_000)

    func tick() -> Int {
        seconds.withLock { seconds in
            seconds += 1
            return seconds * 1000
        }
    }
}

extension Store {
    /// One edit in one transaction.
    @discardableResult
    func put(
        _ id: DocumentID,
        _ body: JSONObject,
        parent: RevisionID? = nil,
        local: Bool = false,
    ) throws(StoreError) -> PutResult {
        try write { (writer) throws(StoreError) in
            try writer.put(id, body, parent: parent, local: local)
        }
    }

    func document(_ id: DocumentID) throws(StoreError) -> StoredDocument? {
        try read { (reader) throws(StoreError) in try reader.document(id) }
    }

    func names() throws(StoreError) -> [String] {
        try read { (reader) throws(StoreError) in
            var names: [String] = []
            try reader.rows("SELECT name FROM person_list ORDER BY name") { row in
                names.append(row.text(0))
            }
            return names
        }
    }
}

extension RevisionID {
    /// A revision for a test: generation, then the digest's letter 32 times.
    init(_ generation: Int, _ letter: Character) {
        // Known to be well formed: a generation from 1 and a digest of 32 signs.
        guard
            let made = try? RevisionID(
                generation: generation,
                digest: String(repeating: letter, count: 32),
            )
        else { preconditionFailure("a revision the tests wrote") }
        self = made
    }
}
