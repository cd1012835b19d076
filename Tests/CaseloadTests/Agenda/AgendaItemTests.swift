import Casework
import Documents
import Forms
import TestSupport
import Testing

@testable import Caseload

@Suite struct AgendaItemTests {
    /// Two villages, RT and RW recorded in one of them, a group, no obligations.
    private func bench() throws -> Bench {
        let bench = try Bench(programmes: false)
        try bench.installAgenda()
        try bench.importText([
            "kelompok.csv": "kode_kelompok;nama;desa\nK1;Mawar;Sukamaju\nK2;Melati;Cibodas",
            "keluarga.csv": """
            kode_keluarga;kode_pengurus;desa;rt;rw;kode_kelompok;alamat;no_hp
            A;A-1;Sukamaju;02;10;K1;Jl. Melati 5;081200000001
            B;B-1;Sukamaju;01;2;K1;;
            C;C-1;Cibodas;;;K2;;
            """,
            "anggota.csv": """
            kode_anggota;kode_keluarga;nama;nik;jenis_kelamin;tanggal_lahir
            A-1;A;Aminah;9901014202800001;P;02/02/1980
            B-1;B;Budi;9901010202810002;L;02/02/1981
            C-1;C;Citra;9901014302820003;P;03/02/1982
            """,
        ])
        return bench
    }

    private func items(_ bench: Bench, _ query: AgendaQuery = AgendaQuery(window: .all)) throws
        -> [AgendaItem]
    {
        let list = try bench.agenda().list(query)
        return (0..<list.count).map { list[$0] }
    }

    private func records(_ items: [AgendaItem]) -> [AgendaItem] {
        items.filter { if case .record = $0.what { true } else { false } }
    }

    @Test func `a record's day makes it late, due or coming`() throws {
        let bench = try bench()
        for (number, due) in ["2026-11-14", "2026-11-15", "2026-11-16"].enumerated() {
            try bench.record(
                "complaint:\(number)",
                form: "uji/aduan",
                family: "family:A",
                on: try day("2026-11-10"),
                due: try day(due),
                state: "diterima",
            )
        }
        // Settled, it asks for nothing.
        try bench.record(
            "complaint:9",
            form: "uji/aduan",
            family: "family:A",
            on: try day("2026-11-10"),
            due: try day("2026-11-12"),
            state: "selesai",
        )
        let found = records(try items(bench))
        #expect(found.map(\.section) == [.overdue, .due, .coming])
        #expect(found.allSatisfy { $0.familyName == "Aminah" && $0.marks == ["lansia"] })
        let counts = try bench.agenda().counts
        #expect(counts.overdue == 1 && counts.today == 1)
    }

    @Test func `a window shows nothing that is due behind its end`() throws {
        let bench = try Bench(families: 40, seed: 7)
        for (window, last) in [
            (AgendaQuery.Window.today, Bench.today), (.week, Bench.today),
            (.month, Bench.today.month.lastDay),
        ] {
            let query = AgendaQuery(window: window)
            #expect(query.lastDay(Bench.today) == last, "15 November 2026 is a Sunday")
            let shown = try items(bench, query)
            #expect(!shown.isEmpty)
            #expect(shown.allSatisfy { $0.section == .overdue || $0.day ?? last <= last })
            let hasBlanks = shown.contains { item in
                if case .blanks = item.what { item.section == .due } else { false }
            }
            #expect(hasBlanks == (window == .month), "\(window)")
        }
    }

    @Test func `what a visit says is next is done by the next visit`() throws {
        let bench = try bench()
        func visit(_ id: String, _ on: String, due: String?, member: DocumentID = "member:A-1")
            throws
        {
            try bench.record(
                id,
                form: "uji/kunjungan",
                family: "family:A",
                member: member,
                on: try day(on),
                due: try due.map(day),
            )
        }
        try visit("visit:1", "2026-10-01", due: "2026-10-15")
        #expect(records(try items(bench)).map(\.day) == [Day(2026, 10, 15)])
        #expect(records(try items(bench)).map(\.name) == ["Aminah"])
        try visit("visit:2", "2026-11-01", due: "2026-12-01")
        #expect(records(try items(bench)).map(\.day) == [Day(2026, 12, 1)])
        try visit("visit:3", "2026-11-02", due: nil)
        #expect(records(try items(bench)).isEmpty)
    }

