import Casework

/// A rule of early detection (*deteksi dini*) as data.
package struct AlertRule: DatedRow {
    package let id: FormID
    package let label: Wording
    package let about: Subject
    /// Over facts alone; see `FactNames`.
    package let when: Expression
    /// With `{expression}` in it, computed from the same facts.
    package let why: FactTemplate
    /// The form that answers it, or nil for the entry grid.
    package let act: FormID?
    /// Further forms of which a record answers it too.
    package let also: [FormID]
    /// The kind of the family's records of which the one that is due first is the answer: it is opened, and
    /// nothing but its own steps takes the alert away.
    package let opens: OpenedKind?
    /// 1 to 9; the heavier first.
    package let weight: Int
    /// Specialisms, beside those that every record of its act bears.
    package let marks: [MarkRule]
    package let validity: Validity
    package let source: String

    package enum Subject: String, Hashable, Sendable, CaseIterable {
        case member, family
    }

    /// Records that can be opened in answer.
    package enum OpenedKind: String, Hashable, Sendable, CaseIterable {
        case complaint, referral, `case`, proposal
    }

    package init(
        id: FormID,
        label: Wording,
        about: Subject,
        when: Expression,
        why: FactTemplate,
        act: FormID?,
        also: [FormID] = [],
        opens: OpenedKind? = nil,
        weight: Int,
        marks: [MarkRule] = [],
        validity: Validity,
        source: String,
    ) {
        self.id = id
        self.label = label
        self.about = about
        self.when = when
        self.why = why
        self.act = act
        self.also = also
        self.opens = opens
        self.weight = weight
        self.marks = marks
        self.validity = validity
        self.source = source
    }
}

/// A sentence in both languages with expressions in it.
package struct FactTemplate: Sendable {
    package enum Part: Sendable {
        case text(String)
        case value(Expression)
    }

    package let id: [Part]
    package let en: [Part]

    package init(id: [Part], en: [Part]) {
        self.id = id
        self.en = en
    }
}

/// A date of the office's calendar that comes back every month: the 17th, when the register is drawn.
package struct CalendarMark: DatedRow {
    package let id: FormID
    package let label: Wording
    /// The day of the month; the last one in shorter months.
    package let day: Int
    /// How long before it shows in the agenda.
    package let lead: AgeMark
    package let validity: Validity
    package let source: String

    package init(
        id: FormID,
        label: Wording,
        day: Int,
        lead: AgeMark,
        validity: Validity,
        source: String,
    ) {
        self.id = id
        self.label = label
        self.day = day
        self.lead = lead
        self.validity = validity
        self.source = source
    }
}
