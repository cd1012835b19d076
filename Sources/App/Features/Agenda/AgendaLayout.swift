import Screen

/// How the agenda's screen is shared between its head, the list and what the selected item says.
struct AgendaLayout {
    let head: Rect
    let parts: ListDetail
    /// There is no room to say all of an item below the list.
    let isLow: Bool
    private let isAlerts: Bool

    /// - `isAlerts`: Why there is an alert is told also where there is little room; of an item the line above, in which
    ///   what is to be done stands whole.
    init(_ size: Size, isAlerts: Bool = false) {
        // One line of tabs and one of counts; the list keeps some rows on the smallest screens.
        let top = Rect(size: size).splitTop(size.height >= 8 ? 2 : min(1, size.height))
        head = top.top
        isLow = size.height < 16
        self.isAlerts = isAlerts
        parts = ListDetail(
            top.rest,
            listWidth: size.width * 3 / 5,
            detailRows: isAlerts || !isLow ? 4 : 1,
            isHigh: size.height >= 9,
        )
    }

    var list: Rect { parts.list }

    enum Column: Int, CaseIterable {
        case chosen, sign, name, what, day

        /// - `isAlerts`: The last column names what answers the alert, not a day.
        func layout(isAlerts: Bool) -> TableLayout.Column {
            switch self {
            case .day where isAlerts: .fixed(18, priority: 60, align: .right)
            case .chosen: .fixed(1, priority: 95)
            case .sign: .fixed(1, priority: 90)
            case .name: .init(minimum: 12, maximum: 60, weight: 2, priority: 100)
            case .what: .init(minimum: 14, maximum: 80, weight: 4, priority: 99)
            case .day: .fixed(11, priority: 60, align: .right)
            }
        }
    }

    func table() -> TableLayout {
        TableLayout(
            Column.allCases.map { $0.layout(isAlerts: isAlerts) },
            width: list.width - 2,
        )
    }
}
