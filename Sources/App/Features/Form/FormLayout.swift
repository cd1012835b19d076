import Screen

/// The form's lines at one size, and how far they are scrolled.
struct FormLayout: Sendable {
    /// What the lines were made for.
    struct Key: Sendable, Equatable {
        var size: Size
        var number: Int
    }

    var key: Key?
    var rows: [FormRow] = []
    /// Lines that stay above the scrolled ones.
    var head: [TextLine] = []
    /// What stands beside the form from 120 columns on.
    var side: [TextLine] = []
    var top = 0
    /// The columns of the form itself.
    var width = 80
    var sideWidth = 0
    /// The column that values begin in, and how many they have.
    var valueX = 2
    var valueWidth = 40
    /// Rows for the scrolled lines.
    var height = 20

    /// From how many columns on the questions have a pane beside them.
    static let wide = 120
    /// Below this many columns the label stands above its value.
    static let narrow = 60

    init() {}

    /// Shares a size.
    mutating func share(_ size: Size) {
        sideWidth = size.width >= Self.wide ? max(44, size.width * 2 / 5) : 0
        width = size.width - (sideWidth > 0 ? sideWidth + 1 : 0)
        if width < Self.narrow {
            valueX = min(3, max(0, width - 1))
        } else {
            valueX = min(max(26, width * 2 / 5), 44)
        }
        valueWidth = max(1, width - valueX - 2)
    }

    /// Scrolls so that the lines of the place with the cursor are in sight, the first of them before all.
    mutating func scroll() {
        guard let first = rows.firstIndex(where: \.isHere),
            let last = rows.lastIndex(where: \.isHere), height > 0
        else {
            top = max(0, min(top, rows.count - height))
            return
        }
        // The line with the cursor itself is always in sight.
        let cursor = rows.indices.first { rows[$0].isHere && rows[$0].hasCursor } ?? first
        // A heading above the first question comes along.
        let wanted = first > 0 && rows[first - 1].line.isHeading ? first - 1 : first
        if last >= top + height { top = last - height + 1 }
        if wanted < top { top = wanted }
        if cursor >= top + height { top = cursor - height + 1 }
        if cursor < top { top = cursor }
        top = max(0, min(top, max(0, rows.count - height)))
    }
}

/// One line of a form.
struct FormRow: Sendable, Equatable {
    var line: TextLine
    /// The place that a press on it goes to.
    var field: FormField?
    /// It belongs to the place with the cursor.
    var isHere = false
    /// Where the line that is typed stands: its first column and how many it has.
    var editor: Range<Int>?
    /// The column of the cursor where no line is typed.
    var cursor: Int?
    /// Columns that are filled as a field.
    var filled: Range<Int>?

    var hasCursor: Bool { editor != nil || cursor != nil }

    init(_ line: TextLine, _ field: FormField? = nil, isHere: Bool = false) {
        self.line = line
        self.field = field
        self.isHere = isHere
    }
}
