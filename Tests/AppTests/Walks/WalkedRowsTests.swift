import Caseload
import Casework
import Documents
import Forms
import LocalStore
import Screen
import Testing

@testable import App

/// What keys of her day ask of the store, at two sizes of it: no query may walk over more rows where there are
/// more families.
///
/// SQLite plans for itself, and a plan that walks a whole table costs nothing in a small store. Its own count
/// of walked rows shows it long before a stopwatch does.
@Suite struct WalkedRowsTests {
    /// A stretch of a day: what it is, and its keys.
    private struct Stretch: Sendable {
        let name: String
        let keys: @Sendable (inout WalkDesk) throws -> Void
    }

    private static let stretches = [
        Stretch(name: "a family's page") { $0.press("2 Home Enter") },
        Stretch(name: "a cell of its grid and its save") { desk in
            desk.press("c")
            #expect(desk.place == .entry)
            desk.press("1 F2 Esc")
        },
        Stretch(name: "a complaint") { desk in
            try fill("puskesos/pengaduan", &desk)
        },
        Stretch(name: "its page and a step") { desk in
            let caseload = try #require(desk.caseload)
            let query = RecordsQuery(forms: [FormID("puskesos/pengaduan")])
            let records = try caseload.records(query, today: Stage.moment.day)
            desk.open(try #require(records.first).id)
            desk.press("l 1 F2 Esc")
        },
        Stretch(name: "a visit") { desk in
            try fill("kunjungan/keluarga", &desk)
        },
        Stretch(name: "a roster, a pupil's day and its save") { desk in
            desk.press("Esc Esc 3 Home Enter")
            #expect(desk.place == .entry)
            desk.press("1 F2 Esc")
        },
        Stretch(name: "the queue, conflicts, services and the agenda once more") {
            $0.press("4 5 8 7 1")
        },
        Stretch(name: "a form begun and left") { desk in
            desk.press("1 F6")
            desk.type("si")
            desk.press("Esc Esc")
        },
    ]

    private static func fill(_ form: String, _ desk: inout WalkDesk) throws {
        let family = try #require(desk.caseload).familyIndex().id(0)
        desk.begin(FormID(form), about: RecordSubject(family: family))
        #expect(desk.place == .form, "\(form): \(desk.message)")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(form): \(desk.message)")
    }

    /// For each stretch the rows that each query walked over.
    private func walked(families: Int) throws -> [[String: Int]] {
        var desk = try WalkDesk(families: families)
        let store = try #require(desk.caseload).store
        // The queue is counted whole, and is as long as what was not sent, whatever the caseload.
        try desk.deliverAll()
        // What a list or a count needs once, it may read whole.
        desk.press("1 2 3 4 7 8 1")
        return try Self.stretches.map { stretch in
            let before = store.walkedRows()
            try stretch.keys(&desk)
            return store.walkedRows().merging(before) { after, before in after - before }
        }
    }

    @Test func `no key of a day walks over a table that grows with the caseload`() throws {
        let (few, many) = (try walked(families: 8), try walked(families: 80))
        for (number, stretch) in Self.stretches.enumerated() {
            for (query, rows) in many[number].sorted(by: { $0.key < $1.key }) {
                let fewer = few[number][query] ?? 0
                #expect(
                    rows <= 50 + 3 * fewer,
                    "\(stretch.name) walks over \(rows) rows of 80 families, \(fewer) of 8: \(query)",
                )
            }
        }
    }
}
