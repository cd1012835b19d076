/// What may be told of a cell: its state, that it is blank, or only that there is a record.
package enum CellMark: Hashable, Sendable {
    case state(CheckState)
    /// Not recorded (*belum dicatat*).
    case blank
    /// Recorded, and hidden from whoever is to key it again.
    case hidden
}
