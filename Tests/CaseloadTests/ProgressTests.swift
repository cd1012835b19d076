import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct ProgressTests {
    /// A family's tally counted cell by cell from its page.
    private func counted(_ page: FamilyPage) -> Tally {
        var tally = Tally()
        for cell in page.entry.rows.flatMap(\.cells) {
            guard let cell, cell.cell.applies else { continue }
            tally.expected += 1
            guard let state = cell.recorded?.state else {
                if cell.cell.due.first <= Bench.today { tally.due += 1 }
                continue
            }
            tally.recorded += 1
            if state == .tidak { tally.notMet += 1 }
        }
        return tally
    }

    private func check(_ bench: Bench, _ comment: Comment) throws {
        let kept = try bench.caseload.familyProgress(Bench.quarter, today: Bench.today)
        let other = Caseload(store: bench.store, worker: Bench.worker)
        let fresh = try other.familyProgress(Bench.quarter, today: Bench.today)
        for ordinal in 0..<fresh.index.count {
            let id = fresh.index.id(ordinal)
            #expect(kept.tally(of: id) == fresh.tally(of: id), comment)
            let page = try #require(
                try bench.caseload.familyPage(id, Bench.quarter, today: Bench.today)
            )
            #expect(fresh.tally(of: id) == counted(page), comment)
        }
        #expect(kept.total == fresh.total, comment)
        #expect(kept.unfinished == fresh.unfinished, comment)
        let home = try bench.caseload.home(Bench.quarter, today: Bench.today)
        #expect(home == (try other.home(Bench.quarter, today: Bench.today)), comment)
        let rosters = try bench.caseload.rosters(Bench.quarter, today: Bench.today)
        #expect(rosters == (try other.rosters(Bench.quarter, today: Bench.today)), comment)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `tallies equal a count of the cells on every page`(seed: UInt64) throws {
        let bench = try Bench(families: 40, seed: seed, records: true)
        try check(bench, "seed \(seed)")
        let total = try bench.caseload.familyProgress(Bench.quarter, today: Bench.today).total
        #expect(total.expected > total.recorded && total.recorded > 0 && total.due > 0)
    }

    @Test(arguments: [3, 4] as [UInt64])
    func `progress brought up to date equals progress counted anew`(seed: UInt64) throws {
        let bench = try Bench(families: 25, seed: seed, records: true)
        var generator = SeededGenerator(seed: seed)
        try check(bench, "seed \(seed)")
        for round in 0..<6 {
            let index = try bench.caseload.familyIndex()
            for _ in 0..<3 {
                let id = index.id(Int.random(in: 0..<index.count, using: &generator))
                try RandomEntry.fill(id, bench, &generator)
            }
            try check(bench, "seed \(seed), round \(round)")
            if round == 3 {
                try bench.importText([
                    "keluarga.csv": """
                    kode_keluarga;kode_pengurus;desa;program
                    BARU;BARU-1;Sukamaju;pkh aktif 01/01/2020
                    """,
                    "anggota.csv": """
                    kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
                    BARU-1;BARU;Siti Baru;P;01/02/1980
                    BARU-2;BARU;Bayi Baru;L;01/09/2026
                    """,
                ])
                try check(bench, "seed \(seed), after an import")
            }
        }
    }

    @Test func `sums over villages, programmes and rosters agree with the whole`() throws {
        let bench = try Bench(families: 130, seed: 8, records: true)
        let home = try bench.caseload.home(Bench.quarter, today: Bench.today)
        #expect(home.total.families == 130)
        #expect(home.villages.map(\.families).reduce(0, +) == 130)
        #expect(home.villages.map(\.tally).reduce(Tally(), +) == home.total.tally)
        #expect(home.programmes.map(\.tally).reduce(Tally(), +) == home.total.tally)
        #expect(home.programmes.contains { $0.name == "PKH" })
        #expect(home.waiting > 0 && home.lastBackup == nil && home.drafts.isEmpty)
        #expect(home.unfinished > 0)
    }

    @Test func `every roster's tally and people are those of its page`() throws {
        let bench = try Bench(families: 110, seed: 5, records: true)
        let rosters = try bench.caseload.rosters(Bench.quarter, today: Bench.today)
        #expect(Set(rosters.map(\.kind)).isSuperset(of: ["sekolah", "posyandu", "kelompok"]))
        for roster in rosters {
            let page = try #require(
                try bench.caseload.entryPage(
                    roster.door,
                    Bench.quarter,
                    today: Bench.quarter.lastDay,
                )
            )
            var tally = Tally()
            for cell in page.rows.flatMap(\.cells) {
                guard let cell, cell.cell.applies else { continue }
                tally.expected += 1
                if cell.recorded?.state != nil { tally.recorded += 1 }
            }
            #expect(tally.expected == roster.tally.expected, "\(roster.name)")
            #expect(tally.recorded == roster.tally.recorded, "\(roster.name)")
            let people = Set(
                page.rows.filter { $0.cells.contains { $0?.cell.applies ?? false } }.map(\.member)
            )
            #expect(people.count == roster.people, "\(roster.name)")
            #expect(page.title == roster.name)
        }
    }

    @Test func `a draft marks its families, and the day decides what is due`() throws {
        let bench = try Bench(families: 10, seed: 6)
        let index = try bench.caseload.familyIndex()
        let id = index.id(4)
        let page = try #require(
            try bench.caseload.entryPage(.family(id), Bench.quarter, today: Bench.quarter.lastDay)
        )
        let cell = try #require(page.rows.first?.cells.compactMap { $0?.cell }.first)
        let change = RecordChange(
            member: cell.member,
            family: id,
            cell: cell,
            before: nil,
            after: RecordedValue(state: .patuh, how: .typed),
        )
        let draft = EntryDraft(
            door: .family(id),
            quarter: Bench.quarter,
            changes: [change],
            row: 0,
            column: 1,
        )
        try bench.caseload.save(draft)
        let progress = try bench.caseload.familyProgress(Bench.quarter, today: Bench.today)
        #expect((0..<10).filter { progress.hasDraft($0, in: index) } == [4])
        #expect(
            try bench.caseload.home(Bench.quarter, today: Bench.today).drafts == [.family(id)]
        )
        var untyped = draft
        untyped.changes = []
        try bench.caseload.save(untyped)
        #expect(try bench.caseload.home(Bench.quarter, today: Bench.today).drafts.isEmpty)
        try bench.caseload.dropDraft(key: draft.key)
        let after = try bench.caseload.familyProgress(Bench.quarter, today: Bench.today)
        #expect(after.drafts.isEmpty)
        let early = try bench.caseload.familyProgress(
            Bench.quarter,
            today: Bench.quarter.firstDay.adding(days: -1),
        )
        #expect(early.total.due < progress.total.due)
    }
}
