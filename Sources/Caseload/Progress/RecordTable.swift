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
        /// Nil for one under the veil.
        let state: CheckState?
    }

    struct EventEntry: OfMember {
        let member: UInt64
        let day: Day
        let service: UInt16
        /// Under the veil: no more than its month may be told.
        let isHidden: Bool
    }

    /// The numbers of the documents under the veil.
    private let covered: Set<Int>
    private var checks = EntriesByMember<CheckEntry>()
    private var events = EntriesByMember<EventEntry>()
    private(set) var obligations: [String: UInt16] = [:]
    private(set) var services: [String: UInt16] = [:]
    private(set) var periods: [PeriodID: UInt32] = [:]
    private var periodsByText: [String: UInt32] = [:]

    init(covered: Set<Int>) {
        self.covered = covered
    }

    /// The records of one member.
    struct Slice {
        let checks: ArraySlice<CheckEntry>
        let events: ArraySlice<EventEntry>

        var isEmpty: Bool { checks.isEmpty && events.isEmpty }
    }

    var isEmpty: Bool { checks.isEmpty && events.isEmpty }

    static let checkQuery = "SELECT member, obligation, period, state, doc FROM checked"
    static let eventQuery = "SELECT member, service, date, doc FROM event"

    mutating func add(check row: Row) {
        guard let state = CheckState(rawValue: row.text(3)) else { return }
        let period = number(ofPeriod: row.text(2))
        guard period != .max else { return }
        checks.append(
            CheckEntry(
                member: row.withText(0) { KeyDigest.of($0) },
                period: period,
                obligation: Self.number(row.text(1), in: &obligations),
                state: isCovered(row, 4) ? nil : state,
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
                isHidden: isCovered(row, 3),
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

    /// What may be told of a cell by the records of its member: its state as `CellStatus` has it.
    ///
    /// It is hidden where a record under the veil may count for it, as on the entry page.
    func mark(of cell: ObligationCell, _ records: Slice) -> CellMark {
        var recorded: CheckState?
        if let obligation = obligations[cell.obligation.id], let period = periods[cell.period],
            let check = records.checks.last(where: {
                $0.obligation == obligation && $0.period == period
            })
        {
            guard let state = check.state else { return .hidden }
            recorded = state
        }
        guard let name = cell.obligation.service, let service = services[name] else {
            return recorded.map(CellMark.state) ?? .blank
        }
        let events = records.events.lazy.filter { $0.service == service }
        if !covered.isEmpty, events.contains(where: { $0.isHidden && cell.mayCount($0.day) }) {
            return .hidden
        }
        let byEvents = CellStatus(cell, check: nil, events: events.map(\.day)).state
        let state = cell.obligation.input == .dated ? byEvents ?? recorded : recorded ?? byEvents
        return state.map(CellMark.state) ?? .blank
    }

    private func isCovered(_ row: Row, _ column: Int) -> Bool {
        !covered.isEmpty && covered.contains(row.int(column))
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
