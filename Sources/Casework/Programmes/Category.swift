extension Programme {
    /// A category of members (*kategori*), and what is paid for one of them.
    package struct Category: Hashable, Sendable {
        package let id: String
        /// The *komponen* it belongs to.
        package let component: Wording
        package let label: Wording
        package let who: [WhoRow]
        /// Empty for a category that owes something but is not paid for.
        package let amounts: [Amount]
    }

    /// Who belongs to a category: all conditions that are given must hold.
    package struct WhoRow: DatedRow, Hashable {
        package let validity: Validity
        package let age: AgeRange?
        /// Any of these states.
        package let states: [StateCode]
        /// Ids of school levels, any of which the member attends.
        package let school: [String]
        /// Attends none of the programme's school levels.
        package let outOfSchool: Bool
        package let sex: Sex?
        package let role: Role?
        package let source: String
    }

    /// A place in the family.
    package enum Role: String, Hashable, Sendable, CaseIterable {
        /// The aid holder.
        case pengurus
    }

    /// Whole rupiah for one member of a category.
    package struct Amount: DatedRow, Hashable {
        package let validity: Validity
        package let yearly: Int
        package let stage: Int
        package let source: String
    }
}
