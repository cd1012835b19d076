/// What somebody does at a Puskesos or SLRT desk, by the codes that flows name in `roles` [61][62].
///
/// A step of a complaint or referral bears the role in which it was taken.
package enum DeskRole: String, Sendable, Hashable, CaseIterable {
    /// Visits residents, records membership and complaints.
    case facilitator = "fs"
    case frontOffice = "fo"
    /// Handles, and recommends.
    case backOffice = "bo"
    case supervisor
    /// Decides on the service; signs the letter.
    case manager = "manajer"
    /// The manager of a Puskesos.
    case coordinator = "koordinator"

    package var wording: Wording {
        switch self {
        case .facilitator: Wording(id: "Fasilitator", en: "Facilitator")
        case .frontOffice: Wording(id: "Front office", en: "Front office")
        case .backOffice: Wording(id: "Back office", en: "Back office")
        case .supervisor: Wording(id: "Supervisor", en: "Supervisor")
        case .manager: Wording(id: "Manajer", en: "Manager")
        case .coordinator: Wording(id: "Koordinator", en: "Coordinator")
        }
    }

    /// What a code says; the code itself as a name for a role of another kind: `dinsos`, `pendamping`.
    package static func wording(_ code: String) -> Wording {
        let name = code.prefix(1).uppercased() + code.dropFirst()
        return DeskRole(rawValue: code)?.wording ?? Wording(id: name, en: name)
    }
}
