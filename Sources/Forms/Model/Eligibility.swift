import Casework

/// Who could have what a programme gives, as data: the conditions one by one, each with its sentence.
///
/// Facts of the rules only: whether anybody is granted or refused aid is decided by people.
package struct Eligibility: Sendable {
    /// The programme's id, `pkh`.
    package let programme: String
    package let label: Wording
    /// Whether a family or each of its members is judged.
    package let about: AlertRule.Subject
    /// Forms that say who has it: a membership that stands, a payment of the last year.
    ///
    /// Without any, all of the programme's say it, and being enrolled does.
    package let holds: [FormID]
    package let needs: [Need]

    /// One condition.
    package struct Need: DatedRow {
        package let when: Expression
        /// Where this does not hold, nothing can be said: the decile nobody knows.
        ///
        /// Nil where all is known.
        package let known: Expression?
        /// What is asked for and what is there: *desil {family.desil}, batas 4*.
        package let why: FactTemplate
        package let validity: Validity
        package let source: String

        package init(
            when: Expression,
            known: Expression?,
            why: FactTemplate,
            validity: Validity,
            source: String,
        ) {
            self.when = when
            self.known = known
            self.why = why
            self.validity = validity
            self.source = source
        }
    }

    package init(
        programme: String,
        label: Wording,
        about: AlertRule.Subject,
        holds: [FormID],
        needs: [Need],
    ) {
        self.programme = programme
        self.label = label
        self.about = about
        self.holds = holds
        self.needs = needs
    }
}
