import Caseload
import Casework
import Documents
import Forms
import Screen

/// *Layanan*: the records of all programmes, searched, filtered and sorted, unfinished drafts on top.
///
/// Law: whatever comes in, the cursor stays on the record or draft the person chose (`wanted`), or on its place
/// where that is gone.
package struct RecordsState: Sendable {
    /// A line of the list.
    package enum Item: Hashable, Sendable {
        /// By its place in `drafts`.
        case draft(Int)
        /// By its place in `rows`.
        case record(Int)
    }

    package private(set) var rows: [RecordRow] = []
    package private(set) var drafts: [RecordsDraft] = []
    package private(set) var book = FormBook.empty
    /// False until the first list came.
    package private(set) var isLoaded = false
    /// Whether there are more in the store than were fetched: then the store filters too.
    package private(set) var isCut = false
    package private(set) var shown: [Item] = []
    package private(set) var figures = DeskFigures()
    package private(set) var cursor = ListCursor()

    package internal(set) var line = LineEditor(limit: 200)
    /// What was searched for before the line was emptied.
    var lastSearch = ""
    package internal(set) var isSearching = false
    package private(set) var filter = RecordsFilter()
    package private(set) var order = RecordsOrder.due
    package internal(set) var picker: ChoicePicker<RecordsFilter.Term>?
    package internal(set) var side = RecordSide()
    /// The worker's name for herself, for `mine`.
    package internal(set) var worker = ""
    private var today = Day.first

    private var ordered: [Int] = []
    /// The folded texts of rows and drafts; made at the first search.
    private var texts: [Item: String] = [:]
    private var wanted: Wanted?

    private enum Wanted: Hashable, Sendable {
        case draft(String)
        case record(DocumentID)
    }

    /// The most records that are fetched at once.
    static let fetched = 5_000

    package init() {}

    /// What the filters ask of a row beside the row itself.
    private(set) var sight = RecordsSight(book: .empty, worker: "", today: .first)

    package var selected: Item? {
        shown.indices.contains(cursor.selection) ? shown[cursor.selection] : nil
    }

    package var selectedRow: RecordRow? {
        if case .record(let place)? = selected { rows[place] } else { nil }
    }

    package var selectedDraft: RecordsDraft? {
        if case .draft(let place)? = selected { drafts[place] } else { nil }
    }

    /// What the store is asked for: all of it, or where that is too much, what the filter lets through.
    package var query: RecordsQuery {
        var query = RecordsQuery()
        query.limit = Self.fetched
        guard isCut else { return query }
        for term in filter.terms {
            switch term {
            case .standing(.open): query.openOnly = true
            case .standing(.overdue): query.overdueOn = today
            case .standing(.ended), .role, .mine: break
            case .kind(let kind): query.kinds = [kind]
            case .programme(let id):
                let forms = Set(book.forms.map(\.id).filter { $0.programme == id })
                query.forms = query.forms.isEmpty ? forms : query.forms.intersection(forms)
            case .pillar(let pillar): query.pillar = pillar
            case .mark(let mark): query.mark = mark
            case .forms(let ids):
                query.forms = query.forms.isEmpty ? ids : query.forms.intersection(ids)
            case .states(let codes): query.states = codes
            case .family(let id): query.family = id
            case .member(let id): query.member = id
            }
        }
        return query
    }
}

/// A form that was begun and not saved, as the list shows it.
package struct RecordsDraft: Sendable, Equatable {
    package var draft: FormDraft
    /// Whom it is about.
    package var whom: String
    package var village: String

    package init(draft: FormDraft, whom: String, village: String) {
        self.draft = draft
        self.whom = whom
        self.village = village
    }
}

// MARK: What comes in

extension RecordsState {
    /// Takes the list anew; the cursor stays.
    package mutating func take(_ list: RecordsList, drafts: [RecordsDraft]) {
        rows = list.rows
        book = list.book
        self.drafts = drafts
        isCut = isCut || list.rows.count >= Self.fetched
        isLoaded = true
        texts = [:]
        look()
        side.listChanged()
    }

    /// What is late depends on the day.
    mutating func turn(to day: Day) {
        guard day != today else { return }
        today = day
        look()
    }

    /// Orders and filters by the day, the worker and the records as they are now.
    private mutating func look() {
        sight = RecordsSight(book: book, worker: worker, today: today)
        ordered = order.places(rows, sight)
        show()
    }
}

// MARK: Where the cursor is

extension RecordsState {
    /// Moves by a list's keys; false for any other key.
    mutating func move(_ key: Key, letters: Bool) -> Bool {
        guard cursor.press(key, letters: letters) else { return false }
        noteWanted()
        return true
    }

    mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        guard cursor.point(mouse, top: top) else { return false }
        noteWanted()
        return true
    }

    /// The record before or after one in the list, drafts left out; nil at the ends.
    func neighbour(of id: DocumentID, by step: Int) -> DocumentID? {
        let ids = shown.compactMap { item -> DocumentID? in
            if case .record(let place) = item { rows[place].id } else { nil }
        }
        guard let here = ids.firstIndex(of: id), ids.indices.contains(here + step) else {
            return nil
        }
        return ids[here + step]
    }

    /// Puts the cursor on a record; where search or filter hide it, once they let it through.
    package mutating func select(_ id: DocumentID) {
        wanted = .record(id)
        place()
    }

    mutating func fit(height: Int) {
        guard height != cursor.height else { return }
        cursor.refresh(count: shown.count, height: height)
    }

    private mutating func noteWanted() {
        wanted = selected.map(name)
    }

    private func name(_ item: Item) -> Wanted {
        switch item {
        case .draft(let place): .draft(drafts[place].draft.key)
        case .record(let place): .record(rows[place].id)
        }
    }

    private mutating func place() {
        let row = wanted.flatMap { wanted in shown.firstIndex { name($0) == wanted } }
        cursor.refresh(count: shown.count, selected: row ?? cursor.selection)
    }
}

