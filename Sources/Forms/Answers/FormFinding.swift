import Casework

/// What is wrong with one answer, or odd about it.
package struct FormFinding: Hashable, Sendable {
    package let path: AnswerPath
    package let message: FindingReason
    /// Shown, but saving goes on.
    package let isWarning: Bool

    /// Of a paper that is keyed again: a required answer may be blank on it, which whoever keys it is to confirm.
    package var ofBlankPaper: FormFinding {
        message == .required
            ? FormFinding(path: path, message: .blankOnPaper, isWarning: true) : self
    }

    package init(path: AnswerPath, message: FindingReason, isWarning: Bool = false) {
        self.path = path
        self.message = message
        self.isWarning = isWarning
    }
}

/// The place of an answer: a question, or a cell of its table.
package struct AnswerPath: Hashable, Sendable {
    package let question: String
    /// From 0.
    package let row: Int?
    package let column: String?

    package init(_ question: String, row: Int? = nil, column: String? = nil) {
        self.question = question
        self.row = row
        self.column = column
    }
}

extension AnswerPath: CustomStringConvertible {
    /// `anggota[2].nik`.
    package var description: String {
        question + (row.map { "[\($0)]" } ?? "") + (column.map { "." + $0 } ?? "")
    }
}

/// What is wrong with an answer.
///
/// No case carries the answer itself.
package enum FindingReason: Hashable, Sendable {
    case required
    /// Required, and perhaps blank on the paper that is keyed again.
    case blankOnPaper
    /// Of another type than its question keeps.
    case wrongType
    case notANumber
    /// Rupiah have no fractions.
    case notWhole
    /// Either bound may be open.
    case outOfRange(min: Double?, max: Double?)
    case badDay
    case badMonth
    case badNIK(IdentityNumberError)
    case badKK(IdentityNumberError)
    case oddNumber(IdentityNumberWarning)
    case unknownCode
    /// A code of the list that is not in force on the record's day.
    case codeNotInForce
    /// The same twice among several.
    case repeated
    /// In a table that has a row for each member: one who stands in an earlier row, from 1; a warning.
    case alreadyInRow(Int)
    /// Not a document of the kind asked for.
    case badReference
    /// Not one of the family's members (any more); a warning.
    case notInFamily
    /// The most characters.
    case tooLong(Int)
    /// The most rows, or choices.
    case tooMany(Int)
    /// A picture without its path, digest or size.
    case badPhoto
    /// A check of the form, in its own words.
    case rule(Wording)
}
