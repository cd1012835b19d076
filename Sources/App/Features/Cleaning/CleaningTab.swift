/// The three lists of *Data bersih*.
package enum CleaningTab: Int, Sendable, Hashable, CaseIterable {
    /// *Ganda*: entries that may be one person.
    case duplicates
    /// *Janggal*: what cannot be right.
    case anomalies
    /// *Banding*: what differs from a list of deciles.
    case compare
}
