import Documents

/// The checks and events of some members, to be looked up by cell.
package struct RecordBook: Sendable {
    private struct ServiceKey: Hashable {
        let member: DocumentID
        let service: String
    }

    private var checks: [DocumentID: Check] = [:]
    private var events: [ServiceKey: [Day]] = [:]

    package init(
        checks: some Sequence<Check> = [],
        events: some Sequence<ServiceEvent> = [],
    ) {
        for check in checks { add(check) }
        for event in events { add(event) }
    }

    /// A later check of the same cell takes the earlier one's place.
    package mutating func add(_ check: Check) {
        checks[.check(member: check.member, obligation: check.obligation, period: check.period)] =
            check
    }

    package mutating func add(_ event: ServiceEvent) {
        let key = ServiceKey(member: event.member, service: event.service)
        events[key, default: []].append(event.date)
    }

    package func status(of cell: ObligationCell) -> CellStatus {
        CellStatus(cell, check: checks[cell.checkID], events: days(of: cell))
    }

    /// The days of the cell's service, whether they count for it or not.
    package func days(of cell: ObligationCell) -> [Day] {
        guard let service = cell.obligation.service else { return [] }
        return events[ServiceKey(member: cell.member, service: service)] ?? []
    }
}
