import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

/// Bodies, institutions and places on a real store, by keys alone.
@Suite struct BodyWalkTests {
    private static let visit = FormID("pemberdayaan/kunjungan-kube")
    private static let cash = FormID("pemberdayaan/kas-kube")

    private func village(_ desk: WalkDesk) throws -> String {
        try #require(desk.state.workspace?.families.index.villages.first).name
    }

    private func save(
        _ form: FormID,
        _ village: String,
        _ answers: JSONObject,
        at day: String,
        _ caseload: Caseload,
    ) throws -> DocumentID {
        let at = try #require(Moment("\(day)T09:00:00+07:00"))
        let page = try #require(
            try caseload.formPage(form, RecordSubject(place: village), today: at.day)
        )
        var draft = page.begun(at.day)
        for answer in answers { draft.answers[answer.name] = answer.value }
        guard case .saved(let back, _) = try caseload.save(draft, at: at, sure: true) else {
            throw NotSaved()
        }
        return back.id
    }

    private struct NotSaved: Error {}

    private func visited(_ name: String, due: String) -> JSONObject {
        [
            "nama": .string(name), "hadir": 6, "aktif": 6, "status": "jalan", "omzet": 2_000_000,
            "biaya": 1_500_000, "kas-ada": true, "saran": "Catat tiap hari.",
            "berikut": .string(due),
        ]
    }

    private func book(_ name: String, inflow: Int, outflow: Int, opening: Int) -> JSONObject {
        [
            "nama": .string(name), "bulan": "2026-10",
            "awal": .number(JSONNumber(opening)),
            "kas": [
                ["uraian": "Jual", "masuk": .number(JSONNumber(inflow))],
                ["uraian": "Beli", "keluar": .number(JSONNumber(outflow))],
            ],
        ]
    }

    @Test func `a visit to one body leaves what another one's asks for`() throws {
        let desk = try WalkDesk(families: 3)
        let caseload = try #require(desk.caseload)
        let village = try village(desk)
        let today = Stage.moment.day
        let due = today.adding(days: 3).description
        _ = try save(
            Self.visit,
            village,
            visited("KUBE Mawar", due: due),
            at: today.adding(days: -20).description,
            caseload,
        )
        _ = try save(
            Self.visit,
            village,
            visited("KUBE Melati", due: due),
            at: today.adding(days: -10).description,
            caseload,
        )
        func asked() throws -> [String] {
            let agenda = try caseload.agenda(Stage.quarter, today: today)
                .list(AgendaQuery(window: .all))
            let words = Words(.indonesian)
            return (0..<agenda.count).compactMap { place in
                if case .record(Self.visit, _, _, _) = agenda[place].what {
                    words.whom(agenda[place])
                } else {
                    nil
                }
            }.sorted()
        }
        #expect(try asked() == ["KUBE Mawar", "KUBE Melati"])
        // Another spelling is the same body, and its visit is done.
        _ = try save(
            Self.visit,
            village,
            visited("Kube mawar", due: due),
            at: today.adding(days: -1).description,
            caseload,
        )
        #expect(try asked() == ["KUBE Melati", "Kube mawar"])
    }

    @Test func `a body known in the village is offered while its name is typed`() throws {
        var desk = try WalkDesk(families: 3)
        let caseload = try #require(desk.caseload)
        let village = try village(desk)
        let day = Stage.moment.day.adding(days: -5).description
        for name in ["KUBE Mawar", "KUBE Melati"] {
            _ = try save(Self.visit, village, visited(name, due: day), at: day, caseload)
        }
        desk.begin(Self.cash, about: RecordSubject(place: village))
        desk.turn(to: "nama")
        desk.type("mel")
        #expect(
            desk.frame().contains("Sudah tercatat di sini (1); F4 memilih:"),
            "\(desk.frame())",
        )
        #expect(desk.frame().contains("  KUBE Melati"))
        desk.press("F4 Enter")
        #expect(desk.form.answers["nama"] == "KUBE Melati", "\(desk.frame())")
        desk.press("C-u")
        desk.type("Kenanga")
        #expect(desk.frame().contains("Belum ada yang bernama ini di sini"), "\(desk.frame())")
        // Of another village nothing is offered.
        desk.press("Esc")
        desk.begin(Self.cash, about: RecordSubject(place: "Desa Lain"))
        desk.turn(to: "nama")
        desk.type("mel")
        #expect(!desk.frame().contains("Melati"))
    }

    @Test func `all records of a body are one page with its money and last result`() throws {
        var desk = try WalkDesk(families: 3)
        let caseload = try #require(desk.caseload)
        let village = try village(desk)
        let today = Stage.moment.day
        func day(_ back: Int) -> String { today.adding(days: -back).description }
        let first = try save(
            Self.cash,
            village,
            book("KUBE Mawar", inflow: 900_000, outflow: 400_000, opening: 100_000),
            at: day(40),
            caseload,
        )
        _ = try save(
            Self.cash,
            village,
            book("Kube mawar", inflow: 300_000, outflow: 200_000, opening: 600_000),
            at: day(10),
            caseload,
        )
        let last = try save(
            Self.visit,
            village,
            visited("KUBE Mawar", due: today.description),
            at: day(2),
            caseload,
        )
        _ = try save(
            Self.cash,
            village,
            book("KUBE Melati", inflow: 7_000_000, outflow: 1, opening: 0),
            at: day(1),
            caseload,
        )
        desk.open(first)
        #expect(desk.frame().contains("KUBE Mawar"))
        desk.press("F7")
        let frame = desk.frame()
        #expect(frame.contains("KUBE Mawar · \(village)"), "\(frame)")
        #expect(frame.contains("Rp 1.200.000") && frame.contains("Rp 600.000"), "\(frame)")
        #expect(frame.contains("Rp 700.000"), "\(frame)")
        #expect(frame.contains("Hasil terakhir") && frame.contains("3 catatan"), "\(frame)")
        #expect(!frame.contains("Melati"))
        // Each line leads to its record.
        for _ in 0..<30 where desk.state.workspace?.record.linked?.id != last { desk.press("Down") }
        desk.press("Enter")
        #expect(desk.state.workspace?.record.page?.record.id == last, "\(desk.frame())")
        desk.press("F7 F7")
        #expect(desk.state.workspace?.record.showsBody == false)
    }

    @Test func `an e-warong is found by its kind and offered from a family`() throws {
        var desk = try WalkDesk()
        desk.press("F6")
        desk.type("warong")
        #expect(desk.frame().contains("E-warong"), "\(desk.frame())")
        desk.press("Esc Esc Esc 1")
        let list = try #require(desk.state.workspace?.families.list)
        desk.begin(FormID("sembako/e-warong"), about: RecordSubject(family: list.id(0)))
        // From a family: which of the shops, those of her village first; no posyandu and no school.
        desk.press("Esc Esc 1 F6")
        desk.type(list[0].holder)
        desk.press("Enter")
        desk.type("pantau e-warong")
        desk.press("Enter")
        #expect(desk.state.workspace?.newRecord.step == .facility(FormID("sembako/e-warong")))
        let kinds = (desk.state.workspace?.newRecord.rows ?? []).map { row in
            if case .facility(_, _, let detail) = row {
                detail.hasPrefix("e-warong")
            } else {
                false
            }
        }
        #expect(!kinds.isEmpty && kinds.allSatisfy { $0 }, "\(desk.frame())")
        desk.press("Enter")
        #expect(desk.place == .form, "\(desk.frame())")
        // The store takes no other kind either.
        let caseload = try #require(desk.caseload)
        let school = try #require(try caseload.facilities().first { $0.kind == "sekolah" })
        #expect(
            try caseload.formPage(
                FormID("sembako/e-warong"),
                RecordSubject(facility: school.id),
                today: Stage.moment.day,
            ) == nil
        )
    }

    @Test func `a place outside the caseload is recorded by its name`() throws {
        var desk = try WalkDesk(families: 3)
        desk.press("F6")
        desk.type("Kebun Raya, Kec. Cibodas")
        for _ in 0..<60 {
            if case .otherPlace? = desk.state.workspace?.newRecord.selected { break }
            desk.press("Down")
        }
        #expect(desk.frame().contains("Tempat Kebun Raya, Kec. Cibodas (di luar data)"))
        desk.press("Enter")
        desk.type("kaji cepat")
        desk.press("Enter")
        #expect(desk.place == .form, "\(desk.frame())")
        var typist = FormTypist()
        #expect(typist.fill(&desk) == nil, "\(desk.message)")
        let rows = try #require(desk.caseload).records(
            RecordsQuery(forms: [FormID("bencana/kaji-cepat")]),
            today: Stage.moment.day,
        )
        #expect(rows.map(\.village) == ["Kebun Raya, Kec. Cibodas"])
        desk.press("8")
        #expect(desk.frame().contains("Kebun Raya"), "\(desk.frame())")
    }
}