    @Test func `items stand by village, RW and RT, and headings tell where`() throws {
        let bench = try bench()
        for family in ["A", "B", "C"] {
            try bench.record(
                "complaint:\(family)",
                form: "uji/aduan",
                family: DocumentID("family:" + family),
                on: try day("2026-11-10"),
                due: try day("2026-11-12"),
                state: "diterima",
            )
        }
        let list = try bench.agenda().list(AgendaQuery(window: .today))
        let rows = (0..<list.rowCount).map { list.row($0) }
        #expect(rows.first == .section(.overdue))
        let places = rows.compactMap { if case .place(let place) = $0 { place } else { nil } }
        #expect(
            places.prefix(3) == [
                AgendaPlace(village: "Cibodas"),
                AgendaPlace(village: "Sukamaju", rw: "2", rt: "01"),
                AgendaPlace(village: "Sukamaju", rw: "10", rt: "02"),
            ]
        )
        #expect(list.counts[0] == 3)
        let narrowed = try items(bench, AgendaQuery(window: .all, village: "Cibodas"))
        #expect(Set(narrowed.map(\.place.village)) == ["Cibodas"])
        #expect(try items(bench, AgendaQuery(window: .all, mark: "anak")).isEmpty)
        #expect(try items(bench, AgendaQuery(window: .all, mark: "lansia")).count == 3)
    }

    @Test func `windows reach to the day, Sunday and the month's end`() throws {
        let bench = try bench()
        // 15 November 2026 is a Sunday.
        for (number, due) in ["2026-11-15", "2026-11-16", "2026-12-01"].enumerated() {
            try bench.record(
                "complaint:\(number)",
                form: "uji/aduan",
                family: "family:A",
                on: try day("2026-11-10"),
                due: try day(due),
                state: "diterima",
            )
        }
        func count(_ window: AgendaQuery.Window) throws -> Int {
            records(try items(bench, AgendaQuery(window: window))).count
        }
        #expect(try count(.today) == 1)
        #expect(try count(.week) == 1)
        #expect(try count(.month) == 2)
        #expect(try count(.all) == 3)
    }

    @Test(
        arguments: [
            ("2026-11-09", nil, nil), ("2026-11-10", "coming", "2026-11-17"),
            ("2026-11-17", "due", "2026-11-17"), ("2026-11-18", nil, nil),
            // 17 January 2027 is a Sunday: the offices' last day is Friday, 15.
            ("2027-01-14", "coming", "2027-01-15"), ("2027-01-15", "due", "2027-01-15"),
            ("2027-01-17", "due", "2027-01-17"),
        ] as [(String, String?, String?)]
    )
    func `the cut-off shows a week ahead, by its last working day`(
        on: String,
        section: String?,
        by: String?,
    ) throws {
        let bench = try bench()
        let today = try day(on)
        let list = try bench.agenda(on: today).list(AgendaQuery(window: .all))
        let marks = (0..<list.count).map { list[$0] }.filter {
            if case .mark = $0.what { true } else { false }
        }
        #expect(marks.first.map { "\($0.section)" } == section)
        #expect(marks.first?.day?.description == by)
    }

    @Test func `a group that has not met this month is due until it has`() throws {
        let bench = try bench()
        func groups() throws -> [String] {
            try items(bench).compactMap {
                if case .session(_, let group, _) = $0.what { group.rawValue } else { nil }
            }
        }
        #expect(try groups() == ["group:K2", "group:K1"])
        try bench.record(
            "session:1",
            form: "uji/sesi",
            group: "group:K1",
            on: try day("2026-10-30"),
        )
        #expect(try groups().count == 2)
        try bench.record(
            "session:2",
            form: "uji/sesi",
            group: "group:K1",
            on: try day("2026-11-03"),
        )
        #expect(try groups() == ["group:K2"])
    }

    @Test func `blanks are those of the quarter's tallies, late where their month is over`() throws
    {
        let bench = try Bench(families: 30, seed: 9, records: true)
        let progress = try bench.caseload.familyProgress(Bench.quarter, today: Bench.today)
        let found = try items(bench)
        var families: Set<DocumentID> = []
        for item in found {
            guard case .blanks(let overdue, let due) = item.what, let family = item.family else {
                continue
            }
            families.insert(family)
            let ordinal = try #require(progress.index.ordinal(of: family))
            #expect(due == progress.tally(ordinal, in: progress.index).due)
            #expect((item.section == .overdue) == (overdue > 0))
            #expect(overdue == progress.overdue(ordinal, in: progress.index))
        }
        let expected = (0..<progress.index.count).filter {
            progress.tally($0, in: progress.index).due > 0
        }
        #expect(families.count == expected.count && families.count > 5)
        let stages = found.filter { if case .stage = $0.what { true } else { false } }
        #expect(stages.map(\.day) == [Bench.quarter.lastDay])
    }

    @Test func `a trip has one stop for a family, with its address, and no dates of the calendar`()
        throws
    {
        let bench = try bench()
        for number in 0..<2 {
            try bench.record(
                "complaint:\(number)",
                form: "uji/aduan",
                family: "family:A",
                on: try day("2026-11-10"),
                due: try day("2026-11-12"),
                state: "diterima",
            )
        }
        let board = try bench.agenda()
        let (items, alerts) = (board.everyItem, board.everyAlert)
        let list = try bench.caseload.visitList(day: Bench.today, items: items, alerts: alerts)
        let stop = try #require(list.stops.first { $0.family == "family:A" })
        #expect(list.stops.count { $0.family == "family:A" } == 1)
        #expect(stop.address == "Jl. Melati 5" && stop.phone.hasSuffix("81200000001"))
        #expect(stop.errands.count == 2 + alerts.count { $0.family == "family:A" })
        #expect(list.stops.map(\.place.village) == list.stops.map(\.place.village).sorted())
        #expect(list.stops.contains { $0.name == "Mawar" && $0.family == nil })
        let keys = Set(
            (0..<board.list(AgendaQuery(window: .all)).count).map {
                board.list(AgendaQuery(window: .all)).key($0)
            }
        )
        #expect(board.list(AgendaQuery(window: .all)).items(keys) == items)
    }
}
