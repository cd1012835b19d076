import Documents

/// Members of a record that say one thing together, and so are merged and chosen as one.
///
/// A sheet's A, I, S and effective days with the state they amount to: of two people who filled them
/// differently one is right, never half of each.
package struct FieldGroup: Sendable, Hashable {
    /// How a merge treats the group.
    package enum Rule: Sendable, Hashable {
        /// Different values are chosen between by a person.
        case chosen
        /// Follows from what the record is about; of different values the greatest revision's stands.
        case silent
        /// A list of which each that changed it counts: the elements of all.
        case union
        /// A list that only grows: the elements of all leaves.
        case history
        /// Bookkeeping of whole numbers: of different values the largest stands.
        case largest
    }

    /// A declared group's name, or the member's own path: `note`, `values.weightKg`.
    package let name: FieldPath
    package let rule: Rule
    /// What is compared; two values are the same when all of these are.
    let deciding: [FieldPath]
    /// What comes along with the chosen value: who said so, when and how.
    let following: [FieldPath]

    init(
        _ name: FieldPath,
        _ rule: Rule = .chosen,
        deciding: [FieldPath],
        following: [FieldPath] = [],
    ) {
        self.name = name
        self.rule = rule
        self.deciding = deciding
        self.following = following
    }

    /// A member no group claims: on its own.
    init(alone path: FieldPath) {
        self.init(path, deciding: [path])
    }

    /// Whether the record stays: a deletion against what was written meanwhile.
    package static let existence = FieldGroup("_existence", deciding: [])
    /// The name of a check's state with its figures and reason.
    ///
    /// No member of a document begins with an underscore, so declared names meet no member's.
    package static let value: FieldPath = "_value"
    /// The name of whom a filled form is about: family, member, group and facility.
    package static let subject: FieldPath = "_subject"
}
