import Casework
import Documents
import Reports
import Screen
import Testing

@testable import App
@testable import Caseload

@Suite struct AgendaTests {
    @Test func `7 opens it and asks for the working quarter`() {
        var stage = Sample.families()
        stage.press("7")
        #expect(stage.place == .agenda)
        guard case .load(let quarter, let query)? = stage.lastAgendaAct else {
            Issue.record("nothing was asked for")
            return
        }
        #expect(quarter == Stage.quarter && query == AgendaQuery(byWeight: true))
    }

    @Test func `the cursor walks over items and never rests on a heading`() throws {
        var stage = try Sample.agendaStage()
        #expect(stage.agenda.selectedItem != nil)
        let count = stage.agenda.list?.count ?? 0
        #expect(count >= 6)
        var seen: [AgendaItem] = []
        for _ in 0..<count {
            if let item = stage.agenda.selectedItem { seen.append(item) }
            stage.press("Down")
        }
        #expect(seen.count == count)
        #expect(seen == (0..<count).compactMap { stage.agenda.list?[$0] })
        for _ in 0..<count + 3 {
            stage.press("Up")
            #expect(stage.agenda.selectedItem != nil)
        }
        #expect(stage.agenda.selectedItem == seen.first)
    }

    @Test func `Enter on blanks opens the entry with the families of the way`() throws {
        var stage = try Sample.agendaStage()
        for _ in 0..<20 {
            if case .blanks? = stage.agenda.selectedItem?.what { break }
            stage.press("Down")
        }
        let family = try #require(stage.agenda.selectedItem?.family)
        stage.press("Enter")
        #expect(stage.place == .entry)
        #expect(stage.state.workspace?.entry.door == .family(family))
        stage.press("Esc")
        #expect(stage.place == .agenda)
    }

    @Test func `Enter on a record asks for its id and opens it`() throws {
        var stage = try Sample.agendaStage()
        for _ in 0..<20 {
            if case .record? = stage.agenda.selectedItem?.what { break }
            stage.press("Down")
        }
        stage.press("Enter")
        guard case .find(let number)? = stage.lastAgendaAct else {
            Issue.record("no record was asked for")
            return
        }
        #expect([12, 14].contains(number))
        stage.act(.agenda(.found("complaint:1")))
        #expect(stage.place == .record)
    }

    @Test func `Enter on a restricted record asks, and only a yes reads it`() throws {
        var stage = try Sample.agendaStage(isRestricted: true)
        try stage.press("Down") {
            if case .restricted? = $0.state.workspace?.agenda.selectedItem?.what {
                true
            } else {
                false
            }
        }
        // No family, no new record about it, no page of the family.
        #expect(stage.agenda.selectedFamily == nil)
        stage.press("Enter")
        guard case .find(12)? = stage.lastAgendaAct else {
            Issue.record("no record was asked for")
            return
        }
        stage.effects = []
        stage.act(.agenda(.found("case:1")))
        #expect(stage.place == .agenda && stage.state.overlay != nil && stage.effects.isEmpty)
        stage.press("Esc")
        #expect(stage.place == .agenda && stage.state.overlay == nil)
        stage.act(.agenda(.found("case:1")))
        stage.press("b")
        #expect(stage.place == .record)
        let sights = stage.effects.compactMap { effect -> RecordSight? in
            if case .record(.load(_, let sight)) = effect { sight } else { nil }
        }
        #expect(sights == [.first])
    }

