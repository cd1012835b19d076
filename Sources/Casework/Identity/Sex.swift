/// Sex as Indonesian papers write it.
package enum Sex: String, Hashable, Sendable, CaseIterable {
    /// *Laki-laki.*
    case male = "L"
    /// *Perempuan.*
    case female = "P"
}
