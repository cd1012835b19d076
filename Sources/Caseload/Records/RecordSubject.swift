import Documents

/// What a form is filled about: whom it hangs on, as far as that is known.
package struct RecordSubject: Sendable, Hashable {
    package var family: DocumentID?
    package var member: DocumentID?
    package var group: DocumentID?
    package var facility: DocumentID?
    /// A village or another place, in words.
    package var place: String?

    package init(
        family: DocumentID? = nil,
        member: DocumentID? = nil,
        group: DocumentID? = nil,
        facility: DocumentID? = nil,
        place: String? = nil,
    ) {
        self.family = family
        self.member = member
        self.group = group
        self.facility = facility
        self.place = place
    }

    package var isEmpty: Bool { self == RecordSubject() }
}
