import Screen

/// How the inbox is shared between the list and one record's choices.
struct ConflictsLayout {
    /// Nothing where the choices have the whole room.
    let list: Rect?
    /// Nothing where the list has the whole room.
    let detail: Rect?
    let isBeside: Bool

    /// Rows the list takes above the choices, its heads among them.
    private static let listRows = 5

    init(_ size: Size, isChoosing: Bool, items: Int) {
        let bounds = Rect(size: size)
        if size.width >= 120 {
            let parts = bounds.splitLeft(size.width * 2 / 5)
            list = parts.left
            detail = parts.rest.splitLeft(1).rest
            isBeside = true
        } else if size.height >= 18, size.width >= 60 {
            let parts = bounds.splitTop(min(Self.listRows, items + 1))
            list = parts.top
            detail = parts.rest.splitTop(1).rest
            isBeside = false
        } else {
            // One of the two at a time.
            list = isChoosing ? nil : bounds
            detail = isChoosing ? bounds : nil
            isBeside = false
        }
    }

    enum Column: Int, CaseIterable {
        case sign, member, label, period, family, village

        var layout: TableLayout.Column {
            switch self {
            case .sign: .fixed(1, priority: 95)
            case .member: .init(minimum: 12, maximum: 60, weight: 3, priority: 100)
            case .label: .init(minimum: 10, maximum: 60, weight: 3, priority: 90)
            case .period: .fixed(11, priority: 80)
            case .family: .init(minimum: 12, maximum: 60, weight: 2, priority: 50)
            case .village: .init(minimum: 9, maximum: 20, weight: 1, priority: 30)
            }
        }
    }

    static func table(_ width: Int) -> TableLayout {
        TableLayout(Column.allCases.map(\.layout), width: width - 2)
    }
}
