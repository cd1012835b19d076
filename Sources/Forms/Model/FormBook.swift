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
    }

    package func form(_ id: FormID) -> Form? { byID[id].map { forms[$0] } }
}
