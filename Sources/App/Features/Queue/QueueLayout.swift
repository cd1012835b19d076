import Screen

/// How the queue's screen is shared between what it says of all, the list and one record's words.
struct QueueLayout {
    let head: Rect
    let parts: ListDetail

    /// Shares a size, the head wanting so many lines.
    init(_ size: Size, headRows: Int) {
        // The list keeps at least its heads and three rows.
        let top = Rect(size: size).splitTop(max(1, min(headRows, size.height - 4)))
        head = top.top
        parts = ListDetail(
            top.rest,
            listWidth: size.width * 7 / 10,
            detailRows: 6,
            isHigh: size.height >= 16,
        )
    }

    var list: Rect { parts.list }

    /// Too narrow for the columns as they are elsewhere.
    var isNarrow: Bool { list.width < 60 }

    enum Column: Int, CaseIterable {
        case delivery, state, member, label, period, family, village, at, kind

        /// Where it is narrow what is said is its sign alone, so that there is room for its day or month.
        func layout(isNarrow: Bool) -> TableLayout.Column {
            switch self {
            case .state where isNarrow: .fixed(1, priority: 90)
            case .period where isNarrow: .fixed(6, priority: 85)
            case .delivery: .fixed(1, priority: 95)
            case .state: .fixed(9, priority: 90)
            case .member: .init(minimum: 12, maximum: 60, weight: 3, priority: 100)
            case .label: .init(minimum: 10, maximum: 60, weight: 4, priority: 80)
            case .period: .fixed(11, priority: 60)
            case .family: .init(minimum: 12, maximum: 60, weight: 2, priority: 50)
            case .village: .init(minimum: 9, maximum: 30, weight: 1, priority: 30)
            case .at: .fixed(17, priority: 40)
            case .kind: .fixed(8, priority: 20)
            }
        }
    }

    func table() -> TableLayout {
        TableLayout(
            Column.allCases.map { $0.layout(isNarrow: isNarrow) },
            width: list.width - 2,
        )
    }
}
