/// Showing a line in a field that may be narrower than the line.
extension LineEditor {
    /// What of the line is in sight, and where the cursor stands in it.
    struct Window: Equatable {
        let text: SafeText
        let cursorColumn: Int
        let hidesLeft: Bool
        let hidesRight: Bool
    }

    /// Writes the line into the first row of a rectangle and puts the terminal's cursor on its place.
    ///
    /// The terminal's cursor comes only to a focused line; the hint shows while the line is empty, and a marked
    /// text stands out from its field.
    package func draw(
        into canvas: inout Canvas,
        in rect: Rect,
        style: Style,
        focused: Bool = true,
        hint: SafeText = .empty,
        hintStyle: Style? = nil,
    ) {
        guard !rect.isEmpty else { return }
        let window = window(width: rect.width)
        if isEmpty && !hint.isEmpty {
            canvas.put(hint, at: rect.origin, style: hintStyle ?? style, width: rect.width)
        } else {
            canvas.put(window.text, at: rect.origin, style: style, width: rect.width)
            if focused && isMarked {
                canvas.put(window.text, at: rect.origin, style: style.turned)
            }
            if window.hidesLeft { canvas.put("‹", at: rect.origin, style: style) }
            if window.hidesRight {
                canvas.put("›", at: Point(rect.maxX - 1, rect.minY), style: style)
            }
        }
        if focused {
            canvas.placeCursor(Point(rect.minX + window.cursorColumn, rect.minY))
        }
    }

    /// Chooses what to show: the line pages sideways by half the field's width, so that typing does
    /// not redraw the whole field with every letter; the edges are kept free for the two arrows.
    func window(width: Int) -> Window {
        let shown = characters.map { isSecret ? "•" : SafeText(String($0)) }
        let before = shown[..<cursor].reduce(0) { $0 + $1.width }
        let total = shown[cursor...].reduce(before) { $0 + $1.width }
        guard width > 0, total >= width else {
            return Window(
                text: SafeText.joined(shown),
                cursorColumn: width > 0 ? before : 0,
                hidesLeft: false,
                hidesRight: false,
            )
        }
        // At least one free column on each side of the cursor, where the field has them.
        let edge = width >= 5 ? 2 : 0
        let half = max(1, width / 2)
        var offset = 0
        while before - offset > width - 1 - edge { offset += half }
        let whole = SafeText.joined(shown)
        let parts = whole.divided(at: offset)
        // Where a wide character lies across the left edge its place is filled with a space.
        let gap = offset - parts.before.width
        let text = gap > 0 ? " " + parts.after.dropFirst(1) : parts.after
        return Window(
            text: text.prefix(width),
            cursorColumn: before - offset,
            hidesLeft: offset > 0 && edge > 0,
            hidesRight: text.width > width && edge > 0,
        )
    }
}

extension Style {
    /// Foreground and background the other way round.
    fileprivate var turned: Style {
        var turned = self
        turned.attributes.formSymmetricDifference(.reverse)
        return turned
    }
}

extension SafeText {
    /// The texts one after the other.
    package static func joined(_ texts: [SafeText], separator: SafeText = .empty) -> SafeText {
        var string = ""
        var width = 0
        var isASCII = separator.isASCII
        for (index, text) in texts.enumerated() {
            if index > 0 {
                string += separator.string
                width += separator.width
            }
            string += text.string
            width += text.width
            isASCII = isASCII && text.isASCII
        }
        return SafeText(trusted: string, width: width, isASCII: isASCII)
    }
}
