import Screen

extension ListCursor {
    /// The wheel turns three rows; a press selects the row it meets.
    ///
    /// - Parameters:
    ///   - mouse: what happened.
    ///   - top: the screen row of the list's first visible row, in the event's coordinates.
    /// - Returns: false where the event means nothing to a list.
    @discardableResult
    package mutating func point(_ mouse: MouseEvent, top: Int) -> Bool {
        switch mouse.kind {
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        case .press, .doublePress:
            guard let row = index(atRow: mouse.at.y - top) else { return false }
            select(row)
        case .secondaryPress: return false
        }
        return true
    }
}
