import Casework
import Documents
import LocalStore
import Testing

@testable import Caseload

@Suite struct LookTests {
    private static func look(_ id: DocumentID = "family:K1") -> Look {
        Look(id: id, what: .family, door: .family, family: id)
    }

    @Test func `a family opened again in the same hour is noted once, and in the next hour again`()
        throws
    {
        let bench = try Bench()
        let later = Moment(seconds: Bench.now.seconds + 3_600, offset: Bench.now.offset)
        #expect(bench.caseload.see(Self.look(), at: Bench.now))
        #expect(!bench.caseload.see(Self.look(), at: Bench.now))
        try bench.caseload.keepLooks()
        // Another session knows nothing of what this one keeps in mind.
        let again = try Caseload(store: bench.store)
        #expect(again.see(Self.look(), at: Bench.now))
        #expect(again.see(Self.look(), at: later))
        let looks = try again.looks()
        #expect(looks.map(\.at) == [later.description, Bench.now.description])
        #expect(looks.allSatisfy { $0.by == "pdp-001" && $0.door == .family })
    }

    @Test func `what waits is written with the next record, and nothing of it waits for delivery`()
        throws
    {
        let records = try RecordsBench()
        let caseload = records.caseload
        #expect(caseload.see(Self.look(), at: Bench.now))
        try records.saved(
            RecordsBench.complaint,
            RecordsBench.family,
            RecordsBench.complaintAnswers,
        )
        let kept = try records.bench.store.read { (reader) throws(StoreError) in
            try reader.localDocument("_local/looks:2026-11-15T12")?.body["looks"]?.array?.count
        }
        #expect(kept == 1)
        #expect(try caseload.waiting() == 1)
    }

    private func counts(_ store: Store) throws -> [String: Int] {
        try store.read { (reader) throws(StoreError) in
            var ids: [DocumentID] = []
            try reader.rows("SELECT id FROM local_document WHERE id > '_local/looks'") { row in
                if row.text(0).hasPrefix("_local/looks") { ids.append(DocumentID(row.text(0))) }
            }
            var counts: [String: Int] = [:]
            for id in ids {
                let looks = try reader.localDocument(id)?.body["looks"]?.array ?? []
                counts[String(id.rawValue.dropFirst("_local/looks".count))] = looks.count
            }
            return counts
        }
    }

