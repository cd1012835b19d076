import Casework

/// Why something in an imported file is remarked on.
package enum FindingReason: Sendable, Hashable {
    // MARK: The file
    case csv(CSVError)
    /// No header row, or one whose words fit no kind of file.
    case unknownKind
    /// A column without which rows cannot be read, by its usual header.
    case missingColumn(String)
    /// Two columns mean the same; the first counts.
    case repeatedColumn
    /// A column the program does not know; its cells are kept with the document.
    case unknownColumn
    /// The verification form names no quarter or no year.
    case noQuarter
    /// The verification form names no year, so this one was taken.
    case assumedYear(Int)
    /// The verification form says one quarter in its title and has another one's months; 1 to 4.
    case quarterContradicts(named: Int, months: Int)
    /// Numbers that end in 0 from one row to another: the mark of a spreadsheet that cut them.
    case trailingZeros(rows: ClosedRange<Int>)

    // MARK: A row
    case shortRow(fields: Int, expected: Int)
    case longRow(fields: Int, expected: Int)
    /// The same row key as in an earlier row.
    case repeatedKey(row: Int)
    /// The template's own sample row, left as it was.
    case sampleRow

    /// A register row that the office has sent in its own version, which stands above a file's.
    case outranked
    /// A record of an obligation that the member does not have in that period.
    case notOwed
    /// The worker herself recorded something else; her record stays.
    case recordedOtherwise
    /// No member of the caseload fits the pupil of a verification form.
    case unknownPupil
    /// The pupil's NIK is not the one the register has for the member of his name or NISN; their last
    /// digits, at least four.
    case otherNIK(form: String, register: String)
    /// A period that has not begun on the day of the import, so that nothing can be known about it.
    case notBegun(today: Day)
    /// A programme of which there is no file; those there are.
    case unknownProgramme(known: [String])
    /// A month of a verification form that says something else than an earlier import; this one stands.
    case formDiffers
    /// One form more of the same school and quarter; so many are kept, each to be written back.
    case furtherForm(count: Int)

    // MARK: A row on its way to a server
    /// A worker who has no database there: nobody would get the row.
    case unknownLogin
    /// A family without a worker: it stays at the office.
    case unassigned
    /// Records and forms go to the server from a laptop's own store.
    case notForServer
    /// The server refused the document; in its words.
    case serverRefused(String)

    // MARK: A cell
    case missing
    case key(RowKeyError)
    case identityNumber(IdentityNumberError)
    case identityWarning(IdentityNumberWarning)
    case phone(PhoneNumber.Failure)
    case notANumber
    case numberOutOfRange(ClosedRange<Int>)
    /// A number of which the count of digits is fixed has another.
    case digitCount(expected: Int, found: Int)
    case notADate
    /// A date with two digits of its year, taken as the latest one that fits: LibreOffice saves
    /// dates so.
    case shortYear
    /// A date after the day of import where only the past makes sense.
    case dateInFuture
    /// A date more than 120 years back.
    case dateTooOld
    /// None of the words this column takes.
    case unknownWord(expected: [String])
    /// The cell's text cannot be taken apart as the column's hint says.
    case unreadable
    /// Cannot be together with what the row says elsewhere, as a pregnant man.
    case contradiction
    /// Control characters or marks that turn the writing direction.
    case controlCharacters
    /// Longer than any true value of this column; in bytes.
    case tooLong(limit: Int)
    /// Names a document that is neither in the files nor in the store.
    case unknownReference
    /// A school attendance that cannot be, or disagrees with itself.
    case attendance(VerkomMonth.Fault)
}