// MARK: What is shown

extension RecordsState {
    mutating func search() {
        show()
    }

    mutating func clearSearch() {
        line = LineEditor(limit: 200)
        show()
    }

    package mutating func reorder() {
        order = order.next
        ordered = order.places(rows, sight)
        show()
    }

    /// Narrows to a filter; where the store holds more than is here, it is asked.
    package mutating func change(_ filter: RecordsFilter) -> [Effect] {
        self.filter = filter
        show()
        return isCut ? [.records(.load(query))] : []
    }

    package mutating func toggle(_ term: RecordsFilter.Term) -> [Effect] {
        var filter = filter
        filter.toggle(term)
        return change(filter)
    }

    private mutating func show() {
        let passed = ordered.filter { sight.shows(rows[$0], filter) }
        figures = DeskFigures(passed.map { rows[$0] }, sight)
        var items = drafts.indices.filter { sight.shows(drafts[$0].draft, filter) }
            .map(Item.draft)
        items += passed.map(Item.record)
        let asked = Folding.folded(line.text).split(separator: " ")
        if !asked.isEmpty {
            for item in items where texts[item] == nil { texts[item] = text(of: item) }
            let meant = asked.map { meanings(of: String($0)) }
            items = items.filter { item in
                guard let text = texts[item] else { return false }
                return meant.allSatisfy { $0.contains { text.contains($0) } }
            }
        }
        shown = items
        place()
    }

    /// A typed word, and the programmes that it is an everyday word for: all forms of theirs have it.
    private func meanings(of word: String) -> [String] {
        let programmes = Dictionary(grouping: book.forms, by: \.id.programme)
        let named = programmes.filter { _, forms in
            forms.allSatisfy { $0.searchWords.contains { Folding.folded($0) == word } }
        }
        return [word] + named.keys.map { Folding.folded($0) }
    }

    /// What a search looks at, in both languages; of a restricted record only what its row shows.
    private func text(of item: Item) -> String {
        var parts: [String]
        switch item {
        case .draft(let place):
            let draft = drafts[place]
            guard !draft.draft.isSensitive else {
                let form = book.form(draft.draft.form)
                let told = [Words(.indonesian), Words(.english)].map { words in
                    let kind = form.map { words.kindName($0.kind) } ?? ""
                    return "\(kind) \(words.restricted) \(words.draftWord)"
                }
                return Folding.folded(told.joined(separator: " "))
            }
            let form = book.form(draft.draft.form)
            parts = [
                draft.whom, draft.village, draft.draft.form.rawValue, "draf", "draft",
                form?.label.id ?? "", form?.label.en ?? "",
            ]
            parts += form?.searchWords ?? []
        case .record(let place):
            let row = rows[place]
            guard !row.isSensitive else {
                let words = [Words(.indonesian), Words(.english)]
                if row.isVeiled {
                    let told = words.map { "\($0.text(row.formLabel)) \($0.text(.veiled))" }
                    return Folding.folded((told + [row.village]).joined(separator: " "))
                }
                return Folding.folded(
                    words.map { "\($0.kindName(row.kind)) \($0.restricted)" }
                        .joined(separator: " ")
                )
            }
            let form = book.form(row.form)
            let state = row.state.flatMap { form?.flow?.state($0) }
            parts = [
                row.memberName, row.familyName, row.village, row.title, row.form.rawValue,
                form?.label.id ?? "", form?.label.en ?? "", form?.short.id ?? "",
                state?.label.id ?? "", state?.label.en ?? "", row.date.description,
            ]
            parts += form?.searchWords ?? []
        }
        parts.removeAll(where: \.isEmpty)
        return Folding.folded(parts.joined(separator: " "))
    }
}

// MARK: The choice of filters

extension RecordsState {
    /// All that the list can be filtered by, with how many records each lets through.
    func choices(_ words: Words) -> [ChoicePicker<RecordsFilter.Term>.Entry] {
        var terms: [RecordsFilter.Term] = RecordsFilter.Standing.allCases.map { .standing($0) }
        terms.append(.mine)
        let told = rows.filter { !$0.isHidden }
        let forms = Set(told.map(\.form)).compactMap(book.form)
        terms += Set(rows.map(\.kind)).sorted { words.kindName($0) < words.kindName($1) }
            .map { .kind($0) }
        terms += Set(told.map(\.form.programme)).sorted().map { .programme($0) }
        terms += Pillar.allCases.filter { pillar in forms.contains { $0.pillar == pillar } }
            .map { .pillar($0) }
        terms += Set(forms.flatMap(\.marks)).sorted().map { .mark($0) }
        let roles = forms.flatMap { $0.flow?.steps.flatMap(\.roles) ?? [] }
        terms += Set(roles).sorted().map { .role($0) }
        terms += filter.terms.filter { !terms.contains($0) }
        return terms.map { term in
            let one = RecordsFilter([term])
            let count = rows.count { sight.shows($0, one) }
            return .init(term, words.chip(term, familyName: familyName(of: term)), count: count)
        }
    }

    /// Whose records a filter by family or member shows.
    func familyName(of term: RecordsFilter.Term) -> String {
        switch term {
        case .family(let id): rows.first { $0.family == id }?.familyName ?? ""
        case .member(let id): rows.first { $0.member == id }?.memberName ?? ""
        default: ""
        }
    }
}
