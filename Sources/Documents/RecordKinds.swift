/// The kinds of documents that a worker writes: the text before the colon of their ids.
///
/// The counterpart of `OfficeKinds`: the server's validation function, the reader of forms and the merge
/// draw the line here. A document of any other kind is kept and passed on, never made.
package enum RecordKinds {
    /// Made of a programme's obligations: the state of one in a period, and dated services.
    package static let ofObligations: Set<String> = ["check", "event"]

    /// Made by filling a form.
    package static let ofForms: Set<String> = [
        "visit", "session", "proposal", "complaint", "referral", "assessment", "aid", "case",
        "disaster", "venture", "membership", "review",
    ]

    /// Made by whoever looks after the workers: which records are keyed again, and what came of it.
    package static let ofSupervision: Set<String> = ["sample", "rekey"]

    package static let written = ofObligations.union(ofForms).union(ofSupervision)
}
