import Caseload
import Casework
import Documents
import Screen

extension FamilyText {
    /// The columns of a view: one below another, or two beside each other.
    static func parts(
        _ view: FamilyView,
        _ page: FamilyPage,
        _ words: Words,
        _ today: Day,
        _ widths: [Int],
    ) -> [[TextLine]] {
        let first = FamilyText(page, words, width: widths[0] - 3, today: today)
        guard widths.count > 1 else { return [first.whole(view)] }
        let second = FamilyText(page, words, width: widths[1] - 3, today: today)
        // A column needs no empty line at its top.
        return [first.left(view), Array(second.right(view).drop { $0.pieces.isEmpty })]
    }

    private func whole(_ view: FamilyView) -> [TextLine] {
        switch view {
        case .cycle:
            title() + services() + members(whole: true) + lost() + obligations() + stage()
                + history()
        case .pillars: shortTitle() + pillars(first: true) + pillars(first: false)
        case .programmes: shortTitle() + programmes()
        case .timeline: shortTitle() + timeline()
        case .progress: shortTitle() + progress()
        }
    }

    private func left(_ view: FamilyView) -> [TextLine] {
        switch view {
        case .cycle: title() + services() + members(whole: true) + lost() + stage()
        case .pillars: shortTitle() + pillars(first: true)
        case .programmes, .timeline, .progress: whole(view)
        }
    }

    private func right(_ view: FamilyView) -> [TextLine] {
        switch view {
        case .cycle: obligations() + history()
        case .pillars: pillars(first: false)
        case .programmes: obligations()
        case .timeline: progress()
        case .progress: timeline()
        }
    }

    /// Whose page it is, in one line.
    private func shortTitle() -> [TextLine] {
        var line = TextLine(SafeText(holder).cut(to: width), .textStrong)
        for part in [page.family.village, page.family.kk.map { "KK " + $0 }].compactMap({ $0 }) {
            let text = SafeText(" · " + part)
            guard line.width + text.width <= width else { break }
            line.add(text, .textDim)
        }
        return [line]
    }
}
