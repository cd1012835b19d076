import Casework

/// How a record of a form is written as a letter; all of it by questions of the form.
package struct FormLetter: Sendable, Hashable {
    /// Who signs.
    package struct Signer: Sendable, Hashable {
        package let role: Wording
        /// The question with the name; nil leaves the line free.
        package let name: String?
        /// Whoever writes the letter signs here.
        package let isWorker: Bool
        /// Who took the last step in one of these roles signs here; empty for nobody by a role.
        package let desk: [DeskRole]
    }

    /// The questions whose answers say to whom, one line each.
    package let to: [String]
    /// The question with the letter's number.
    package let number: String?
    /// The question that tells until when an answer is awaited.
    package let due: String?
    /// The questions that are told, in this order; nil for all that are answered.
    package let show: [String]?
    /// Whether the steps are told: state, day, and the role at the desk.
    package let tellsSteps: Bool
    /// The last one signs beside place and date; empty for the worker alone.
    package let signers: [Signer]

    package init(
        to: [String] = [],
        number: String? = nil,
        due: String? = nil,
        show: [String]? = nil,
        tellsSteps: Bool = false,
        signers: [Signer] = [],
    ) {
        self.to = to
        self.number = number
        self.due = due
        self.show = show
        self.tellsSteps = tellsSteps
        self.signers = signers
    }
}