    @Test func `a trip leaves restricted records out, on the screen and on paper`() throws {
        var stage = try Sample.agendaStage(isRestricted: true)
        let board = try Sample.board(isRestricted: true)
        let list = VisitList(day: Stage.moment.day, items: board.everyItem, alerts: [])
        #expect(list.leftOut == 1)
        stage.act(.agenda(.visits(list)))
        let text = stage.frame().text
        #expect(text.contains("1 catatan terbatas tidak dicantumkan di sini"))
        let stamp = PrintStamp(worker: "x", at: Stage.moment)
        let page = String(
            decoding: VisitSheet(list, Words(.indonesian)).html(PageWords(.indonesian), stamp),
            as: UTF8.self,
        )
        for seen in [text, page] {
            #expect(
                !seen.contains("王小明") && !seen.contains("Kunjungan<") && !seen.contains("12 Nov")
            )
        }
        #expect(page.contains("1 catatan terbatas tidak dicantumkan di kertas ini."))
    }

    @Test func `a record that is gone meanwhile is told of`() throws {
        var stage = try Sample.agendaStage()
        stage.act(.agenda(.found(nil)))
        #expect(stage.place == .agenda)
        #expect(stage.state.messages.current != nil)
    }

    @Test func `Tab turns to early detection and back, each with its own cursor`() throws {
        var stage = try Sample.agendaStage()
        stage.press("Down")
        let item = stage.agenda.selectedItem
        stage.press("Tab")
        #expect(stage.agenda.tab == .alerts && stage.agenda.selectedAlert != nil)
        stage.press("Down")
        let alert = stage.agenda.selectedAlert
        stage.press("Tab")
        #expect(stage.agenda.selectedItem == item)
        stage.press("Tab")
        #expect(stage.agenda.selectedAlert == alert)
    }

    @Test func `Enter on an alert opens the form that answers it, or the entry grid`() throws {
        var stage = try Sample.agendaStage()
        stage.press("Tab")
        let acts = try (0..<3).map { _ in
            defer { stage.press("Down") }
            return try #require(stage.agenda.selectedAlert).act?.rawValue
        }
        #expect(Set(acts) == [nil, "uji/kunjungan"])
        stage.press("g")
        try stage.press("Down") { $0.agenda.selectedAlert?.act == nil }
        stage.press("Enter")
        #expect(stage.place == .entry)
        stage.press("Esc")
        stage.act(.agenda(.loaded(AgendaPage(try Sample.board(), AgendaQuery(byWeight: true)))))
        stage.press("g")
        try stage.press("Down") { $0.agenda.selectedAlert?.act != nil }
        stage.press("Enter")
        #expect(stage.place == .form)
    }

    @Test func `Space chooses and goes on, x lets all go, and p makes the list for a trip`() throws
    {
        var stage = try Sample.agendaStage()
        stage.press("p")
        #expect(stage.lastAgendaAct == nil)
        stage.press("Space Space")
        #expect(stage.agenda.chosen.count == 2)
        stage.press("Tab Space")
        #expect(stage.agenda.chosen.count == 3)
        stage.press("p")
        guard case .visits(.chosen(_, _, let keys))? = stage.lastAgendaAct else {
            Issue.record("no list was asked for")
            return
        }
        #expect(keys == stage.agenda.chosen)
        stage.press("x")
        #expect(stage.agenda.chosen.isEmpty)
    }

    @Test func `an alert whose record is not there opens the family, and says so`() throws {
        var stage = try Sample.agendaStage()
        stage.press("Tab")
        var alert = try #require(stage.agenda.selectedAlert)
        (alert.act, alert.actLabel, alert.record, alert.opensRecord) = (nil, nil, nil, true)
        #expect(stage.state.words.act(of: alert) == "Buka keluarga")
        alert.opensRecord = false
        #expect(stage.state.words.act(of: alert) == "Isian")
    }

    @Test func `a chooses all of a village and lets them go again`() throws {
        var stage = try Sample.agendaStage()
        try stage.press("Down") { $0.agenda.selectedItem?.place.village == "Sukamaju" }
        stage.press("a")
        let list = try #require(stage.agenda.list)
        let expected = Set(
            (0..<list.count).filter { list[$0].place.village == "Sukamaju" }.map { list.key($0) }
        )
        #expect(stage.agenda.chosen == expected && expected.count >= 2)
        stage.press("a")
        #expect(stage.agenda.chosen.isEmpty)
    }

    @Test func `the list for a trip is read on the screen and Esc closes it`() throws {
        var stage = try Sample.agendaStage()
        let board = try Sample.board()
        let list = VisitList(
            day: Stage.moment.day,
            items: board.everyItem,
            alerts: board.everyAlert,
        )
        stage.act(.agenda(.visits(list)))
        let text = stage.frame().text
        #expect(text.contains("Daftar kunjungan, 5 Nov 2026"))
        #expect(text.contains("[ ] Soekarno"))
        // What lies unseen behind it stays as it is.
        let (query, effects) = (stage.agenda.query, stage.effects.count)
        for key in ["x", "a", "w", "s", "o", "c", "F4", "F6", "F7", "Backspace", "/"] {
            stage.press(key)
            #expect(stage.place == .agenda && stage.state.overlay == nil, "\(key)")
            #expect(stage.frame().text.contains("Esc menutup daftar kunjungan"), "\(key)")
        }
        #expect(stage.agenda.query == query && stage.agenda.chosen.isEmpty)
        let asked = stage.effects.dropFirst(effects).filter {
            if case .bell = $0 { false } else { true }
        }
        #expect(asked.isEmpty, "\(asked)")
        stage.press("Esc")
        #expect(stage.agenda.visits == nil && stage.place == .agenda)
        let table = list.table()
        #expect(table.columns.count == table.rows.first?.count)
        #expect(table.rows.count == list.stops.reduce(0) { $0 + $1.errands.count })
    }

    @Test func `w goes through the windows, F7 narrows and Backspace widens`() throws {
        var stage = try Sample.agendaStage()
        stage.press("w")
        #expect(stage.agenda.query.window == .all)
        stage.press("w")
        #expect(stage.agenda.query.window == .today)
        stage.press("F7")
        #expect(stage.frame().text.contains("Desa Sukamaju"))
        stage.press("Esc F7")
        for _ in 0..<20 where stage.agenda.query.village == nil {
            stage.press("Down")
            if case .menu(let menu)? = stage.state.overlay,
                menu.selected?.id == "agenda.filter.village.Mekarsari"
            {
                stage.press("Enter")
            }
        }
        #expect(stage.agenda.query.village == "Mekarsari")
        guard case .load(_, let query)? = stage.lastAgendaAct else {
            Issue.record("nothing was asked for")
            return
        }
        #expect(query == stage.agenda.query)
        stage.press("Backspace")
        #expect(stage.agenda.query.village == nil)
    }

    @Test func `an answer to an older question does not undo a newer one`() throws {
        var stage = try Sample.agendaStage()
        let before = stage.agenda.list?.count
        stage.press("w")
        stage.act(
            .agenda(
                .loaded(AgendaPage(try Sample.board(isEmpty: true), AgendaQuery(byWeight: true)))
            )
        )
        #expect(stage.agenda.list?.count == before)
    }

    @Test func `made anew the cursor stays on its item`() throws {
        var stage = try Sample.agendaStage()
        stage.press("Down Down Down")
        let item = stage.agenda.selectedItem
        stage.act(.agenda(.loaded(AgendaPage(try Sample.board(), AgendaQuery(byWeight: true)))))
        #expect(stage.agenda.selectedItem == item)
    }

    @Test func `home has a line of it once it is counted, and Enter opens it`() throws {
        var stage = Sample.homeStage()
        #expect(!stage.frame().text.contains("Agenda: "))
        let counts = AgendaCounts(overdue: 12, due: 8, today: 3, coming: 4, alerts: 1_250)
        stage.act(.agenda(.counted(Stage.quarter, counts)))
        #expect(stage.frame().text.contains("Agenda: 12 lewat · 3 hari ini · 1.250 peringatan"))
        try stage.press("Down") { $0.state.workspace?.home.selected == .agenda }
        stage.press("Enter")
        #expect(stage.place == .agenda)
    }

    @Test func `numbers and dates of a reason are written as the language writes them`() throws {
        let why = AlertWhy(
            id: [.text("Hadir "), .value("72.5"), .text(" sejak "), .value("2026-11-05")],
            en: [.text("Present "), .value("72.5"), .text(" since "), .value("2026-11-05")],
        )
        #expect(Words(.indonesian).text(why) == "Hadir 72,5 sejak 5 Nov 2026")
        #expect(Words(.english).text(why) == "Present 72.5 since 5 Nov 2026")
        let nik = AlertWhy(id: [.value("9901014202800001")], en: [.value("0812")])
        #expect(Words(.indonesian).text(nik) == "9901014202800001")
        #expect(Words(.english).text(nik) == "0812")
    }
}
