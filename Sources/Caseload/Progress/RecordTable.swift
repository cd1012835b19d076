import Casework
import Documents
import LocalStore

/// All checks and events that can matter to a quarter, by member: some 16 bytes each.
///
/// Members are told apart by a 64-bit digest of their row key: among a million of them the chance that
/// any two meet is one in 30 million, and then two tallies are off.
struct RecordTable: Sendable {
    struct CheckEntry: OfMember {
        let member: UInt64
        let period: UInt32
        let obligation: UInt16
        let state: CheckState
    }

    struct EventEntry: OfMember {
        let member: UInt64
        let day: Day
        let service: UInt16
    }

    private var checks = EntriesByMember<CheckEntry>()
    private var events = EntriesByMember<EventEntry>()
    private(set) var obligations: [String: UInt16] = [:]
    private(set) var services: [String: UInt16] = [:]
    private(set) var periods: [PeriodID: UInt32] = [:]
    private var periodsByText: [String: UInt32] = [:]

    /// The records of one member.
    struct Slice {
        let checks: ArraySlice<CheckEntry>
        let events: ArraySlice<EventEntry>

        var isEmpty: Bool { checks.isEmpty && events.isEmpty }
    }

    var isEmpty: Bool { checks.isEmpty && events.isEmpty }

    static let checkQuery = "SELECT member, obligation, period, state FROM checked"
    static let eventQuery = "SELECT member, service, date FROM event"

    mutating func add(check row: Row) {
        guard let state = CheckState(rawValue: row.text(3)) else { return }
        let period = number(ofPeriod: row.text(2))
        guard period != .max else { return }
        checks.append(
            CheckEntry(
                member: row.withText(0) { KeyDigest.of($0) },
                period: period,
                obligation: Self.number(row.text(1), in: &obligations),
                state: state,
            )
        )
    }

    mutating func add(event row: Row) {
        guard !row.isNull(2) else { return }
        events.append(
            EventEntry(
                member: row.withText(0) { KeyDigest.of($0) },
                day: Day(dayNumber: row.int(2)),
                service: Self.number(row.text(1), in: &services),
            )
        )
    }

    /// To be called once all are added.
    mutating func sort() {
        checks.sort { _, _ in false }
        events.sort { _, _ in false }
    }

    /// The records of the member with this digest.
    func records(of member: UInt64) -> Slice {
        Slice(
            checks: checks.of(member),
            events: events.of(member),
        )
    }

    /// The state of a cell by the records of its member, as `CellStatus` has it.
    func state(of cell: ObligationCell, _ records: Slice) -> CheckState? {
        var recorded: CheckState?
        if let obligation = obligations[cell.obligation.id], let period = periods[cell.period] {
            recorded =
                records.checks.last {
                    $0.obligation == obligation && $0.period == period
                }?.state
        }
        guard let name = cell.obligation.service, let service = services[name] else {
            return recorded
        }
        let days = records.events.lazy.filter { $0.service == service }.map(\.day)
        let byEvents = CellStatus(cell, check: nil, events: days).state
        return cell.obligation.input == .dated ? byEvents ?? recorded : recorded ?? byEvents
    }

    private mutating func number(ofPeriod text: String) -> UInt32 {
        if let known = periodsByText[text] { return known }
        var number = UInt32.max
        if let period = PeriodID(text) {
            number = UInt32(periods.count)
            periods[period] = number
        }
        periodsByText[text] = number
        return number
    }

    private static func number(_ text: String, in numbers: inout [String: UInt16]) -> UInt16 {
        if let known = numbers[text] { return known }
        // More names than programmes can have share the last number, which no cell asks for.
        let number = UInt16(clamping: numbers.count)
        if number < .max { numbers[text] = number }
        return number
    }
}
