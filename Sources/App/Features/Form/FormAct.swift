import Caseload
import Casework
import Documents
import Forms

/// What a form, and the choice of one, ask of the store.
package enum FormAct: Sendable {
    /// What can be recorded about someone: answers `choices`.
    case choose(RecordSubject)
    /// A new form about someone, or the draft of one, and the record that it comes out of: answers `page`.
    case open(FormID, RecordSubject, after: DocumentID? = nil)
    /// The same about the first member of a family who has not left it.
    case openFirst(FormID, RecordSubject)
    /// The families where an event's record is: answers `families`.
    case families(of: DocumentID)
    /// A record's form, to be changed: answers `page`.
    case edit(DocumentID)
    /// A drawn record's form, empty, to be keyed again: answers `page`.
    case rekey(DocumentID, Quarter)
    /// Keeps a draft; a newer one of the same key replaces one that still waits.
    case keep(FormDraft)
    case drop(key: String)
    /// Makes a draft a record; `sure` saves over warnings, and over what others wrote meanwhile.
    case save(CommitID, FormDraft, sure: Bool)
    /// Takes a saved form, a step or a taking back back.
    case undo(CommitID, RecordChangeBack)
    /// Looks at a picture's file: its size and digest.
    case weigh(path: String, FormField)
    /// The person of the register with this NIK.
    case find(nik: String)
    /// Those of the register who may be the person that is being typed.
    case findAlike(TypedPerson)
}

/// What the store answered.
package enum FormNews: Sendable {
    case choices(NewRecordPage)
    /// Nil where the record is gone, or says of no place.
    case families(EventFamilies?)
    case page(FormPage)
    /// What was to be opened is not there.
    case gone
    case kept(key: String, Result<Moment, Refusal>)
    case saved(CommitID, Result<FormOutcome, Refusal>)
    case undone(CommitID, Result<FormOutcome, Refusal>)
    case weighed(FormField, path: String, Result<PhotoFacts, Refusal>)
    case known(nik: String, KnownPerson?)
    /// The likeliest first.
    case alike(TypedPerson, [Lookalike])
}

/// What is kept of a picture; the picture itself stays where it is.
package struct PhotoFacts: Sendable, Equatable {
    package var sha256: String
    package var bytes: Int

    package init(sha256: String, bytes: Int) {
        self.sha256 = sha256
        self.bytes = bytes
    }
}

/// Someone of the register who was found by a number.
package struct KnownPerson: Sendable, Equatable {
    package var member: DocumentID
    package var name: String
    package var family: DocumentID
    package var village: String

    package init(member: DocumentID, name: String, family: DocumentID, village: String) {
        self.member = member
        self.name = name
        self.family = family
        self.village = village
    }
}
