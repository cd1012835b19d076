import Exchange

/// One remark about a file of the office: place and reason; the sentence is made by whoever shows it.
///
/// Never a password, nor what a person's cell says.
package struct OfficeFinding: Error, Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        case csv(CSVError)
        /// The first row names none of these columns.
        case noHeader(expected: [String])
        case missingColumn(String)
        /// A cell that must be filled.
        case missing
        /// A login has 1 to 40 of `a-z 0-9 - _`, and begins with a letter or digit.
        case login
        /// A NIK or KK number where a login stands.
        case personNumber
        case repeated(row: Int)
        /// None of `WorkerList.Role`.
        case role
        /// None of `DeskRole`.
        case deskRole
        /// No list of specialisms: small letters, digits and hyphens, with commas between.
        case marks
        /// No row of this regency is a supervisor of that login, or the row is no worker's.
        case supervisor(String)
        /// Two regencies would share the database's name.
        case sameDatabase(String)
        /// A password shorter than `WorkerList.shortestPassword`, or with a control character.
        case password
        /// Neither `diterima` nor `ditolak`.
        case verdict
        case revision
        /// A refusal without its reason tells nobody what to mend.
        case reasonMissing
        /// The regency's database has no such record.
        case unknownRecord
        /// It has the record, but not in this revision.
        case unknownRevision
        /// In the server's words.
        case serverRefused(String)
    }

    /// Row as a spreadsheet counts it, from 1; nil for the file as a whole.
    package var row: Int?
    /// The column's usual header.
    package var column: String?
    package var reason: Reason

    package init(row: Int? = nil, column: String? = nil, _ reason: Reason) {
        self.row = row
        self.column = column
        self.reason = reason
    }
}
