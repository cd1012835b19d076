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
        /// Not an expression from here on, in bytes from 0.
        case badExpression(offset: Int, ExpressionFault)
        /// An expression or title names what is neither an answer of the form nor a fact.
        case unknownName(String, near: String?)
        /// An expression compares an answer with a code its list does not have.
        case codeNotInList(String, near: String?)
        /// A comparison of values that are never equal and in no order, a text with a number; its sign.
        case neverComparable(String)
        /// Names something that no programme has.
        case unknownElsewhere(String, near: String?)
        /// A word that means something in expressions already.
        case reservedName(String)
        /// A question of another kind than this place takes.
        case wrongQuestionKind(expected: [String])
        /// Answers that depend on each other in a circle.
        case circle([String])
        case tableInTable
        /// A table that begins with the family's members needs a column that names the member.
        case needsMemberColumn
        /// A roster covers obligations that are met or not in a month, quarter or year; not this one, which
        /// needs dates, a school's days or windows.
        case notCoverable(String)
        /// No step leads from the start to this state.
        case unreachable(String)
        /// A state that neither ends nor leads on.
        case deadEnd(String)
        /// A brace that is not closed, or not opened.
        case badTemplate
        /// Sound in itself, but without what another programme in force needs of it: that one's fault then.
        indirect case breaks(ProgrammeError)
    }
}
