import Casework
import Documents
import LocalStore

/// What the command line records about one cell.
package enum RecordInput: Sendable, Equatable {
    case state(CheckState)
    case attendance(Attendance)
    case session(SessionMark)
    case date(Day)
    /// Takes the record back.
    case blank
}

extension Caseload {
    /// Records one cell named in text, whatever the store says about it now.
    ///
    /// - `member`: A row key or a whole id: `A-000123`, `member:A-000123`.
    /// - `obligation`: Its id, `hadir-sekolah`, or the service of one, `timbang`.
    /// - `period`: As the record's id has it (`2026-10`, `2026-Q4`, `2026`), or for a window any day in it.
    /// - `moment`: Now.
    /// Throws `unknownMember`, `unknownObligation`, `unknownPeriod`, `doesNotApply`, `notBegun`,
    /// `unknownValue`, `schoolDaysMissing`, `inConflict`.
    package func record(
        member: String,
        obligation: String,
        period: String,
        _ input: RecordInput,
        note: String? = nil,
        at moment: Moment,
    ) throws(CaseloadError) -> CommitOutcome {
        let found = try cell(member: member, obligation: obligation, period: period)
        try Self.requireBegun(found.cell, input, on: moment.day)
        let after = try Self.value(input, of: found.cell, now: found.value, note: note)
        let change = RecordChange(
            member: found.cell.member,
            family: found.family,
            cell: found.cell,
            before: found.value,
            after: after,
        )
        let outcome = try commit([change], at: moment)
        if let overtaken = outcome.overtaken.first {
            if overtaken.before?.isVeiled ?? false { throw .veiled }
            throw overtaken.before?.inConflict ?? false ? .inConflict : .overtaken
        }
        return outcome
    }

    /// What has not begun can only be taken back.
    private static func requireBegun(
        _ cell: ObligationCell,
        _ input: RecordInput,
        on today: Day,
    ) throws(CaseloadError) {
        guard input != .blank else { return }
        guard cell.hasBegun(on: today) else {
            throw .notBegun(period: cell.period.text, today: today)
        }
        if case .date(let day) = input, day > today {
            throw .notBegun(period: day.description, today: today)
        }
    }

    /// The cell that three texts name, with what is recorded.
    package func cell(
        member: String,
        obligation: String,
        period: String,
    ) throws(CaseloadError) -> (cell: ObligationCell, family: DocumentID, value: RecordedValue?) {
        typealias Found = (cell: ObligationCell, family: DocumentID, value: RecordedValue?)
        let result = try read { (reader) throws(StoreError) -> Result<Found, CaseloadError> in
            let reading = CaseloadReader(reader: reader, rules: try rules(reader))
            let id =
                member.utf8.starts(with: "member:".utf8)
                ? DocumentID(member) : DocumentID.member(member)
            guard let person = try reading.member(id),
                let family = try reading.family(person.family)
            else { return .failure(.unknownMember(key: member)) }
            let search = CellSearch(book: reading.rules.book, member: person, family: family)
            do throws(CaseloadError) {
                let cell = try search.find(obligation, period)
                var records = MemberRecords()
                try CaseloadError.lifting { () throws(StoreError) in
                    try reading.records(of: id, into: &records)
                }
                return .success((cell, family.id, records.value(of: cell)))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The cell's value from now on.
    private static func value(
        _ input: RecordInput,
        of cell: ObligationCell,
        now: RecordedValue?,
        note: String?,
    ) throws(CaseloadError) -> RecordedValue? {
        let kind = cell.obligation.input
        switch input {
        case .blank: return nil
        case .state(let state):
            // A service done is a day; and a word never takes days away that are recorded.
            guard kind != .dated || (state != .patuh && now?.dates.isEmpty ?? true) else {
                throw unknown(state.rawValue, kind)
            }
            return RecordedValue(state: state, how: .typed, note: note)
        case .attendance(let attendance):
            guard kind == .attendance else { throw unknown(Self.text(attendance), kind) }
            guard
                let state = cell.obligation.state(of: attendance)
                    ?? (attendance.absences == 0 ? .patuh : nil)
            else { throw .schoolDaysMissing(text: text(attendance)) }
            return RecordedValue(state: state, attendance: attendance, how: .typed, note: note)
        case .session(let mark):
            guard kind == .session else { throw unknown("\(mark)", kind) }
            return RecordedValue(state: mark.state, session: mark, how: .typed, note: note)
        case .date(let day):
            guard kind == .dated else { throw unknown(day.description, kind) }
            guard cell.counted.contains(day) else {
                throw .unknownPeriod(text: day.description, known: [cell.counted.description])
            }
            let dates = Set((now?.dates ?? []) + [day]).sorted()
            let state: CheckState? = dates.count >= cell.obligation.needed ? .patuh : nil
            return RecordedValue(state: state, dates: dates, how: .typed, note: note)
        }
    }

    /// Days missed as a person writes them: `A2/I0/S1`, `87%`.
    private static func text(_ attendance: Attendance) -> String {
        if let percent = attendance.percent { return "\(Int(percent))%" }
        return [("A", attendance.alpa), ("I", attendance.izin), ("S", attendance.sakit)]
            .compactMap { letter, days in days.map { "\(letter)\($0)" } }
            .joined(separator: "/")
    }

    private static func unknown(_ text: String, _ kind: Programme.InputKind) -> CaseloadError {
        var known = CheckState.allCases.map(\.rawValue)
        switch kind {
        case .state: break
        case .attendance: known += ["A/I/S/HE", "85%"]
        case .session: known += SessionMark.allCases.map { "\($0)" }
        case .dated: known = ["2026-10-05", CheckState.tidak.rawValue, "kosong"]
        }
        return .unknownValue(text: text, known: known)
    }
}
