/// Writing a table's rows.
extension TableLayout {
    /// Writes one row from a point to the right: the texts of the shown columns, each in the style
    /// given for its column.
    ///
    /// What a column says is asked only of those that are shown.
    package func draw(
        into canvas: inout Canvas,
        at point: Point,
        style: Style,
        text: (_ column: Int) -> SafeText,
        styleOf: ((_ column: Int) -> Style)? = nil,
    ) {
        for slot in slots {
            canvas.put(
                text(slot.column),
                at: Point(point.x + slot.x, point.y),
                style: styleOf?(slot.column) ?? style,
                width: slot.width,
                align: slot.align,
            )
        }
    }
}
