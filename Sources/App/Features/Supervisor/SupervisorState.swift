import Caseload
import Casework
import Documents
import Screen

/// *Penyelia*: the workers whose records are gathered here.
///
/// With what of them waits for the office's word, and what is keyed again. A plain worker sees her own page.
package struct SupervisorState: Sendable {
    package private(set) var found: Supervision?
    package private(set) var decisions: [DecisionRow] = []
    package private(set) var scope = DecisionScope.proposals
    package private(set) var tasks: [SampleTask] = []
    package private(set) var view = SupervisorView.workers
    /// The worker whose figures are shown; nil for the list.
    package private(set) var open: String?
    /// What keying a record again came to, shown over the sample.
    package private(set) var comparison: RekeyPage?
    /// A draw is under way.
    package internal(set) var isDrawing = false
    private var lists: [SupervisorView: Pager] = [:]
    private var page = Pager()
    /// For each line of the view, what it is about.
    private var targets: [SupervisorTarget?] = []
    private var layout: Layout?
    private var number = 0

    private struct Layout: Equatable {
        var size: Size
        var words: Words
        var number: Int
        var view: SupervisorView
        var open: String?
    }

    package init() {}

    // MARK: What the store answers

    package mutating func take(_ found: Supervision) {
        self.found = found
        number += 1
        // Who sees only herself has no list to choose from.
        if !found.isGathering {
            if !views.contains(view) { view = .workers }
            open = view == .workers ? found.workers.first?.name : nil
        } else if let open, !found.workers.contains(where: { $0.name == open }) {
            self.open = nil
        }
    }

    mutating func take(_ tasks: [SampleTask]) {
        self.tasks = tasks
        number += 1
    }

    mutating func take(_ decisions: [DecisionRow], _ scope: DecisionScope) {
        guard scope == self.scope else { return }
        self.decisions = decisions
        number += 1
    }

    mutating func show(_ comparison: RekeyPage) {
        self.comparison = comparison
        page = Pager()
        number += 1
    }

    /// Forgets what two keyings said of a restricted record.
    mutating func hide() {
        guard comparison?.rekeying.isSensitive == true else { return }
        comparison = nil
        number += 1
    }

    // MARK: What is looked at

    private var target: SupervisorTarget? {
        guard open == nil, comparison == nil else { return nil }
        let place = (lists[view] ?? Pager()).cursor.selection
        return targets.indices.contains(place) ? targets[place] : nil
    }

    /// The worker under the cursor of the list.
    package var selected: String? {
        if case .worker(let name)? = target { name } else { nil }
    }

    package var decision: DecisionRow? {
        guard case .decision(let id)? = target else { return nil }
        return decisions.first { $0.row.id == id }
    }

    package var task: SampleTask? {
        guard case .task(let id)? = target else { return nil }
        return tasks.first { $0.record == id }
    }

    /// What to press: Enter only where it opens something.
    package func hint(_ words: Words) -> String {
        if !isPage, view == .quality { return words.supervisorPageHint(isOpened: false) }
        guard isPage else { return words.supervisorHint }
        return words.supervisorPageHint(isOpened: comparison != nil || found?.isGathering == true)
    }

    var hasTarget: Bool { target != nil }

    package mutating func openSelected() {
        guard let selected else { return }
        open = selected
        page = Pager()
    }

    /// Back to the list; false where there is none to go back to.
    package mutating func close() -> Bool {
        if comparison != nil {
            comparison = nil
            number += 1
            return true
        }
        guard open != nil, found?.isGathering == true else { return false }
        open = nil
        return true
    }

    /// A plain worker has her page, and what of hers was keyed again.
    var views: [SupervisorView] {
        found?.isGathering == true ? SupervisorView.allCases : [.workers, .sample]
    }

    /// Turns to another view.
    package mutating func turn(by step: Int) {
        let views = views
        let place = views.firstIndex(of: view) ?? 0
        show(views[(place + step + views.count) % views.count])
    }

    mutating func show(_ view: SupervisorView) {
        comparison = nil
        self.view = view
        let isOwn = view == .workers && found?.isGathering != true
        open = isOwn ? found?.workers.first?.name : nil
        number += 1
    }

    /// Proposals alone, or everything that others recorded.
    mutating func toggleScope() -> [Effect] {
        scope = scope == .proposals ? .all : .proposals
        decisions = []
        number += 1
        return [.supervisor(.loadDecisions(scope))]
    }

    /// What is still to be keyed behind a record, so that F8 goes on; restricted ones are asked for.
    func formTask(after record: DocumentID) -> SampleTask? {
        let place = tasks.firstIndex { $0.record == record } ?? -1
        let behind = tasks.dropFirst(place + 1) + tasks.prefix(max(0, place))
        return behind.first { $0.isForm && $0.isOpen && !$0.isSensitive }
    }

    /// The families whose grids have something to key again, in the order of the list.
    var blindFamilies: [DocumentID] {
        var families: [DocumentID] = []
        for task in tasks where task.isOpen && !task.isForm {
            if let family = task.family, !families.contains(family) { families.append(family) }
        }
        return families
    }

    // MARK: Keys and drawing

    /// Fits the page into its room.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        let wanted = Layout(size: size, words: words, number: number, view: view, open: open)
        guard wanted != layout else { return }
        layout = wanted
        let text = SupervisorText(words: words, width: max(8, size.width - 3))
        let lines = found.map { text.lines(of: view, $0, self) } ?? []
        targets = lines.map(\.target)
        var list = lists[view] ?? Pager()
        list.show(lines.map(\.line))
        list.fit(height: size.height)
        // The heads of the table are about nobody.
        let place = list.cursor.selection
        if place < (targets.firstIndex { $0 != nil } ?? 0),
            let first = targets.firstIndex(where: { $0 != nil })
        {
            list.select(first)
        }
        lists[view] = list
        if let comparison {
            page.show(text.comparison(comparison))
        } else {
            let worker = found?.workers.first { $0.name == open }
            // Her own page is a view like the other, not one that was opened.
            let head = found?.isGathering == true ? [] : lines.prefix(1).map(\.line)
            page.show(worker.map { head + text.page($0, found) } ?? [])
        }
        page.fit(height: size.height)
    }

    private var isPage: Bool { open != nil || comparison != nil }

    /// Gives a key to the screen; nil when it has no use for it.
    package mutating func type(_ key: Key) -> [Effect]? {
        switch key {
        case .escape: return close() ? [] : nil
        case .tab, .right, .backTab, .left:
            guard found != nil, comparison == nil else { return nil }
            turn(by: key == .tab || key == .right ? 1 : -1)
            return []
        default: break
        }
        if isPage { return page.press(key) ? [] : nil }
        return lists[view, default: Pager()].press(key) ? [] : nil
    }

    package mutating func paste(_ text: String) {}

    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        guard let found else {
            canvas.put(
                SafeText(scene.words.loading).cut(to: canvas.bounds.width - 1),
                at: Point(1, 0),
                style: scene.style(.textDim),
            )
            canvas.placeCursor(.zero)
            return
        }
        guard !found.workers.isEmpty || found.isGathering else {
            let lines = wrap(scene.words.nobodyGathered, width: max(8, canvas.bounds.width - 2))
            for (row, line) in lines.prefix(canvas.bounds.height).enumerated() {
                canvas.put(line, at: Point(1, row), style: scene.style(.textDim))
            }
            canvas.placeCursor(.zero)
            return
        }
        (isPage ? page : lists[view] ?? Pager()).draw(
            into: &canvas,
            scene.theme,
            isFocused: true,
        )
    }
}
