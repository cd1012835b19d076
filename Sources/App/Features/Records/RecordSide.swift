import Caseload
import Casework
import Documents
import Screen

/// The pane beside the list: the record under the cursor, read once the cursor has rested on it.
///
/// A restricted record is never read for it.
package struct RecordSide: Sendable {
    package private(set) var page: RecordPage?
    package private(set) var lines: [TextLine] = []
    /// The record that was asked for last, and the number of that rest: below zero, so that it is none of
    /// those of the families' pane.
    private var asked: DocumentID?
    private var number = 0
    private var key: LayoutKey?

    private struct LayoutKey: Equatable {
        var width: Int
        var words: Words
        var today: Day
    }

    package init() {}

    mutating func take(_ page: RecordPage) {
        guard page.record.id == asked else { return }
        self.page = page
        key = nil
    }

    /// Reads again what is shown: the list is another now.
    mutating func listChanged() {
        asked = nil
    }

    /// Asks for a rest when the cursor stands on another record.
    mutating func follow(_ row: RecordRow?) -> [Effect] {
        guard let row, !row.isSensitive else {
            page = nil
            asked = nil
            key = nil
            return []
        }
        guard row.id != asked else { return [] }
        asked = row.id
        number -= 1
        return [.rest(number)]
    }

    /// The record to read now; nil when the cursor moved on meanwhile.
    func rested(_ number: Int) -> DocumentID? {
        number == self.number ? asked : nil
    }

    /// Makes the lines where they are not made for this width yet.
    mutating func layOut(width: Int, _ words: Words, _ today: Day) {
        let wanted = LayoutKey(width: width, words: words, today: today)
        guard wanted != key else { return }
        key = wanted
        lines = page.map { RecordText($0, words, width: width, today: today).lines } ?? []
    }
}
