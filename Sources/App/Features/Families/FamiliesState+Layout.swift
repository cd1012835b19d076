import Caseload
import Casework
import Documents
import Screen

extension FamiliesState {
    /// Fits list and panes into the room they have, after anything happened.
    ///
    /// - Returns: the wish to be told when the cursor has rested, where a pane shows another family.
    package mutating func settle(in size: Size, _ words: Words, today: Day) -> [Effect] {
        let panes = FamilyPanes(size)
        fit(height: max(0, panes.list.height - Self.headRows(hasChips: !filter.isEmpty)))
        picker?.fit(height: Self.pickerHeight(in: size))
        guard !panes.sides.isEmpty else { return [] }
        let effects = side.follow(selected)
        side.layOut(panes, words, today)
        return effects
    }

    /// A press on a row selects it, on a chip takes it off.
    mutating func point(_ mouse: MouseEvent, in size: Size, _ words: Words) -> Bool {
        guard picker == nil else { return false }
        let panes = FamilyPanes(size)
        guard panes.list.contains(mouse.at) else { return false }
        let width = panes.list.width - 2
        if !filter.isEmpty, mouse.at.y == 1, mouse.kind == .press,
            let chip = chips(words).chip(atX: mouse.at.x - 1, width: width)
        {
            var filter = filter
            filter.toggle(filter.terms[chip])
            change(filter)
            return false
        }
        return point(mouse, top: Self.headRows(hasChips: !filter.isEmpty))
    }

    /// Search line, chips and column heads.
    static func headRows(hasChips: Bool) -> Int { hasChips ? 3 : 2 }

    /// The rows of the choice of filters, inside its frame and below its search line.
    static func pickerHeight(in size: Size) -> Int {
        max(1, min(18, size.height - 4))
    }

    /// The list's columns at a width; the numbers are those of `Column`.
    static func table(width: Int) -> TableLayout {
        width == homeWidth ? home : laidOut(width)
    }

    /// The room of the commonest screen, of 80 columns.
    private static let homeWidth = 78

    private static let home = laidOut(homeWidth)

    private static func laidOut(_ width: Int) -> TableLayout {
        TableLayout(Column.allCases.map { $0.layout(width: width) }, width: width)
    }

    /// What the name has of each column beyond a screen of 80: before more columns come in.
    fileprivate static func nameWidth(_ width: Int) -> Int {
        min(26, 14 + max(0, width - homeWidth))
    }

    enum Column: Int, CaseIterable {
        case mark, name, recorded, kk, village, group, people, desil, programmes

        func layout(width: Int) -> TableLayout.Column {
            switch self {
            case .mark: .fixed(1, priority: 100)
            case .name:
                .init(
                    minimum: FamiliesState.nameWidth(width),
                    maximum: 40,
                    weight: 4,
                    priority: 90,
                )
            case .recorded: .fixed(8, priority: 80, align: .right)
            case .kk: .fixed(16, priority: 60)
            case .village: .init(minimum: 9, maximum: 22, weight: 2, priority: 70)
            case .group: .init(minimum: 9, maximum: 20, weight: 2, priority: 50)
            case .people: .fixed(4, priority: 40, align: .right)
            case .desil: .fixed(5, priority: 30, align: .right)
            case .programmes: .init(minimum: 8, maximum: 24, weight: 1, priority: 20)
            }
        }
    }
}
