import Screen

/// How *Layanan* is shared between its head, the list and, from 160 columns, the record beside it.
struct RecordsLayout {
    /// Title or search line, chips, the desk's figures.
    let head: Rect
    /// With its row of heads.
    let list: Rect
    let side: Rect?
    /// On a narrow screen a line with what the marked row says, whole.
    let foot: Rect?

    init(_ size: Size, headRows: Int) {
        let bounds = Rect(size: size)
        let left: Rect
        if size.width >= 160 {
            let parts = bounds.splitLeft(max(96, size.width * 13 / 20))
            left = parts.left
            side = parts.rest.splitLeft(1).rest
        } else {
            left = bounds
            side = nil
        }
        // The list keeps its heads and three rows.
        let parts = left.splitTop(max(1, min(headRows, size.height - 4)))
        head = parts.top
        let hasFoot = left.width < Self.narrow && size.height >= 9
        let room = parts.rest.splitBottom(hasFoot ? 1 : 0)
        list = room.rest
        foot = hasFoot ? room.bottom : nil
    }

    private static let narrow = 60

    /// Too narrow for the columns as they are elsewhere.
    var isNarrow: Bool { list.width < Self.narrow }

    enum Column: Int, CaseIterable {
        case standing, delivery, date, form, whom, title, state, due, village

        /// Where it is narrow the due day, or else the record's own, stands in six columns: no row is without its day.
        func layout(isNarrow: Bool) -> TableLayout.Column {
            switch self {
            case .form where isNarrow: .init(minimum: 8, maximum: 18, weight: 1, priority: 88)
            case .whom where isNarrow: .init(minimum: 10, maximum: 30, weight: 3, priority: 100)
            case .state where isNarrow: .init(minimum: 7, maximum: 16, weight: 1, priority: 85)
            case .due where isNarrow: .fixed(6, priority: 86)
            case .standing: .fixed(1, priority: 95)
            case .delivery: .fixed(1, priority: 93)
            case .date: .fixed(9, priority: 70)
            case .form: .init(minimum: 14, maximum: 34, weight: 2, priority: 88)
            case .whom: .init(minimum: 12, maximum: 60, weight: 2, priority: 100)
            case .title: .init(minimum: 12, maximum: 90, weight: 4, priority: 60)
            case .state: .init(minimum: 9, maximum: 26, weight: 2, priority: 85)
            case .due: .fixed(9, priority: 75)
            case .village: .init(minimum: 9, maximum: 30, weight: 1, priority: 40)
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
