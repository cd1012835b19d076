import Documents
import TestSupport

@testable import LocalStore

/// A store with a life behind it, by seed: edits, deletions, conflicts, documents from elsewhere, deliveries in
/// every state, drafts, a released family; and what each of its documents is.
struct WornStore {
    /// One document as it is in a store.
    struct State: Equatable {
        var leaves: [RevisionTree.Leaf] = []
        var winner: JSONObject = JSONObject()
        var local = false
        /// By leaf; nothing for a local document.
        var deliveries: [RevisionID: DeliveryState] = [:]
    }

    let bench: Bench
    private(set) var states: [DocumentID: State] = [:]
    private(set) var drafts: [String: JSONValue] = [:]
    var pages: Int {
        get throws { (try Files.size(bench.folder.storePath) ?? 0) / Connection.pageSize }
    }

    init(seed: UInt64, documents: Int = 300, projections: [Projection] = [Bench.people]) throws {
        bench = try Bench(projections: projections, seed: seed)
        var generator = SeededGenerator(seed: seed)
        let store = try bench.create()
        try store.write { (writer) throws(StoreError) in
            for number in 0..<documents {
                try WornStore.live(number, writer, using: &generator)
            }
            for number in 0..<12 {
                let length = number == 3 ? 9000 : 40
                try writer.putDraft(
                    "d\(number)",
                    ["t": .string(String(repeating: "k", count: length))],
                )
            }
            try writer.putLocalDocument("_local/settings", ["server": "https://x"])
            try writer.setRelease("family:gone", done: true)
            for number in stride(from: 7, to: documents, by: 39) {
                try writer.purge(DocumentID("check:\(number)"), family: "family:gone")
            }
            try writer.promise("check:later", RevisionID(1, "f"), DeliveryNews(.server))
        }
        states = try WornStore.states(store)
        drafts = try WornStore.drafts(store)
        store.close()
    }

    /// One document's life.
    private static func live(
        _ number: Int,
        _ writer: Writer,
        using generator: inout SeededGenerator,
    ) throws(StoreError) {
        let kind = ["person", "check", "visit"][number % 3]
        let id = DocumentID("\(kind):\(number)")
        // Some go on over pages of their own.
        let length = Int.random(in: 0..<20, using: &generator) == 0 ? 6000 : 120
        func body(_ step: Int) -> JSONObject {
            [
                "name": .string("n\(number)"), "step": JSONValue(step),
                "note": .string(String(repeating: "x", count: length)),
            ]
        }
        if kind == "person" {
            if number % 2 == 0 {
                try writer.put(id, body(0), local: true)
            } else {
                let path = [RevisionID(2, "b"), RevisionID(1, "a")]
                try writer.putWithHistory(id, path: path, body(0), delivery: .server)
            }
            return
        }
        guard case .stored(var revision) = try writer.put(id, body(0)) else { return }
        for step in 1...4 {
            switch Int.random(in: 0..<8, using: &generator) {
            case 0...2:
                guard case .stored(let next) = try writer.put(id, body(step), parent: revision)
                else { return }
                revision = next
            case 3:
                let news: [DeliveryState] = [
                    .stick, .desk, .server, .refusedByServer, .accepted, .refusedByOffice,
                ]
                let state = news[Int.random(in: 0..<news.count, using: &generator)]
                try writer.hear(id, revision, DeliveryNews(state, reason: "r"))
            case 4 where step == 4, 5 where step == 4:
                let tombstone: JSONObject = ["settles": [.string(revision.description)]]
                if number % 2 == 0 {
                    try writer.delete(id, parent: revision, tombstone: tombstone)
                } else {
                    try writer.deleteWithoutTrace(id, parent: revision, tombstone: tombstone)
                }
                return
            case 6:
                try writer.putWithHistory(
                    id,
                    path: [RevisionID(revision.generation, "c")],
                    ["name": "other", "step": JSONValue(step)],
                    delivery: .server,
                )
                return
            default: break
            }
        }
    }

    static func states(_ store: Store) throws -> [DocumentID: State] {
        try store.read { (reader) throws(StoreError) in
            var ids: [DocumentID] = []
            // Purged ones are only a note.
            try reader.rows("SELECT id FROM document WHERE local < 2") { row in
                ids.append(DocumentID(row.text(0)))
            }
            var states: [DocumentID: State] = [:]
            for id in ids {
                guard let document = try reader.document(id) else { continue }
                var state = State(winner: document.body, local: document.local)
                state.leaves = try reader.leaves(id)
                for one in try reader.deliveries(id) where one.isLeaf {
                    state.deliveries[one.revision] = one.state
                }
                states[id] = state
            }
            return states
        }
    }

    static func drafts(_ store: Store) throws -> [String: JSONValue] {
        let drafts = try store.read { (reader) throws(StoreError) in try reader.drafts() }
        return Dictionary(drafts.map { ($0.key, $0.body) }) { $1 }
    }

    /// Puts noise in the place of some pages, counted from 0.
    func damage(_ pages: Range<Int>, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var content = try Bytes.read(bench.folder.storePath)
        for place in pages.lowerBound * 4096..<min(pages.upperBound * 4096, content.count) {
            content[place] = UInt8.random(in: 0...255, using: &generator)
        }
        try Bytes.write(content, to: bench.folder.storePath)
    }

    /// Salvages, and hands the sound store it came to to `body`.
    func salvage(
        _ name: String = "saved",
        _ body: (Store, SalvageReport) throws -> Void,
    ) throws {
        let before = try Bytes.read(bench.folder.storePath)
        let target = StoreFolder(bench.root.file(name))
        let report = try Salvage.run(
            from: bench.folder,
            key: bench.key,
            to: target,
            options: bench.options,
        )
        let store = try Store.open(in: target, key: bench.key, options: bench.options)
        defer { store.close() }
        try body(store, report)
        guard try Bytes.read(bench.folder.storePath) == before else {
            throw StoreError.misuse("the damaged store was written to")
        }
    }
}
