import Casework
import Documents
import Glibc
import Screen
import TestSupport
import Testing

@testable import App

private let isLong = getenv("PENDAMPING_LONG") != nil

/// Hostile text in every field of every kind of document: whatever is opened, nothing of it reaches a terminal raw.
@Suite struct HostileScreensTests {
    static let seeds: ClosedRange<UInt64> = 1...(isLong ? 12 : 2)

    /// The walks that go over every screen, and over what lies over them.
    private static let walks = [
        "1 Down Down Down Down Enter Esc", "2 Down PgDn End Home s s s F7 Down End Esc",
        "3 Down Enter PgDn End Tab Esc Down Down Enter Esc", "4 Down Down Down F7 Down Esc s End",
        "5 Down Down Enter Esc", "6 Down Enter Esc", "7 Down Down Down s w End Tab Down End p Esc",
        "7 Tab Enter PgDn Esc", "8 Down s F7 Down End Esc m End", "9 Down Enter Tab PgDn End Esc",
        "9 Down Down Enter Tab PgDn Esc", "9 End Enter Tab PgDn Esc", "9 v Down End Esc",
        "0 Down Enter Tab Esc", "0 Tab Down Down Down Enter Esc", "0 Tab Tab Enter Esc",
        "P Down Enter PgDn End Esc", "P Tab a Down Down Down Enter PgDn Esc",
        "P Tab Tab Down Enter PgDn Esc Down Enter PgDn Esc", "P Tab Tab Tab PgDn",
        "F6 s i Down Down Enter Down PgDn Esc", "C-p s i Down Esc", "F9 Down Esc", "F1 PgDn Esc",
        "C-e Down Esc",
    ]

    @Test(arguments: seeds)
    func `no screen lets anything through that a store brings`(seed: UInt64) throws {
        // Every second seed also breaks dates, codes, references and numbers.
        var desk = try HostileDesk.make(seed: seed, isThorough: seed.isMultiple(of: 2))
        let store = try #require(desk.caseload).store
        #expect(try HostileDesk.missing(store) == [], "seed \(seed)")
        // A kind that is added to `RecordKinds` and made by nothing here would be named.
        let more = HostileDesk.kinds.union(["arisan"])
        #expect(try HostileDesk.missing(of: more, store) == ["arisan"], "seed \(seed)")
        var frames = 0
        for size in [Size(80, 24), Size(40, 12), Size(200, 60)] {
            desk.act(.input(.resize(size)))
            for walk in Self.walks { press(walk, &desk, &frames, seed) }
            guard size == Size(80, 24) || isLong else { continue }
            families(&desk, &frames, seed)
            records(&desk, &frames, seed)
            conflicts(&desk, &frames, seed)
        }
        #expect(frames > 700, "seed \(seed): \(frames) frames")
    }

    /// Presses keys one by one, and goes home.
    private func press(
        _ keys: String,
        _ desk: inout WalkDesk,
        _ frames: inout Int,
        _ seed: UInt64,
    ) {
        for key in keys.split(separator: " ") {
            desk.press(String(key))
            frames += 1
            var canvas = Canvas(size: desk.state.size)
            desk.state.draw(theme: .terminal, into: &canvas)
            let faults = CanvasFaults.find(canvas)
            #expect(faults == [], "seed \(seed), \(keys) at \(key), \(desk.state.size)")
        }
        for _ in 0..<8 where desk.place != .home || desk.state.overlay != nil { desk.press("Esc") }
        #expect(desk.place == .home, "seed \(seed): \(keys)")
    }

    /// Every family in all the ways its page can be turned, and its paper.
    private func families(_ desk: inout WalkDesk, _ frames: inout Int, _ seed: UInt64) {
        for number in 0..<3 {
            let way = Array(repeating: "Down", count: number).joined(separator: " ")
            let turns = Array(repeating: "v PgDn End Home", count: FamilyView.allCases.count)
            press("2 \(way) Enter " + turns.joined(separator: " "), &desk, &frames, seed)
            press("2 \(way) Enter c Down Down Tab PgDn End", &desk, &frames, seed)
            press("2 \(way) Enter F6 Down Enter Down PgDn F4 Esc End", &desk, &frames, seed)
        }
    }

    /// Every record of the list: its page, its fields for mending, its steps, what follows it, its letter.
    private func records(_ desk: inout WalkDesk, _ frames: inout Int, _ seed: UInt64) {
        desk.press("8")
        let rows = desk.state.workspace?.records.rows ?? []
        #expect(rows.count > 20, "seed \(seed): \(rows.count) records in the list")
        let kinds = Set(rows.map(\.id.kind))
        desk.press("Esc")
        #expect(kinds.count > 6, "seed \(seed): \(kinds)")
        // In the short set every third, beginning elsewhere with each seed.
        for (number, row) in rows.enumerated() where isLong || number % 3 == Int(seed % 3) {
            desk.open(row.id)
            press("b Tab PgDn End l Esc r Down Esc w Esc y", &desk, &frames, seed)
            desk.open(row.id)
            press("b e Down Down F4 Esc PgDn PgDn End", &desk, &frames, seed)
        }
    }

    /// Every record that was written in two ways, with its values side by side.
    private func conflicts(_ desk: inout WalkDesk, _ frames: inout Int, _ seed: UInt64) {
        desk.press("K")
        let items = desk.state.workspace?.conflicts.items ?? []
        desk.press("Esc")
        #expect(items.count > 8, "seed \(seed): \(items.map(\.id))")
        for number in items.indices {
            let way = Array(repeating: "Down", count: number).joined(separator: " ")
            press("K \(way) Enter 1 Down 2 PgDn", &desk, &frames, seed)
        }
    }
}
