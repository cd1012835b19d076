import Casework
import Reports
import Screen

/// Screen *Laporan*: the reports there are, and the one chosen as charts or tables.
package struct ReportsState: Sendable {
    /// The list; one row for each of `ReportName.allCases`.
    package private(set) var cursor = ListCursor(count: ReportName.allCases.count, height: 10)
    /// What is counted; nil until the screen was first shown.
    package private(set) var scope: ReportScope?
    package private(set) var villages: [String] = []
    /// The last report that was counted; shown only while it is the one chosen.
    package private(set) var report: Report?
    /// A report is being counted.
    package private(set) var isMaking = false
    /// The report has the whole screen and the cursor.
    package private(set) var isOpen = false
    /// Tables alone, or charts with them.
    package private(set) var showsTables = false
    /// The first number column that is shown in tables.
    private(set) var offset = 0
    private(set) var pager = Pager()
    private var made: Made?

    /// What the page's lines were made for.
    private struct Made: Equatable {
        let report: Report
        let width: Int
        let height: Int
        let showsTables: Bool
        let offset: Int
        let words: Words
    }

    package init() {}

    package var selected: ReportName { ReportName.allCases[cursor.selection] }

    /// The report that is chosen, once it is counted.
    package var current: Report? {
        report.flatMap { $0.name == selected && $0.scope == scope ? $0 : nil }
    }

    // MARK: News

    /// Takes what the store has, and counts the chosen report anew.
    mutating func take(villages: [String], _ quarter: Quarter) -> [Effect] {
        self.villages = villages
        let village = scope?.village.flatMap { villages.contains($0) ? $0 : nil }
        scope = ReportScope(quarter, village: village)
        return make()
    }

    mutating func take(_ report: Report) {
        guard report.name == selected, report.scope == scope else { return }
        self.report = report
        isMaking = false
    }

    mutating func narrow(to village: String?) -> [Effect] {
        scope?.village = village
        return make()
    }

    private mutating func make() -> [Effect] {
        guard let scope else { return [] }
        isMaking = true
        return [.reports(.make(selected, scope))]
    }

    // MARK: Keys

    mutating func open() {
        isOpen = true
        pager.restart()
        offset = 0
    }

    mutating func turn() {
        showsTables.toggle()
        pager.restart()
    }

    /// Gives a key to the screen; nil when it has no use for it.
    package mutating func type(_ key: Key) -> [Effect]? {
        if key == .escape { return goBack() }
        guard isOpen else {
            let before = selected
            guard cursor.press(key, letters: true) else { return nil }
            guard selected != before else { return [] }
            pager.restart()
            offset = 0
            return make()
        }
        switch key {
        case .right, .character("l"): offset = min(offset + 1, mostOffset)
        case .left, .character("h"): offset = max(0, offset - 1)
        case .character("}"): pager.jump(by: 1)
        case .character("{"): pager.jump(by: -1)
        default: return pager.press(key) ? [] : nil
        }
        return []
    }

    /// First what is being counted stops, then the report closes, then the screen is left.
    private mutating func goBack() -> [Effect]? {
        if isMaking {
            isMaking = false
            return [.reports(.cancel)]
        }
        guard isOpen else { return nil }
        isOpen = false
        return []
    }

    private var mostOffset: Int {
        let widest = current?.sections.map { $0.table.columns.count(where: \.isNumber) }.max()
        return max(0, (widest ?? 1) - 1)
    }

    package mutating func paste(_ text: String) {}

    mutating func point(_ mouse: MouseEvent, in size: Size) -> [Effect]? {
        let layout = ReportsLayout(size, isOpen: isOpen)
        guard let list = layout.list, list.contains(mouse.at) else {
            return pager.point(mouse, top: layout.page?.minY ?? 0) ? [] : nil
        }
        let before = selected
        guard cursor.point(mouse, top: list.minY) else { return nil }
        return selected == before ? [] : make()
    }

    // MARK: Room

    /// Fits the page into its room.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {
        let layout = ReportsLayout(size, isOpen: isOpen)
        let names = ReportName.allCases.count
        cursor.refresh(count: names, height: layout.list?.height ?? names)
        guard let page = layout.page else { return }
        pager.fit(height: page.height)
        guard let current else {
            made = nil
            pager.show([])
            return
        }
        let wanted = Made(
            report: current,
            width: page.width - 2,
            height: page.height,
            showsTables: showsTables,
            offset: offset,
            words: words,
        )
        guard wanted != made else { return }
        let lines = ReportLines(
            words: words.page,
            width: wanted.width,
            height: wanted.height,
            showsCharts: !showsTables,
            offset: offset,
        )
        pager.show(lines.lines(current))
        made = wanted
    }
}

/// How the screen is shared: the list beside the page where there is room for both.
struct ReportsLayout {
    let head: Rect
    let list: Rect?
    let page: Rect?

    private static let listWidth = 26

    init(_ size: Size, isOpen: Bool) {
        let parts = Rect(size: size).splitTop(1)
        head = parts.top
        if isOpen {
            list = nil
            page = parts.rest
        } else if size.width >= 72 {
            let split = parts.rest.splitLeft(Self.listWidth)
            list = split.left
            page = split.rest.splitLeft(1).rest
        } else {
            list = parts.rest
            page = nil
        }
    }
}
