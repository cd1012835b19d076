import Casework

/// All forms, lists, flows, alert rules and calendar marks that the programmes in force bring.
package struct FormBook: Sendable {
    /// By programme, then in the file's order.
    package let forms: [Form]
    package let alerts: [AlertRule]
    package let marks: [CalendarMark]
    package let courses: [Course]
    package let eligibilities: [Eligibility]
    private let byID: [FormID: Int]
    /// By the form they come out of, those whose records can answer its records.
    private let answering: [FormID: Set<FormID>]

    package static let empty = FormBook(forms: [], alerts: [], marks: [])

    package init(
        forms: [Form],
        alerts: [AlertRule],
        marks: [CalendarMark],
        courses: [Course] = [],
        eligibilities: [Eligibility] = [],
    ) {
        self.forms = forms
        self.alerts = alerts
        self.marks = marks
        self.courses = courses
        self.eligibilities = eligibilities
        var table: [FormID: Int] = [:]
        for (place, form) in forms.enumerated() { table[form.id] = place }
        byID = table
        var answering: [FormID: Set<FormID>] = [:]
        for form in forms {
            for followUp in form.followUps where followUp.answered != nil {
                answering[followUp.form, default: []].insert(form.id)
            }
        }
        self.answering = answering
    }

    package func form(_ id: FormID) -> Form? { byID[id].map { forms[$0] } }

    /// The forms whose records are an answer to records of another one.
    package func answering(_ form: FormID) -> Set<FormID> { answering[form] ?? [] }
}
