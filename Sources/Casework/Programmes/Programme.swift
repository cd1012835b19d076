import Documents

/// A programme as data: who belongs to it, what they owe and what is paid, each row with its dates.
///
/// Read from a JSON5 file or from a document `programme:<id>`, and checked while read; a value of this
/// type holds no dangling reference, no overlapping rows and no empty list.
package struct Programme: Sendable {
    package let id: String
    package let name: Wording
    package let short: Wording
    package let source: String
    /// Status words of an enrolment that carry obligations.
    package let activeStatuses: [String]
    /// Whether families belong to it: it says who does, or what they owe or are paid.
    ///
    /// Visits, updates of the register and the desk are for everybody.
    package let enrols: Bool
    /// Empty in a file that brings nothing but forms.
    package let calendar: [CalendarRow]
    package let states: [StateRule]
    package let schoolLevels: [SchoolLevel]
    package let categories: [Category]
    package let familyAmounts: [FamilyAmount]
    package let caps: [Cap]
    package let limits: [Limit]
    package let forms: [FormRule]
    package let obligations: [ObligationRule]
    /// How long records are kept on the laptops.
    package let retention: [RetentionRule]
    /// The words by which columns of lists of deciles name the programme: `BPNT`.
    package let headers: [String]
    /// Minimum wages by region, dated.
    package let wages: [MinimumWage]
    /// Members of the file this program does not know, by path: kept, not used.
    package let unknownMembers: [String]
    /// The file as it was read.
    package let json: JSONValue

    package var documentID: DocumentID { .programme(id) }

    package func category(_ id: String) -> Category? { categories.first { $0.id == id } }
    package func obligation(_ id: String) -> ObligationRule? { obligations.first { $0.id == id } }

    /// How the *Jml* column of the education form is read on a day.
    package func totalReading(on day: Day) -> TotalReading {
        forms.inForce(on: day)?.total ?? .present
    }
}
