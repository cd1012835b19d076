/// Why a programme file is refused, and where.
package struct ProgrammeError: Error, Hashable, Sendable {
    package let file: String
    /// `obligations[3].rules[0].percent`; empty for the file as a whole.
    package let path: String
    package let reason: Reason

    package init(file: String, path: String, reason: Reason) {
        self.file = file
        self.path = path
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        /// Not JSON5 from here on; line and column count from 1.
        case syntax(line: Int, column: Int)
        /// Larger than any programme, in bytes.
        case tooLarge(limit: Int)
        case missing
        case wrongType(expected: DocumentFault.Expected)
        /// A name this place does not have, but one very like it.
        case misspelt(near: String)
        case badDay
        /// Not a number with d, w, m or y behind it.
        case badAge
        /// Small letters, digits and hyphens make an id.
        case badID
        case endsBeforeStart
        /// Two rows of one list are in force on the same day; the other one's path.
        case overlaps(String)
        case duplicate(String)
        /// Names something the file does not have.
        case unknownReference(String, near: String?)
        case unknownCode(allowed: [String])
        case empty
        case outOfRange(Int, Int)
        /// A month stands in no stage, or in two.
        case stagesIncomplete(month: Int)
        /// The stages do not add up to the year's amount.
        case amountsDisagree
        /// Members that exclude each other, or one without the other it needs.
        case notTogether(String)
        case newerVersion(Int)
        /// The document says it is something else than a programme.
        case otherKind
    }
}
