import Caseload
import Casework
import Documents
import Forms
import Screen
import Testing

@testable import App

@Suite struct RecordsListTests {
    private func names(_ stage: Stage) -> [String] {
        guard let records = stage.state.workspace?.records else { return [] }
        return records.shown.map { item in
            switch item {
            case .draft(let place): "draf " + records.drafts[place].whom
            case .record(let place): records.rows[place].id.rawValue
            }
        }
    }

    private func queries(_ stage: Stage) -> [RecordsQuery] {
        stage.effects.compactMap { effect in
            if case .records(.load(let query)) = effect { query } else { nil }
        }
    }

    @Test func `drafts stand on top, then what is due, then what has no date, then what has ended`()
        throws
    {
        let stage = try Sample.recordsStage()
        #expect(
            names(stage) == [
                "draf Siti Rahmah", "complaint:c1", "complaint:c2", "visit:v1", "case:k1",
                "complaint:c3",
            ]
        )
    }

    @Test func `by name a restricted record stands last and betrays nobody`() throws {
        var stage = try Sample.recordsStage()
        stage.press("s s")
        #expect(names(stage).last == "case:k1")
        stage.press("s")
        #expect(names(stage)[1] == "complaint:c1", "round again to what is due")
    }

    @Test func `the cursor stays on its record whatever a refresh brings`() throws {
        var stage = try Sample.recordsStage()
        stage.press("j j")
        #expect(stage.state.workspace?.records.selectedRow?.id == "complaint:c2")
        var list = try Sample.recordsList()
        list.drafts = []
        list.rows.remove(at: 0)
        stage.act(.records(.loaded(list)))
        #expect(stage.state.workspace?.records.selectedRow?.id == "complaint:c2")
    }

    @Test func `each word of a search narrows, in titles, names, forms and states`() throws {
        var stage = try Sample.recordsStage()
        stage.press("/")
        stage.type("ktp telaah")
        #expect(names(stage) == ["complaint:c2"])
        stage.press("Enter Esc")
        #expect(names(stage).count == 6, "Esc takes the search off")
    }

    @Test func `everyday words of a form find its records`() throws {
        var stage = try Sample.recordsStage()
        stage.press("/")
        stage.type("sambat")
        #expect(names(stage).filter { $0.hasPrefix("complaint:") }.count == 3)
        #expect(!names(stage).contains("visit:v1") && !names(stage).contains("case:k1"))
        // A word that all forms of a programme have stands for the programme, wherever that is told.
        stage.press("C-u")
        stage.type("curhat diterima")
        let alike = names(stage)
        stage.press("C-u")
        stage.type("puskesos diterima")
        #expect(names(stage) == alike && !alike.isEmpty)
    }

    @Test func `a restricted record is not found by what it says`() throws {
        var stage = try Sample.recordsStage()
        stage.press("/")
        stage.type("kekerasan")
        #expect(names(stage).isEmpty)
        stage.press("C-u")
        stage.type("terbatas")
        #expect(names(stage) == ["case:k1"])
    }

    @Test func `a filter of each sort narrows, and another of its sort stands in its place`() throws
    {
        let sight = RecordsSight(
            book: try Sample.formBook(),
            worker: "Rahmawati",
            today: Stage.moment.day,
        )
        let rows = try Sample.recordRows()
        func ids(_ terms: RecordsFilter.Term...) -> [String] {
            rows.filter { sight.shows($0, RecordsFilter(terms)) }.map(\.id.rawValue)
        }
        #expect(ids(.standing(.overdue)) == ["complaint:c1"])
        #expect(ids(.standing(.ended)).contains("complaint:c3"))
        #expect(ids(.kind(DocumentKind(rawValue: "visit"))) == ["visit:v1"])
        #expect(ids(.programme("kunjungan")) == ["visit:v1", "case:k1"])
        #expect(ids(.pillar(.perlindungan)) == ["complaint:c1", "complaint:c2", "complaint:c3"])
        #expect(ids(.mark("lansia")) == ["visit:v1"])
        #expect(ids(.role("bo")) == ["complaint:c1"], "only she can take the step to review")
        #expect(ids(.role("fo")) == ["complaint:c2"])
        #expect(!ids(.mine).contains("complaint:c2"))
        #expect(ids(.mine, .role("supervisor")) == ["complaint:c1"])
        var filter = RecordsFilter([.role("bo"), .mine])
        filter.toggle(.role("fo"))
        #expect(filter.terms == [.role("fo"), .mine])
        filter.toggle(.role("fo"))
        #expect(filter.terms == [.mine])
    }

    @Test func `F7 chooses a filter, and it survives going away and back`() throws {
        var stage = try Sample.recordsStage()
        stage.press("F7")
        stage.type("lewat")
        stage.press("Enter Esc")
        #expect(names(stage) == ["complaint:c1"])
        stage.press("4 8")
        stage.act(.records(.loaded(try Sample.recordsList())))
        #expect(names(stage) == ["complaint:c1"])
        stage.press("Backspace")
        #expect(names(stage).count == 6)
    }

    @Test func `what is too much to fetch is filtered by the store`() throws {
        var stage = try Sample.recordsStage()
        var list = try Sample.recordsList()
        let row = try #require(list.rows.first)
        list.rows = (0..<RecordsState.fetched).map { number in
            var copy = row
            copy.id = DocumentID("complaint:n\(number)")
            return copy
        }
        stage.act(.records(.loaded(list)))
        stage.effects = []
        stage.press("F7")
        stage.type("lewat")
        stage.press("Enter")
        #expect(queries(stage).map(\.overdueOn) == [Stage.moment.day])
    }

    @Test func `a small list is never asked for again by a filter`() throws {
        var stage = try Sample.recordsStage()
        stage.press("m")
        #expect(queries(stage).isEmpty)
        #expect(stage.state.workspace?.records.filter.terms == [.mine])
    }

    @Test
    func `the desk's figures count what came in, what is done, what is late, and how long it took`()
        throws
    {
        let sight = RecordsSight(
            book: try Sample.formBook(),
            worker: "",
            today: Stage.moment.day,
        )
        let figures = DeskFigures(try Sample.recordRows(), sight)
        #expect(figures.received == 3)
        #expect(figures.done == 1)
        #expect(figures.overdue == 1)
        #expect(figures.medianDays == 5)
        #expect(DeskFigures([], sight).medianDays == nil)
    }

    @Test func `a query from another screen narrows to what it says`() throws {
        var stage = try Sample.recordsStage()
        stage.press("m 1")
        stage.effects = stage.state.openRecords(RecordsQuery(family: "family:f2"))
        stage.act(.records(.loaded(try Sample.recordsList())))
        #expect(stage.place == .records)
        #expect(names(stage) == ["complaint:c2"])
        let late = RecordsQuery(openOnly: true, overdueOn: Stage.moment.day)
        stage.effects = stage.state.openRecords(late)
        #expect(names(stage) == ["complaint:c1"])
    }

    @Test func `a restricted record is opened only by a yes, and only then noted`() throws {
        var stage = try Sample.recordsStage()
        stage.press("j j j j")
        #expect(stage.state.workspace?.records.selectedRow?.isSensitive == true)
        stage.press("Enter")
        #expect(stage.place == .records)
        #expect(stage.effects.isEmpty, "nothing is read before the answer")
        stage.press("Esc")
        #expect(stage.place == .records)
        stage.press("Enter b")
        #expect(stage.place == .record)
        let sights = stage.effects.compactMap { effect -> RecordSight? in
            if case .record(.load(_, let sight)) = effect { sight } else { nil }
        }
        #expect(sights == [.first])
    }

    @Test func `the pane reads the record under the cursor once it has rested, no restricted one`()
        throws
    {
        var stage = try Sample.recordsStage(size: Size(180, 40))
        stage.effects = []
        stage.press("j")
        let rests = stage.effects.compactMap { effect -> Int? in
            if case .rest(let number) = effect { number } else { nil }
        }
        let rest = try #require(rests.last)
        #expect(rest < 0)
        stage.effects = []
        stage.act(.rested(rest))
        guard case .records(.peek(let id))? = stage.effects.last else {
            Issue.record("nothing is read")
            return
        }
        #expect(id == "complaint:c1")
        stage.act(.records(.peeked(try Sample.recordPage())))
        #expect(stage.frame().text.contains("Saldo KKS kosong"))
        stage.effects = []
        stage.press("j j j")
        #expect(stage.state.workspace?.records.selectedRow?.isSensitive == true)
        let numbers = stage.effects.compactMap { effect -> Int? in
            if case .rest(let number) = effect { number } else { nil }
        }
        stage.effects = []
        for number in numbers { stage.act(.rested(number)) }
        let peeked = stage.effects.compactMap { effect -> DocumentID? in
            if case .records(.peek(let id)) = effect { id } else { nil }
        }
        #expect(!peeked.contains("case:k1"))
        #expect(!stage.frame().text.contains("Saldo KKS kosong"))
    }

    @Test func `a restricted draft is found by what its row shows alone, and by no narrowing`()
        throws
    {
        var stage = try Sample.recordsStage()
        var list = try Sample.recordsList()
        list.drafts[0].isSensitive = true
        stage.act(.records(.loaded(list)))
        let label = try #require(list.book.form(list.drafts[0].form)?.label.id)
        stage.press("/")
        for text in [label, list.drafts[0].form.rawValue, "Siti"] {
            stage.type(text)
            #expect(!names(stage).contains { $0.hasPrefix("draf") }, "\(text)")
            stage.press("C-u")
        }
        stage.type("terbatas draf")
        #expect(names(stage).count == 1)
        let sight = RecordsSight(book: list.book, worker: "", today: Stage.moment.day)
        for term in [
            .family("family:f5"), .forms([list.drafts[0].form]),
        ] as [RecordsFilter.Term] {
            let filter = RecordsFilter([term])
            #expect(!sight.shows(list.drafts[0], filter))
            list.drafts[0].isSensitive = false
            #expect(sight.shows(list.drafts[0], filter))
            list.drafts[0].isSensitive = true
        }
    }
}
