/// What a check says about an obligation in a period; a cell without a check is *belum dicatat*, not
/// recorded.
package enum CheckState: String, Hashable, Sendable, CaseIterable {
    /// Met.
    case patuh
    /// Not met.
    case tidak
    /// Excused: leave or sickness.
    case izin
    /// Does not apply.
    case tidakBerlaku = "tidak-berlaku"
}
