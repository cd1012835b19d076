/// Why a text cannot be a NIK or a family card number (domain reference, section 4).
///
/// No case carries the number itself: these errors are shown, logged and reported.
package enum IdentityNumberError: Error, Hashable, Sendable {
    case empty
    /// A letter or sign among the digits.
    case notDigits
    /// Not 16 digits; how many there were.
    case length(Int)
    case allDigitsEqual
    /// The day part is 00, 32 to 40, or above 71 (women carry their birth day plus 40).
    case day(Int)
    case month(Int)
    /// A day the month never has, in any year the two digits can mean.
    case impossibleDate(day: Int, month: Int)
    case serialZero
    /// A spreadsheet has eaten digits that cannot be brought back.
    case spreadsheet(SpreadsheetDamage)
}
