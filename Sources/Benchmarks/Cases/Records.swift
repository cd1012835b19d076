extension Benchmark {
    /// A key must not feel how much was recorded, on any screen that lists it.
    static let records = Benchmark(
        name: "records",
        summary:
            "keys on the lists of families, agenda and records with 1,000,000 records, beside 3,000",
    ) { session in
        let large = try Recorded(session, session.many)
        defer { large.end() }
        let small = try Recorded(session, session.few)
        defer { small.end() }
        let keys = try Recorded.screens.flatMap { screen in
            try large.open(screen.key)
            try small.open(screen.key)
            // Beyond the first page and back, so that both lists move alike.
            return [("Down", Key.down, Key.up), ("PageDown", .pageDown, .pageUp)].map { keys in
                var (ours, floor) = (Samples(), Samples())
                for number in 0..<session.size(160, quick: 4) {
                    let key = number % 80 < 40 ? keys.1 : keys.2
                    if let there = large.run.terminal.press(key) { ours.add(there.frame) }
                    if let here = small.run.terminal.press(key) { floor.add(here.frame) }
                }
                return Figure(
                    what: "\(keys.0) in \(screen.name), \(large.records) records",
                    unit: .seconds,
                    ours: ours,
                    floor: Figure.Floor(name: "\(small.records) records", samples: floor),
                    bar: .ratio(atMost: 1.2),
                )
            }
        }
        return keys + [try searching(session, large), try narrowed(session, large, small)]
    }

    /// Letters of a search over the whole agenda, which was read when the search began.
    private static func searching(_ session: Session, _ large: Recorded) throws -> Figure {
        try large.open("7")
        large.run.terminal.send(.text("/"))
        large.run.terminal.rest()
        var letters = Samples()
        for _ in 0..<session.size(20, quick: 2) {
            for letter in ["w", "a", "n"] {
                if let timing = large.run.terminal.press(.text(letter)) {
                    letters.add(timing.frame)
                }
            }
            large.run.terminal.send(.control("u"))
            large.run.terminal.rest()
        }
        return Figure(
            what: "a search letter in Agenda, \(large.records) records",
            unit: .seconds,
            ours: letters,
        )
    }

    /// Down in what a search has left of the agenda.
    private static func narrowed(
        _ session: Session,
        _ large: Recorded,
        _ small: Recorded,
    ) throws -> Figure {
        try small.open("7")
        small.run.terminal.send(.text("/"))
        for recorded in [large, small] {
            recorded.run.terminal.send(.text("a"))
            recorded.run.terminal.send(.enter)
            recorded.run.terminal.rest()
        }
        var (ours, floor) = (Samples(), Samples())
        for number in 0..<session.size(80, quick: 4) {
            let key = number % 40 < 20 ? Key.down : .up
            if let there = large.run.terminal.press(key) { ours.add(there.frame) }
            if let here = small.run.terminal.press(key) { floor.add(here.frame) }
        }
        return Figure(
            what: "Down in Agenda narrowed to a letter",
            unit: .seconds,
            ours: ours,
            floor: Figure.Floor(name: "\(small.records) records", samples: floor),
            bar: .ratio(atMost: 1.2),
        )
    }
}

/// The program open on a store with records in it.
private final class Recorded {
    let run: ProgramRun
    let records: Int

    static let screens = [
        (name: "Keluarga", key: "2"), (name: "Agenda", key: "7"), (name: "Layanan", key: "8"),
    ]

    init(_ session: Session, _ families: Int) throws {
        let made = try session.store(families: families).withRecords(in: session.scratch)
        records = made.records
        run = try ProgramRun(session, made.fixture)
        try run.unlock()
        run.terminal.rest()
    }

    /// Goes to a screen by its key and waits until it has its list and works no more.
    func open(_ key: String) throws {
        run.terminal.send(.text(key))
        run.terminal.rest()
        guard run.terminal.press(.down) != nil, run.terminal.press(.up) != nil else {
            throw BenchmarkFailure("Down is not answered:\n\(run.terminal.screen.text)")
        }
    }

    func end() {
        run.terminal.end()
        Folder.remove(run.fixture.folder.path)
    }
}
