import Reports
import Screen
import Testing

@testable import App
@testable import Caseload

/// `/` in *Agenda*.
@Suite struct AgendaSearchTests {
    @Test func `a search narrows both lists to what holds every word, under its headings`()
        throws
    {
        var stage = try Sample.agendaStage()
        let all = try #require(stage.agenda.list?.count)
        stage.press("/")
        stage.type("sukamaju kosong")
        let shown = stage.agenda
        let rows = (0..<shown.rowCount).compactMap { shown.itemNumber($0) }
        let items = rows.compactMap { shown.list?[$0] }
        #expect(!items.isEmpty && items.count < all)
        for item in items {
            #expect(item.place.village == "Sukamaju")
            guard case .blanks = item.what else {
                Issue.record("no blanks: \(item)")
                continue
            }
        }
        // A heading for each village's part, and none without an item.
        for row in 0..<shown.rowCount where shown.itemNumber(row) == nil {
            #expect(row + 1 < shown.rowCount)
        }
        #expect(shown.itemNumber(shown.rowCount - 1) != nil && shown.selectedItem != nil)
        let text = stage.frame().text
        #expect(text.contains("\(items.count) dari \(all)"), "\(text)")
        #expect(text.contains("Agenda \(items.count)"), "\(text)")
        // Digits and letters went to the line, and Tab keeps the search.
        #expect(stage.place == .agenda)
        stage.press("C-u")
        stage.type("KKS")
        stage.press("Enter Tab")
        #expect(stage.agenda.tab == .alerts && stage.agenda.rowCount > 0)
        let alerts = try #require(stage.agenda.alerts)
        let left = (0..<stage.agenda.rowCount).compactMap { stage.agenda.itemNumber($0) }
        #expect(left.count == 2 && alerts.count == 3)
        #expect(left.allSatisfy { alerts[$0].act == nil })
        stage.press("Esc")
        #expect(stage.place == .agenda && stage.agenda.itemCount(in: .alerts) == 3)
    }

    @Test func `a search is kept over a refresh, and what it leaves is what is printed and chosen`()
        throws
    {
        var stage = try Sample.agendaStage()
        stage.press("/")
        stage.type("sukamaju")
        stage.press("Enter")
        let before = stage.agenda.rowCount
        stage.act(.agenda(.loaded(AgendaPage(try Sample.board(), AgendaQuery(byWeight: true)))))
        #expect(stage.agenda.rowCount == before && stage.agenda.isNarrowed)
        let keys = stage.agenda.shownKeys
        #expect(!keys.isEmpty)
        stage.press("F2 C-u")
        stage.type("/tmp/k.html")
        stage.press("Enter")
        guard case .print(.chosen(_, _, let printed), _, _)? = stage.lastAgendaAct else {
            Issue.record("not what is shown")
            return
        }
        #expect(printed == keys)
        stage.press("/ C-u")
        stage.type("kuda")
        #expect(stage.frame().text.contains("Tidak ditemukan"), "\(stage.frame().text)")
        #expect(stage.agenda.selectedItem == nil)
        stage.press("Enter Enter")
        #expect(stage.place == .agenda)
    }

    @Test func `long lists are searched beside the keys, once for each edition of them`() throws {
        var stage = try Sample.agendaStage()
        stage.state.workspace?.agenda.mostAtOnce = 2
        let all = try #require(stage.agenda.list?.count)
        stage.press("/")
        guard case .readTexts(let lists, let words, let today)? = stage.lastAgendaAct else {
            Issue.record("nobody reads what the search looks at")
            return
        }
        let made = stage.effects.count
        stage.type("sukamaju kosong")
        #expect(stage.effects.count == made, "it is asked for once")
        #expect(stage.agenda.rowCount > all && !stage.agenda.isNarrowed)
        #expect(stage.frame().text.contains(stage.state.words.loading))
        let texts = lists.texts(words, today: today)
        stage.act(.agenda(.texts(texts, edition: lists.edition + 1)))
        #expect(!stage.agenda.isNarrowed, "those of other lists are not taken")
        stage.act(.agenda(.texts(texts, edition: lists.edition)))
        let left = try #require(stage.agenda.itemCount(in: .agenda))
        #expect(left > 0 && left < all)
        #expect(stage.frame().text.contains("\(left) dari \(all)"))
        // Lists that come anew are read anew, and the search goes on with them.
        stage.act(.agenda(.loaded(AgendaPage(try Sample.board(), AgendaQuery(byWeight: true)))))
        guard case .readTexts(let next, _, _)? = stage.lastAgendaAct else {
            Issue.record("the new lists are not read")
            return
        }
        #expect(next.edition > lists.edition && !stage.agenda.isNarrowed)
        stage.act(.agenda(.texts(next.texts(words, today: today), edition: next.edition)))
        #expect(stage.agenda.itemCount(in: .agenda) == left)
    }
}