    @Test func `what one more look writes does not grow with the day or the hour`() throws {
        let bench = try Bench()
        let ids = (0..<450).map { DocumentID("case:\($0)") }
        let later = Moment(seconds: Bench.now.seconds + 3_600, offset: Bench.now.offset)
        try bench.caseload.noteLooks(at: ids, from: .recordsCommand, at: Bench.now)
        try bench.caseload.noteLooks(at: ids, from: .recordsCommand, at: Bench.now)
        try bench.caseload.noteLook(at: "case:0", at: later)
        #expect(
            try counts(bench.store) == [
                ":2026-11-15T12": 200, ":2026-11-15T12:0001": 200, ":2026-11-15T12:0002": 50,
                ":2026-11-15T13": 1,
            ]
        )
        try bench.caseload.noteLook(at: "case:new", at: Bench.now)
        #expect(try counts(bench.store)[":2026-11-15T12:0002"] == 51)
        let looks = try bench.caseload.looks()
        #expect(looks[0].id == "case:0" && looks[1].id == "case:new")
        #expect(looks.dropFirst(2).map(\.id) == ids.reversed())
    }

    @Test func `of an hour with more looks than are kept the last stay`() throws {
        let bench = try Bench()
        let most = Caseload.mostLooks
        let ids = (0..<most + 300).map { DocumentID("case:\($0)") }
        for part in [ids.prefix(most - 50), ids.dropFirst(most - 50)] {
            try bench.caseload.noteLooks(at: Array(part), from: .recordsCommand, at: Bench.now)
        }
        let looks = try bench.caseload.looks()
        #expect(looks.first?.id == ids.last && looks.count <= most)
        #expect(looks.count > most - Caseload.looksOfPage)
        #expect(looks.map(\.id) == ids.suffix(looks.count).reversed())
    }

    @Test func `what an older program kept day by day is told behind what came since`() throws {
        let bench = try Bench()
        let old = JSONValue.array([
            ["case:a", "2026-11-15T08:00:00+07:00", "pdp-001"],
            ["case:b", "2026-11-15T09:00:00+07:00", "pdp-001"],
        ])
        try bench.store.write { (writer) throws(StoreError) in
            _ = try writer.putLocalDocument("_local/looks:2026-11-15", ["looks": old])
        }
        try bench.caseload.noteLook(at: "case:c", at: Bench.now)
        #expect(try bench.caseload.looks().map(\.id) == ["case:c", "case:b", "case:a"])
    }

    @Test func `a look at a record is a look at its family, and others are left out`() throws {
        let records = try RecordsBench()
        let member = RecordSubject(family: "family:K1", member: "member:A2")
        let secret = try records.saved(RecordsBench.secret, member, ["apa": "Kekerasan"]).id
        try records.caseload.noteLook(at: secret, at: Bench.now)
        _ = records.caseload.see(Self.look("family:K2"), at: Bench.now)
        let looks = try records.caseload.looks(atFamily: "family:K1")
        #expect(looks.map(\.id) == [secret] && looks[0].what == .restricted)
        #expect(looks[0].member == "member:A2")
        #expect(try records.caseload.looks(atFamily: nil).count == 2)
    }

    @Test func `days past the term of the log are dropped with the first look of a day`() throws {
        let bench = try Bench()
        let old = Moment(seconds: Bench.now.seconds - 3 * 366 * 86_400, offset: 25_200)
        try bench.caseload.noteLook(at: "case:old", at: old)
        #expect(try bench.caseload.looks().map(\.id) == ["case:old"])
        try bench.caseload.noteLook(at: "case:new", at: Bench.now)
        #expect(try bench.caseload.looks().map(\.id) == ["case:new"])
    }

    @Test func `a clock that is years ahead for a day does not empty the log`() throws {
        let bench = try Bench()
        let day = 86_400
        for number in 0..<6 {
            let at = Moment(seconds: Bench.now.seconds + number * day, offset: 25_200)
            try bench.caseload.noteLook(at: DocumentID("case:\(number)"), at: at)
        }
        let ahead = Moment(seconds: Bench.now.seconds + 9 * 366 * day, offset: 25_200)
        try bench.caseload.noteLook(at: "case:ahead", at: ahead)
        let kept = try bench.caseload.looks().map(\.id)
        #expect(kept == ["case:ahead", "case:5", "case:4", "case:3", "case:2"])
    }

    @Test
    func `an export is counted, is a look at whom it is about, and its number is not used twice`()
        throws
    {
        let bench = try RecordsBench()
        let caseload = bench.caseload
        let taken = try caseload.takeExportNumber()
        var entry = ExportEntry(
            at: Bench.now,
            by: "pdp-001",
            what: "kartu 2026-Q4",
            format: "html",
            rows: 2,
            path: "/x/kartu.html",
            number: taken,
            about: ["family:K1"],
        )
        #expect(try caseload.noteExport(entry) == 1)
        (entry.number, entry.about) = (0, [])
        #expect(try caseload.noteExport(entry) == 2)
        #expect(try caseload.takeExportNumber() == 3)
        #expect(try caseload.exports().map(\.number) == [2, 1])
        #expect(try caseload.exports()[1].about == ["family:K1"])
        let looks = try caseload.looks()
        #expect(looks.map(\.note) == ["kartu 2026-Q4 #2", "kartu 2026-Q4 #1"])
        #expect(looks.map(\.family) == [nil, "family:K1"])
    }
}
