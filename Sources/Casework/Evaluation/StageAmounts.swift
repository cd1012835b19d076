import Documents

/// What a stage would pay a family by the rules alone: the amounts concerned, nothing decided.
package struct StageAmounts: Sendable, Equatable {
    /// A member who belongs to a paid category.
    package struct Counted: Sendable, Equatable {
        package let member: DocumentID
        package let category: String
        /// Whole rupiah for this stage.
        package let amount: Int
        package let standing: Standing
    }

    package enum Standing: Hashable, Sendable {
        case counted
        /// More of these categories than the limit of this id takes.
        case overLimit(String)
        /// More members than the cap takes; those with the highest amounts come first.
        case overCap
    }

    /// A grant to the family itself.
    package struct FamilyGrant: Sendable, Equatable {
        package let id: String
        package let label: Wording
        package let amount: Int
        /// Not every family has it: not in the total.
        package let isOptional: Bool
    }

    /// Highest amounts first.
    package let members: [Counted]
    package let grants: [FamilyGrant]
    /// The cap in force, if there is one.
    package let cap: Int?

    /// Whole rupiah of those counted.
    package var total: Int {
        members.reduce(0) { $1.standing == .counted ? $0 + $1.amount : $0 }
            + grants.reduce(0) { $1.isOptional ? $0 : $0 + $1.amount }
    }

    package var countedMembers: Int {
        members.count { $0.standing == .counted }
    }
}
