import Casework
import Documents

/// Rows of `catatan.csv`: a check has an obligation and a period, an event a service and a date.
extension RowReading {
    mutating func record() -> ImportedRecord? {
        let member = reference(.member, .member, required: true)
        let subject = isBlank(.obligation) ? event() : check()
        guard let member, let subject else { return nil }
        return ImportedRecord(
            member: member,
            subject: subject,
            by: text(.recordedBy) ?? "",
            at: text(.recordedAt) ?? "",
            note: text(.note),
        )
    }

    // MARK: Checks

    private mutating func check() -> ImportedRecord.Subject? {
        guard let obligation = code(of: .obligation), let period = period() else { return nil }
        let facts = facts()
        var state = code(.state, .checkState, orElse: .error).flatMap(CheckState.init(rawValue:))
        // A group session's mark says the state by itself.
        state = state ?? facts?.session?.state
        guard let state else {
            note(.state, .error, .missing)
            return nil
        }
        return .check(obligation: obligation, period: period, state: state, facts: facts)
    }

    private mutating func period() -> PeriodID? {
        guard let text = text(.period, required: true) else { return nil }
        guard let period = PeriodID(text) else {
            note(.period, .error, .unreadable)
            return nil
        }
        return period
    }

    private mutating func facts() -> CheckFacts? {
        var session: SessionMark?
        if let mark = text(.attendance) {
            session = SessionMark(rawValue: mark.uppercased())
            if session == nil {
                note(.attendance, .valueOmitted, .unknownWord(expected: ["H", "S", "A"]))
            }
        }
        let attendance = attendance()
        guard session != nil || attendance != nil else { return nil }
        return CheckFacts(attendance: attendance, session: session)
    }

    private mutating func attendance() -> Attendance? {
        let alpa = number(.alpa, 0...31)
        let izin = number(.izin, 0...31)
        let sakit = number(.sakit, 0...31)
        let effective = number(.effectiveDays, 1...31)
        let percent = measure(.percent, 0...100)
        guard alpa != nil || izin != nil || sakit != nil || effective != nil || percent != nil
        else { return nil }
        do throws(Attendance.Failure) {
            return try Attendance(
                alpa: alpa,
                izin: izin,
                sakit: sakit,
                effective: effective,
                percent: percent,
            )
        } catch {
            let days = effective ?? 31
            note(.alpa, .error, .attendance(.moreAbsentThanDays(days: days)))
            return nil
        }
    }

    // MARK: Events

    private mutating func event() -> ImportedRecord.Subject? {
        guard let service = code(of: .service), let date = day(.date, required: true, past: true)
        else { return nil }
        var values: [(String, JSONValue)] = []
        if let weight = measure(.weight, 0...300) {
            values.append(("weightKg", .number(JSONNumber(weight))))
        }
        if let height = measure(.height, 0...250) {
            values.append(("heightCm", .number(JSONNumber(height))))
        }
        values += otherValues()
        return .event(service: service, date: date, values: JSONObject(values))
    }

    /// `nama=nilai | nama=nilai`, numbers as numbers.
    private mutating func otherValues() -> [(String, JSONValue)] {
        guard let text = text(.values) else { return [] }
        var values: [(String, JSONValue)] = []
        for part in text.split(separator: "|") {
            let sides = part.split(separator: "=", maxSplits: 1).map(Cells.trimmed)
            guard sides.count == 2, !sides[0].isEmpty else {
                note(.values, .valueOmitted, .unreadable)
                return []
            }
            if case .value(let number) = CellNumber.decimal(sides[1]) {
                values.append((sides[0], .number(JSONNumber(number))))
            } else {
                values.append((sides[0], .string(sides[1])))
            }
        }
        return values
    }

    // MARK: Cells

    /// A rule's code: it becomes part of an id, so a row key's signs are all it has.
    private mutating func code(of field: CaseloadField) -> String? {
        if isBlank(field) {
            note(field, .error, .missing)
            return nil
        }
        return key(field, required: true)
    }

    private mutating func measure(_ field: CaseloadField, _ range: ClosedRange<Int>) -> Double? {
        guard let place = layout.place(field), !row.isEmpty(place) else { return nil }
        switch CellNumber.percent(row[place]) {
        case .blank: return nil
        case .bad:
            note(field, .valueOmitted, .notANumber)
            return nil
        case .value(let number):
            guard number <= Double(range.upperBound) else {
                note(field, .valueOmitted, .numberOutOfRange(range))
                return nil
            }
            return number
        }
    }
}
