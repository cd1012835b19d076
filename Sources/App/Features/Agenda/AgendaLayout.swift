import Screen

/// How the agenda's screen is shared between its head, the list and what the selected item says.
struct AgendaLayout {
    let head: Rect
    let list: Rect
    /// Beside the list from 120 columns on, below it where 16 rows are there; else nothing.
    let detail: Rect?
    let isBeside: Bool

    private static let detailRows = 4

    init(_ size: Size) {
        let bounds = Rect(size: size)
        // One line of tabs and one of counts; the list keeps some rows on the smallest screens.
        let top = bounds.splitTop(size.height >= 8 ? 2 : min(1, size.height))
        head = top.top
        if size.width >= 120 {
            let parts = top.rest.splitLeft(size.width * 3 / 5)
            list = parts.left
            detail = parts.rest.splitLeft(1).rest
            isBeside = true
        } else if size.height >= 16 {
            let parts = top.rest.splitBottom(Self.detailRows)
            list = parts.rest
            detail = parts.bottom
            isBeside = false
        } else {
            list = top.rest
            detail = nil
            isBeside = false
        }
    }

    enum Column: Int, CaseIterable {
        case chosen, sign, name, what, day

        var layout: TableLayout.Column {
            switch self {
            case .chosen: .fixed(1, priority: 95)
            case .sign: .fixed(1, priority: 90)
            case .name: .init(minimum: 12, maximum: 30, weight: 2, priority: 100)
            case .what: .init(minimum: 14, maximum: 80, weight: 4, priority: 99)
            case .day: .fixed(11, priority: 60, align: .right)
            }
        }
    }

    func table() -> TableLayout {
        TableLayout(Column.allCases.map(\.layout), width: list.width - 2)
    }
}
