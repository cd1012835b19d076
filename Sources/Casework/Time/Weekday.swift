/// A day of the week; the week starts on Monday, as on Indonesian calendars.
package enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Monday first; kept so that a lookup does not build the list anew.
    static let all = Weekday.allCases
}
