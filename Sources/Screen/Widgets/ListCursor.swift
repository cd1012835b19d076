/// Where someone is in a long list: the row they are on, and the first row they see.
///
/// Laws, whatever happens: the selection is a row of the list (0 in an empty one); it is visible
/// whenever there is a visible row; no empty rows show below the list while rows are hidden above it;
/// and a refresh moves neither the selection nor its place on the screen unless its row is gone.
package struct ListCursor: Sendable, Equatable {
    /// Rows kept in sight above and below the selection, as far as the height allows.
    package static let margin = 2

    package private(set) var selection = 0
    package private(set) var top = 0
    package private(set) var count = 0
    package private(set) var height = 0

    package init(count: Int = 0, height: Int = 0) {
        refresh(count: count, height: height)
    }

    /// The rows in sight.
    package var visible: Range<Int> { top..<min(count, top + height) }

    package var isEmpty: Bool { count == 0 }

    /// Takes a new length, height, or both; the selection stays.
    ///
    /// When rows came or went above it, `selected` says where the selected row is now: it keeps its
    /// distance from the top of the screen, so nothing jumps under the reader's eye.
    package mutating func refresh(count: Int, height: Int? = nil, selected index: Int? = nil) {
        // A list that was never drawn has shown nobody where its rows are.
        if self.height == 0, let height, height > 0, index == nil { top = 0 }
        let distance = selection - top
        self.count = max(0, count)
        self.height = max(0, height ?? self.height)
        if let index {
            selection = index
            top = index - distance
        }
        clampSelection()
        settle(margin: 0)
    }

    package mutating func move(by rows: Int) {
        selection = saturating(selection, rows)
        clampSelection()
        settle(margin: Self.margin)
    }

    package mutating func select(_ index: Int) {
        selection = index
        clampSelection()
        settle(margin: Self.margin)
    }

    /// A screenful on or back, with one row kept for orientation.
    package mutating func page(by pages: Int) {
        let (rows, overflow) = max(1, height - 1).multipliedReportingOverflow(by: pages)
        let step = overflow ? (pages < 0 ? Int.min : Int.max) : rows
        top = saturating(top, step)
        move(by: step)
    }

    package mutating func home() { select(0) }

    package mutating func end() { select(count - 1) }

    /// Moves what is seen, as a wheel does; the selection comes along only at the edge.
    package mutating func scroll(by rows: Int) {
        top = saturating(top, rows)
        clampTop()
        guard height > 0 else { return }
        let margin = min(Self.margin, (height - 1) / 2)
        let first = top == 0 ? 0 : top + margin
        let last = top + height >= count ? count - 1 : top + height - 1 - margin
        selection = max(first, min(last, selection))
        clampSelection()
    }

    /// The row of the list shown on a row of the screen, counted from the list's top.
    package func index(atRow row: Int) -> Int? {
        row >= 0 && row < height && top + row < count ? top + row : nil
    }

    private mutating func clampSelection() {
        selection = max(0, min(count - 1, selection))
    }

    private mutating func clampTop() {
        top = max(0, min(count - height, top))
    }

    /// Moves the view as little as brings the selection into it.
    private mutating func settle(margin wanted: Int) {
        clampTop()
        guard height > 0 else {
            top = selection
            return
        }
        let margin = min(wanted, (height - 1) / 2)
        if selection < top + margin {
            top = selection - margin
        } else if selection > top + height - 1 - margin {
            top = selection - height + 1 + margin
        }
        clampTop()
    }

    private func saturating(_ value: Int, _ step: Int) -> Int {
        let (sum, overflow) = value.addingReportingOverflow(step)
        return overflow ? (step < 0 ? 0 : Int.max / 2) : sum
    }
}
