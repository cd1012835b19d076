import Caseload
import Casework
import Documents
import Screen

/// One family: who they are, what they owe this quarter, how the stage stands, what was recorded.
package struct FamilyState: Sendable {
    /// The family that is shown or being read.
    package private(set) var id: DocumentID?
    package private(set) var page: FamilyPage?
    /// The page's parts: one column, or two from 120 columns on.
    package private(set) var columns: [Pager] = [Pager()]
    /// The column that has the cursor.
    package private(set) var focus = 0
    /// The side of the page that is shown; it stays from family to family.
    package private(set) var view = FamilyView.cycle
    private var layout: Layout?
    /// Counts the pages taken, so that a new one is told from the old without comparing them.
    private var number = 0

    /// What the lines were made for.
    private struct Layout: Equatable {
        var size: Size
        var view: FamilyView
        var words: Words
        var today: Day
        var number: Int
    }

    package init() {}

    /// Turns to a family; another one starts at its top.
    package mutating func open(_ id: DocumentID) {
        guard id != self.id else { return }
        self.id = id
        page = nil
        layout = nil
        focus = 0
        for column in columns.indices { columns[column].restart() }
    }

    package mutating func take(_ page: FamilyPage) {
        guard page.family.id == id else { return }
        self.page = page
        number += 1
    }

    /// Makes the lines where page, width or language are others than before.
    package mutating func settle(in size: Size, _ words: Words, today: Day) {
        let wanted = Layout(size: size, view: view, words: words, today: today, number: number)
        guard wanted != layout else { return }
        layout = wanted
        let widths = FamilyState.widths(size)
        if columns.count != widths.count {
            columns = widths.map { _ in Pager() }
            focus = 0
        }
        let parts =
            page.map { FamilyText.parts(view, $0, words, today, widths) } ?? widths.map { _ in [] }
        for (number, lines) in parts.enumerated() {
            columns[number].show(lines)
            columns[number].fit(height: size.height - Self.barHeight(size))
        }
    }

    /// The line that tells the views, where there is room for it.
    static func barHeight(_ size: Size) -> Int {
        size.height >= FamilyViewBar.leastHeight ? 1 : 0
    }

    static func widths(_ size: Size) -> [Int] {
        size.width < 120 ? [size.width] : [size.width / 2, size.width - size.width / 2]
    }
}

// MARK: Keys

extension FamilyState {
    /// Reading keys; nil for others.
    package mutating func type(_ key: Key) -> [Effect]? {
        switch key {
        case .left where columns.count > 1: focus = max(0, focus - 1)
        case .right where columns.count > 1: focus = min(columns.count - 1, focus + 1)
        default: return columns[focus].press(key) ? [] : nil
        }
        return []
    }

    /// Turns the page to another side, from its top.
    package mutating func turn(to view: FamilyView) {
        guard view != self.view else { return }
        self.view = view
        focus = 0
        for column in columns.indices { columns[column].restart() }
    }

    /// The record that the line with the cursor is about, and whether it is restricted.
    package var selectedRecord: (id: DocumentID, isRestricted: Bool)? {
        let lines = columns[focus].lines
        let place = columns[focus].cursor.selection
        guard lines.indices.contains(place), let id = lines[place].opens else { return nil }
        let record = page?.records.first { $0.id == id }
        return (id, record?.row.isSensitive ?? false)
    }

    package mutating func point(_ mouse: MouseEvent, in room: Size, _ words: Words) {
        let width = room.width
        let bar = page == nil ? 0 : Self.barHeight(room)
        if mouse.at.y < bar {
            guard mouse.kind == .press || mouse.kind == .doublePress else { return }
            let items = FamilyViewBar.items(view, width: width, words)
            let item = items.first { $0.columns.contains(mouse.at.x) }
            // Where one name stands for all, it turns to the next.
            if let item { turn(to: items.count == 1 ? view.turned(by: 1) : item.view) }
            return
        }
        let isRight = columns.count > 1 && mouse.at.x >= width / 2
        focus = isRight ? 1 : 0
        _ = columns[focus].point(mouse, top: bar)
    }

    /// Goes to the next section, from the last of one column to the first of the other.
    package mutating func jump(by direction: Int) {
        let before = columns[focus].cursor.selection
        columns[focus].jump(by: direction)
        let after = columns[focus].cursor.selection
        let isRound = direction > 0 ? after <= before : after >= before
        if isRound, columns.count > 1 { focus = (focus + 1) % columns.count }
    }
}

// MARK: Drawing

extension FamilyState {
    package func draw(into canvas: inout Canvas, _ scene: Scene) {
        guard page != nil else {
            canvas.put(
                SafeText(scene.words.loading).cut(to: canvas.bounds.width - 1),
                at: Point(1, 0),
                style: scene.style(.textDim),
            )
            canvas.placeCursor(.zero)
            return
        }
        let bar = Self.barHeight(canvas.bounds.size)
        if bar > 0 { FamilyViewBar.draw(view, into: &canvas, scene) }
        var x = 0
        for (number, width) in FamilyState.widths(canvas.bounds.size).enumerated() {
            guard number < columns.count else { return }
            let isFirst = number == 0
            if !isFirst {
                canvas.verticalLine(
                    at: Point(x, bar),
                    length: canvas.bounds.height - bar,
                    style: scene.style(.panelBorder),
                )
            }
            let left = isFirst ? x : x + 1
            let rect = Rect(
                x: left,
                y: bar,
                width: x + width - left,
                height: canvas.bounds.height - bar,
            )
            canvas.within(rect) { inner in
                columns[number].draw(into: &inner, scene.theme, isFocused: number == focus)
            }
            x += width
        }
    }
}
