import Casework
import Documents

/// What a form is filled about: whom it hangs on, as far as that is known.
package struct RecordSubject: Sendable, Hashable {
    package var family: DocumentID?
    package var member: DocumentID?
    package var group: DocumentID?
    package var facility: DocumentID?
    /// A village or another place, in words.
    package var place: String?
    /// Tells drafts apart, until their records are there: two people whom the register does not have by a digest of
    /// what is known of each (`stranger`), two that are otherwise about the same by a number (`beside`).
    package var newcomer: String?

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

    package var isEmpty: Bool {
        var known = self
        known.newcomer = nil
        return known == RecordSubject()
    }

    /// Somebody whom the register does not have, as a list names her; nothing of it can be read out of a draft's
    /// key.
    package static func stranger(name: String, nik: String, kk: String) -> RecordSubject {
        var subject = RecordSubject()
        let known = [Folding.folded(name), nik, kk].joined(separator: "\n")
        if known.utf8.count > 2 { subject.newcomer = SHA256.hex(Array(known.utf8)) }
        return subject
    }
}
