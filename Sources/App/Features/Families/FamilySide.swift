import Caseload
import Casework
import Documents
import Screen

/// The panes beside a list: what the store knows about the family under the cursor.
///
/// A family is read only once the cursor has rested on it, and the pane shows the last one whole,
/// under its own name, until the next one is there: moving through the list neither reads nor blinks.
package struct FamilySide: Sendable {
    /// How long the cursor must rest, in milliseconds: longer than a held key repeats.
    package static let restMilliseconds = 120

    package private(set) var page: FamilyPage?
    package private(set) var overview: [TextLine] = []
    package private(set) var obligations: [TextLine] = []
    /// The family that was asked for last, and the number of that rest.
    private var asked: DocumentID?
    private var number: Int
    private var key: LayoutKey?

    /// What the lines were made for.
    private struct LayoutKey: Equatable {
        var widths: [Int]
        var words: Words
        var today: Day
    }

    /// - `number`: The numbers of its rests come after this one; another pane's never meet them.
    package init(numbersAfter number: Int = 0) {
        self.number = number
    }

    /// Takes a page if it is the one waited for.
    mutating func take(_ page: FamilyPage) {
        guard page.family.id == asked else { return }
        self.page = page
        key = nil
    }

    /// Forgets what is shown, because the quarter or the store is another now.
    mutating func forget() {
        asked = nil
    }

    /// Asks for a rest when the cursor stands on another family.
    mutating func follow(_ id: DocumentID?) -> [Effect] {
        guard let id else {
            page = nil
            asked = nil
            key = nil
            return []
        }
        guard id != asked else { return [] }
        asked = id
        number += 1
        return [.rest(number)]
    }

    /// The family to read now; nil when the cursor moved on meanwhile.
    func rested(_ number: Int) -> DocumentID? {
        number == self.number ? asked : nil
    }

    /// Makes the lines where they are not made for these widths yet.
    mutating func layOut(_ panes: FamilyPanes, _ words: Words, _ today: Day) {
        let wanted = LayoutKey(widths: panes.sideWidths, words: words, today: today)
        guard wanted != key else { return }
        key = wanted
        guard let page, let first = panes.sideWidths.first else {
            (overview, obligations) = ([], [])
            return
        }
        let text = FamilyText(page, words, width: first, today: today)
        overview = text.title() + text.members() + text.stage()
        guard panes.sideWidths.count > 1 else {
            overview += text.obligations()
            obligations = []
            return
        }
        let second = FamilyText(page, words, width: panes.sideWidths[1], today: today)
        obligations = Array((second.obligations() + second.history(limit: 50)).dropFirst())
    }

    /// Makes the lines for whoever is about to go there: where it is, what goes on, and who is who.
    mutating func layOutForVisit(width: Int, _ words: Words, _ today: Day) {
        let wanted = LayoutKey(widths: [width], words: words, today: today)
        guard wanted != key else { return }
        key = wanted
        obligations = []
        overview =
            page.map { page in
                FamilyText(page, words, width: width, today: today).visit()
            } ?? []
    }
}

/// How the width is shared: the list alone below 120 columns, with one pane from 120, two from 160.
package struct FamilyPanes: Sendable, Equatable {
    package let list: Rect
    /// From left to right, each without the line at its left.
    package let sides: [Rect]

    package init(_ size: Size) {
        let bounds = Rect(size: size)
        switch size.width {
        case ..<120:
            list = bounds
            sides = []
        case ..<160:
            let parts = bounds.splitLeft(max(76, size.width * 3 / 5))
            list = parts.left
            sides = [parts.rest.splitLeft(1).rest]
        default:
            let parts = bounds.splitLeft(max(80, size.width * 4 / 9))
            let rest = parts.rest.splitLeft(parts.rest.width / 2)
            list = parts.left
            sides = [rest.left.splitLeft(1).rest, rest.rest.splitLeft(1).rest]
        }
    }

    /// The columns of text in each pane.
    package var sideWidths: [Int] { sides.map { max(0, $0.width - 2) } }
}
