import Caseload
import Casework
import Screen
import TestSupport
import Testing

@testable import App

/// The keyboard economy of design.md: seeded paper typed by a fixed typist through the real update.
struct EntryEconomyTests {
    /// A quarter that is over, and the day she sits down with its papers.
    private static let quarter = Quarter(2026, 3)
    private static let today = Day(2026, 10, 5)

    /// One sitting: how many items stood on the papers, and how many keys they took.
    struct Session {
        var kind: String
        var seed: UInt64
        var exceptions: Int
        var items = 0
        var keys = 0
        /// Cells of the store that differ from the paper in the end.
        var wrong: [String] = []

        var keysPerItem: Double { items == 0 ? 0 : Double(keys) / Double(items) }
    }

    /// Types the papers one after the other from the list they stand in.
    private static func sit(
        _ kind: String,
        _ seed: UInt64,
        _ exceptions: Int,
        _ pages: [EntryPage],
        _ papers: [EntryPaper],
        isByMonth: Bool,
        today: Day,
    ) -> Session {
        var session = Session(kind: kind, seed: seed, exceptions: exceptions)
        var desk = EntryDesk(today: today)
        for page in pages { desk.add(page) }
        desk.open(pages[0].door, worklist: pages.map(\.door))
        for paper in papers {
            session.items += paper.items
            EntryTypist(paper: paper, isByMonth: isByMonth).type(on: &desk)
        }
        session.keys = desk.keys
        for (page, paper) in zip(pages, papers) {
            for row in desk.pages[page.door]?.rows ?? [] {
                for case let entry? in row.cells {
                    let wanted = paper.values[CellKey(entry.cell)]
                    guard !wanted.saysTheSame(as: entry.recorded) else { continue }
                    session.wrong.append(
                        "\(row.obligation) \(entry.cell.period): paper \(String(describing: wanted)), store \(String(describing: entry.recorded))"
                    )
                }
            }
        }
        return session
    }

    /// How many of a hundred cells are not plainly met: the sessions spread evenly from 0 to 30.
    private static func share(_ place: Int, of sessions: Int) -> Int {
        place * 30 / (sessions - 1)
    }

    private static func sessions() throws -> [Session] {
        let quarter = try #require(quarter)
        let today = try #require(today)
        var sessions: [Session] = []
        for (place, seed) in (UInt64(1)...40).enumerated() {
            var people = try EntryPeople(quarter: quarter, seed: seed)
            let exceptions = share(place, of: 40)
            let families = (0..<people.number(2...12)).map { _ in
                people.family(members: people.number(1...13))
            }
            let pages = families.map { people.page($0.family, $0.members) }
            let visits = people.visits()
            let papers = pages.map {
                EntryPaper($0, exceptions: exceptions, visits: visits, on: today, by: &people)
            }
            sessions.append(
                sit("family", seed, exceptions, pages, papers, isByMonth: false, today: today)
            )
        }
        for kind in EntryPeople.Roster.allCases {
            for (place, seed) in (UInt64(101)...120).enumerated() {
                var people = try EntryPeople(quarter: quarter, seed: seed)
                let exceptions = share(place, of: 20)
                let page = people.roster(kind, people: 30)
                let visits = people.visits()
                let paper = EntryPaper(
                    page,
                    exceptions: exceptions,
                    visits: visits,
                    on: today,
                    by: &people,
                )
                sessions.append(
                    sit(
                        "\(kind)",
                        seed,
                        exceptions,
                        [page],
                        [paper],
                        isByMonth: kind != .posyandu,
                        today: today,
                    )
                )
            }
        }
        return sessions
    }

    @Test func `seeded papers take few keys an item and arrive as they stand`() throws {
        let sessions = try Self.sessions()
        for session in sessions {
            #expect(
                session.wrong.isEmpty,
                "\(session.kind), seed \(session.seed): \(session.wrong.prefix(3))",
            )
        }
        let long = sessions.filter { $0.items >= 20 }
        for session in long {
            #expect(
                session.keysPerItem <= 1.2,
                "\(session.kind), seed \(session.seed), \(session.exceptions) % exceptions: \(session.keys) keys for \(session.items) items",
            )
        }
        let sorted = long.map(\.keysPerItem).sorted()
        #expect(sorted[sorted.count / 2] <= 0.5, "median \(sorted[sorted.count / 2])")
    }
}
