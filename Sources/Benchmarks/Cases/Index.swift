import Caseload
import Glibc
import LocalStore

extension Benchmark {
    /// The parts of the list's budget that are ours alone: reading the index, ordering it, searching it.
    static let index = Benchmark(
        name: "index",
        summary:
            "the list of families read, ordered and searched in the process, beside plain loops",
    ) { session in
        let fixture = try session.store(families: session.many)
        let store = try StoreFixture.open(fixture.folder)
        defer { store.close() }
        var (load, reread, order) = (Samples(), Samples(), Samples())
        var (scan, search, memory) = (Samples(), Samples(), Samples())
        for _ in 0..<session.repeats(10) {
            // A caseload of its own, so that nothing is kept from the time before.
            let caseload = try Caseload(store: store)
            let (loading, index) = try Stopwatch.time { try caseload.familyIndex() }
            try check(index.count == fixture.families, "\(index.count) families in the index")
            load.add(loading)
            let (rereading, other) = try Stopwatch.time { try caseload.reread() }
            reread.add(rereading)
            let (ordering, ordered) = Stopwatch.time { other.order(.name) }
            try check(ordered == index.order(.name), "an order is the same however it was read")
            order.add(ordering)
            scan.add(try columnScan(fixture))
            for text in ["s", "si", "siti", "siti rah", "suka 12"] {
                let (searching, matches) = Stopwatch.time { index.search(text) }
                try check(matches.count <= index.count, "more matches than families")
                search.add(searching)
                keep(matches)
            }
            memory.add(byteScan(index.count * 170))
        }
        return [
            Figure(
                what: "index of \(fixture.families) families, as kept",
                unit: .seconds,
                ours: load,
            ),
            Figure(
                what: "the same from the projections",
                unit: .seconds,
                ours: reread,
                floor: Figure.Floor(name: "C API, same columns", samples: scan),
            ),
            Figure(what: "order by name", unit: .seconds, ours: order),
            Figure(
                what: "search from nothing",
                unit: .seconds,
                ours: search,
                floor: Figure.Floor(name: "memchr over 170 B each", samples: memory),
            ),
        ]
    }

    /// Looks for a byte that is nowhere in so many: the fastest a search can go through memory.
    private static func byteScan(_ count: Int) -> Double {
        let text = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
        defer { text.deallocate() }
        memset(text, 0x61 + Int32(count & 1), count)
        let (seconds, found) = Stopwatch.time { memchr(text, 0, count) }
        precondition(found == nil, "the byte is nowhere")
        return seconds
    }

    /// Walks the columns that the index is made of, and looks at none.
    private static func columnScan(_ fixture: StoreFixture) throws -> Double {
        let database = try RawDatabase(fixture.rawPath, key: .fixed)
        return try Stopwatch.time {
            var bytes = 0
            for query in [
                "SELECT key, holder, head, kk, village_code, village, grp, programmes, desil FROM family",
                "SELECT family, key, name, nik FROM member",
            ] {
                let statement = try database.statement(query)
                while try statement.step() { bytes += statement.width(0) + statement.width(2) }
            }
            try check(bytes > fixture.families, "the columns hold text")
        }.0
    }
}
