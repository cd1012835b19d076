import Casework
import Documents
import LocalStore

/// The checks and events of some members with their revisions, to be looked up by cell.
struct MemberRecords {
    private(set) var book = RecordBook()
    private(set) var checks: [DocumentID: (check: Check, revision: RevisionID)] = [:]
    /// The documents in conflict.
    var disputed: Set<DocumentID> = []
    /// Checks and events under the veil: nothing is known of them but what they are about.
    private(set) var veiled: [DocumentID: StoredDocument] = [:]
    /// The months of veiled events, by member and service.
    private var veiledMonths: [String: [Month]] = [:]
    /// By member and service.
    private var events: [String: [(event: ServiceEvent, revision: RevisionID)]] = [:]

    mutating func add(check stored: StoredDocument) {
        guard !Veil.covers(stored.body) else {
            veiled[stored.id] = stored
            return
        }
        guard let check = try? Check(.object(stored.body), id: stored.id) else { return }
        book.add(check)
        checks[stored.id] = (check, stored.revision)
    }

    mutating func add(event stored: StoredDocument) {
        guard let event = try? ServiceEvent(.object(stored.body), id: stored.id) else { return }
        guard !Veil.covers(stored.body) else {
            veiled[stored.id] = stored
            veiledMonths[key(event.member, event.service), default: []].append(event.date.month)
            return
        }
        book.add(event)
        events[key(event.member, event.service), default: []].append((event, stored.revision))
    }

    /// What the store says about a cell; nil is *belum dicatat*.
    func value(of cell: ObligationCell) -> RecordedValue? {
        guard !hides(cell) else { return .veiled }
        let check = checks[cell.checkID]
        let counted = events(of: cell)
        let status = CellStatus(cell, check: check?.check, events: counted.map(\.event.date))
        var value: RecordedValue?
        if !counted.isEmpty, cell.obligation.input == .dated || check == nil {
            value = RecordedValue(status.state, counted.map(\.event))
        } else {
            value = check.map { RecordedValue($0.check, $0.revision) }
        }
        if !disputed.isEmpty {
            value?.inConflict =
                disputed.contains(cell.checkID)
                || counted.contains { disputed.contains($0.event.id) }
        }
        return value
    }

    /// Whether a record of a cell is under the veil.
    private func hides(_ cell: ObligationCell) -> Bool {
        guard !veiled.isEmpty else { return false }
        if veiled[cell.checkID] != nil { return true }
        guard let service = cell.obligation.service else { return false }
        return veiledMonths[key(cell.member, service)]?.contains { cell.mayCount($0.firstDay) }
            ?? false
    }

    /// What counts of a cell, as far as it may be told.
    func status(of cell: ObligationCell) -> CellStatus {
        hides(cell) ? .hidden(needed: cell.obligation.needed) : book.status(of: cell)
    }

    /// The events that count for a cell, by date.
    func events(of cell: ObligationCell) -> [(event: ServiceEvent, revision: RevisionID)] {
        guard let service = cell.obligation.service else { return [] }
        return (events[key(cell.member, service)] ?? [])
            .filter { cell.counted.contains($0.event.date) }
            .sorted { $0.event.date < $1.event.date }
    }

    /// All events, in no order.
    var allEvents: [(event: ServiceEvent, revision: RevisionID)] { events.values.flatMap { $0 } }

    private func key(_ member: DocumentID, _ service: String) -> String {
        member.rawValue + " " + service
    }
}

extension RecordedValue {
    /// What is told of a record under the veil.
    static var veiled: RecordedValue {
        var value = RecordedValue(state: nil, how: .typed)
        value.isVeiled = true
        return value
    }

    /// What a check says.
    init(_ check: Check, _ revision: RevisionID) {
        self.init(
            state: check.state,
            attendance: check.facts?.attendance,
            session: check.facts?.session,
            how: check.authorship.how,
            note: check.note,
            by: check.authorship.by,
            at: check.authorship.at,
            device: check.authorship.device,
            rule: check.rule,
            record: check.record,
            revision: revision,
        )
        sessions = check.sessions
    }

    /// What events say: their dates, and who recorded the last of them.
    init(_ state: CheckState?, _ events: [ServiceEvent]) {
        let last = events.max { $0.authorship.at < $1.authorship.at }
        self.init(
            state: state,
            dates: events.map(\.date),
            how: last?.authorship.how ?? .typed,
            note: events.lazy.compactMap(\.note).first,
            by: last?.authorship.by ?? "",
            at: last?.authorship.at ?? "",
            device: last?.authorship.device ?? "",
        )
    }

    /// Whether both say the same about the cell, whoever recorded it and how.
    func agrees(with other: RecordedValue) -> Bool {
        guard isVeiled == other.isVeiled, dates == other.dates, note == other.note else {
            return false
        }
        // Where dates are recorded, the state follows from them.
        if !dates.isEmpty { return true }
        return state == other.state && attendance == other.attendance && session == other.session
    }
}

extension ObligationCell {
    /// Whether an event of which only the month is known may count for it.
    func mayCount(_ day: Day) -> Bool {
        (counted.first.month...counted.last.month).contains(day.month)
    }
}
