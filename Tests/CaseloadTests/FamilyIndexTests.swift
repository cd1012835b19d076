import Casework
import Documents
import Exchange
import LocalStore
import TestSupport
import Testing

@testable import Caseload

@Suite struct FamilyIndexTests {
    @Test func `a line shows holder, head, card, village, group, size, programmes and desil`()
        throws
    {
        let bench = try Bench()
        try bench.importText([
            "kelompok.csv": "kode_kelompok;nama;desa\nG1;Melati;Sukamaju\n",
            "keluarga.csv": """
            kode_keluarga;no_kk;kode_kepala;kode_pengurus;desa;kode_kelompok;desil;program
            K1;9901010610160001;A1;A2;Sukamaju;G1;2;sembako aktif 01/01/2020 | pkh aktif 01/01/2019
            K2;;;;Sukamaju;;;pkh graduasi 01/01/2019 01/01/2020
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;jenis_kelamin;tanggal_lahir
            A1;K1;Budi;L;01/02/1978
            A2;K1;Siti Aminah;P;01/02/1980
            A3;K2;Ani;P;01/02/1980
            """,
        ])
        let rows = try bench.rows()
        #expect(
            rows == [
                FamilyRow(
                    id: "family:K1",
                    holder: "Siti Aminah",
                    head: "Budi",
                    kk: "9901010610160001",
                    village: "Sukamaju",
                    group: "Melati",
                    members: 2,
                    programmes: ["pkh", "sembako"],
                    desil: 2,
                ),
                FamilyRow(id: "family:K2", holder: "Ani", village: "Sukamaju", members: 1),
            ]
        )
    }

    @Test func `a family without members or with an odd card has a line, too`() throws {
        let bench = try Bench()
        try bench.store.write { (writer) throws(StoreError) in
            try writer.put(
                "family:X",
                ["type": "family", "kk": "KK\n17", "village": 5, "desil": 70],
            )
            try writer.put(
                "member:M",
                ["type": "member", "family": "family:gone", "name": "Lost"],
            )
        }
        let row = try #require(try bench.rows().first)
        #expect(row == FamilyRow(id: "family:X", holder: "", kk: "KK\n17"))
        #expect(try bench.caseload.familyIndex().search("17").count == 1)
        #expect(try bench.caseload.familyIndex().search("lost").count == 0)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `an index brought up to date equals one read anew`(seed: UInt64) throws {
        let bench = try Bench(families: 50, seed: seed)
        var generator = SeededGenerator(seed: seed)
        let first = try bench.caseload.familyIndex()
        #expect(try bench.caseload.familyIndex() === first, "seed \(seed)")
        for round in 0..<12 {
            try bench.editRegister(round, &generator)
            let kept = try bench.caseload.familyIndex()
            let fresh = try Caseload(store: bench.store, worker: Bench.worker).familyIndex()
            #expect(lines(kept) == lines(fresh), "seed \(seed), round \(round)")
            for query in ["siti", "baru", "99", "suka a"] {
                #expect(
                    found(kept, query) == found(fresh, query),
                    "seed \(seed), round \(round), \(query)",
                )
            }
            for sort in FamilySort.allCases {
                #expect(
                    order(kept, sort) == order(fresh, sort),
                    "seed \(seed), round \(round), \(sort)",
                )
            }
            #expect(kept.villages == fresh.villages, "seed \(seed), round \(round)")
            #expect(kept.programmes == fresh.programmes, "seed \(seed), round \(round)")
        }
    }

    private func lines(_ index: FamilyIndex) -> [FamilyRow] {
        (0..<index.count).map { index[$0] }.sorted { $0.id < $1.id }
    }

    private func found(_ index: FamilyIndex, _ query: String) -> [DocumentID] {
        index.list(index.search(query)).ordinals.map { index.id(Int($0)) }
    }

    private func order(_ index: FamilyIndex, _ sort: FamilySort) -> [DocumentID] {
        index.list(index.search(""), sort: sort).ordinals.map { index.id(Int($0)) }
    }

    @Test func `an index read by two threads is the one read by one`() throws {
        let bench = try Bench(families: 5200, seed: 7)
        let two = try #require(try FamilyIndexLoader.loadByTwo(bench.store, .silent))
        let one = try bench.store.read { (reader) throws(StoreError) in
            try FamilyIndexLoader.load(reader, .silent)
        }
        #expect(two.columns == one.columns && two.mark == one.mark)
        #expect(two.order(.name) == one.order(.name))
    }

    @Test func `the list is sorted by folded name, and by others with ties by name`() throws {
        let bench = try Bench(families: 120, seed: 9)
        let index = try bench.caseload.familyIndex()
        let all = index.search("")
        func rows(_ sort: FamilySort) -> [FamilyRow] {
            let list = index.list(all, sort: sort)
            return (0..<list.count).map { list[$0] }
        }
        func key(_ row: FamilyRow) -> String { Folding.folded(row.holder) + "\n" + row.id.rawValue }
        #expect(rows(.name).map(key) == rows(.name).map(key).sorted())
        let byVillage = rows(.village).map { $0.village + "\n" + key($0) }
        #expect(byVillage == byVillage.sorted())
        let bySize = rows(.members).map { (-$0.members, key($0)) }
        #expect(bySize.elementsEqual(bySize.sorted(by: <), by: ==))
        let byDesil = rows(.desil).map { ($0.desil ?? 11, key($0)) }
        #expect(byDesil.elementsEqual(byDesil.sorted(by: <), by: ==))
        #expect(rows(.kk).map(\.kk) == rows(.kk).map(\.kk).sorted())
        let reversed = index.list(all, sort: .name, reversed: true)
        #expect(reversed.ordinals == index.list(all).ordinals.reversed())
    }

    @Test func `filters leave the families of a village, group, programme or status`() throws {
        let bench = try Bench(families: 150, seed: 3, records: true)
        let index = try bench.caseload.familyIndex()
        let progress = try bench.caseload.familyProgress(Bench.quarter, today: Bench.today)
        let all = index.search("")
        func ids(_ filter: FamilyFilter) -> Set<DocumentID> {
            let list = index.list(all, filter: filter, progress: progress)
            return Set((0..<list.count).map { list.id($0) })
        }
        let rows = try bench.rows()
        for village in index.villages {
            let expected = rows.filter { $0.village == village.name }.map(\.id)
            #expect(ids(FamilyFilter(village: village)) == Set(expected))
            #expect(village.families == expected.count)
        }
        for group in index.groups {
            #expect(ids(FamilyFilter(group: group.id)).count == group.families)
        }
        for programme in index.programmes {
            let expected = rows.filter { $0.programmes.contains(programme.id) }.map(\.id)
            #expect(ids(FamilyFilter(programme: programme.id)) == Set(expected))
        }
        let due = rows.filter { (progress.tally(of: $0.id)?.due ?? 0) > 0 }.map(\.id)
        #expect(ids(FamilyFilter(status: .due)) == Set(due))
        #expect(!due.isEmpty)
        let notMet = rows.filter { (progress.tally(of: $0.id)?.notMet ?? 0) > 0 }.map(\.id)
        #expect(ids(FamilyFilter(status: .notMet)) == Set(notMet))
        #expect(ids(FamilyFilter(status: .draft)).isEmpty)
        #expect(ids(FamilyFilter(programme: "none")).isEmpty)
        let list = index.list(all, sort: .due, progress: progress)
        let dues = list.ordinals.map { progress.tally(Int($0), in: index).due }
        #expect(dues == dues.sorted(by: >))
    }
}
