import Caseload
import Casework
import Documents
import Forms

/// What can be recorded about someone: the forms there are, and whom one can be about from here.
package struct NewRecordPage: Sendable {
    package var subject: RecordSubject
    package var familyName: String
    package var village: String
    package var members: [Member]
    /// The family's *kelompok*.
    package var group: Group?
    /// Those that the members name.
    package var facilities: [Facility]
    /// All institutions there are, by name.
    package var register: [Facility] = []
    package var forms: [Form]
    /// Newest first.
    package var recent: [FormID]
    /// What is begun and not saved.
    package var drafts: [FormDraft]
    /// Programme files whose forms could not be read, in words of the catalogue.
    package var faults: Int

    package init(
        subject: RecordSubject,
        familyName: String = "",
        village: String = "",
        members: [Member] = [],
        group: Group? = nil,
        facilities: [Facility] = [],
        forms: [Form],
        recent: [FormID] = [],
        drafts: [FormDraft] = [],
        faults: Int = 0,
    ) {
        self.subject = subject
        self.familyName = familyName
        self.village = village
        self.members = members
        self.group = group
        self.facilities = facilities
        self.forms = forms
        self.recent = recent
        self.drafts = drafts
        self.faults = faults
    }

    /// Whom a form can be about from here, the one she stands on first.
    func subjects(_ words: Words, today: Day) -> [SubjectChoice] {
        var choices: [SubjectChoice] = []
        if let family = subject.family {
            let whole = RecordSubject(family: family)
            choices.append(SubjectChoice(whole, words.formFamily(familyName), detail: village))
            for member in members {
                var person = whole
                person.member = member.id
                choices.append(
                    SubjectChoice(
                        person,
                        member.name,
                        detail: words.memberBrief(member, on: today),
                    )
                )
            }
        }
        if let group, group.id == subject.group || subject.group == nil {
            let choice = RecordSubject(group: group.id)
            choices.append(SubjectChoice(choice, words.formGroup(group.name)))
        }
        for facility in facilities {
            choices.append(SubjectChoice(RecordSubject(facility: facility.id), facility.name))
        }
        let place = subject.place ?? (village.isEmpty ? nil : village)
        if let place {
            choices.append(SubjectChoice(RecordSubject(place: place), words.formPlace(place)))
        }
        choices.append(SubjectChoice(RecordSubject(), words.formNobody))
        return choices
    }
}

/// One of those a form can be about.
package struct SubjectChoice: Sendable, Equatable {
    package var subject: RecordSubject
    package var label: String
    package var detail: String

    init(_ subject: RecordSubject, _ label: String, detail: String = "") {
        self.subject = subject
        self.label = label
        self.detail = detail
    }
}

extension FormSubject {
    /// Whether a form about this can be filled for someone.
    func fits(_ subject: RecordSubject) -> Bool {
        switch self {
        case .family: subject.family != nil
        case .member: subject.member != nil
        case .group: subject.group != nil
        case .facility: subject.facility != nil
        case .place: subject.place != nil || subject.family != nil
        case .none: true
        }
    }
}
