import Documents

/// One group of members about which leaves disagree, for a person to choose.
package struct FieldGroupConflict: Sendable, Equatable {
    /// One of the values there are, and who has it.
    package struct Option: Sendable, Equatable {
        /// The leaves that say so, the greatest first; its authorship is the first one's.
        package let leaves: [RevisionID]
        /// The group's member, or an object of them; nil where the record has none of them.
        package let value: JSONValue?
        /// For the choice whether the record stays: this one deletes it.
        package let deletes: Bool
    }

    package let group: FieldGroup
    /// At least two, in the order of their greatest leaves.
    package let options: [Option]

    package var name: FieldPath { group.name }
}
