import Caseload
import Casework

/// Cells of states and of sessions: one key each.
extension EntryState {
    /// 1 met, 2 not met, 3 excused, 0 does not apply.
    static func state(digit: Unicode.Scalar) -> CheckState? {
        switch digit {
        case "1": .patuh
        case "2": .tidak
        case "3": .izin
        case "0": .tidakBerlaku
        default: nil
        }
    }

    mutating func setState(digit: Unicode.Scalar) -> EntryAnswer {
        guard let state = Self.state(digit: digit) else { return .refused(.noSuchState) }
        return setAndMoveOn(RecordedValue(state: state, how: .typed))
    }

    /// Takes h present, s sick, a absent, and the digits; capitals are left to jump by.
    mutating func pressSession(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        switch scalar {
        case "h": return setSession(.hadir)
        case "s": return setSession(.sakit)
        case "a": return setSession(.alfa)
        default: break
        }
        guard scalar.isDigit else { return nil }
        guard let state = Self.state(digit: scalar) else { return .refused(.noSuchState) }
        return setSession(SessionMark(state))
    }

    /// Sets a mark; nil where the session does not concern the family.
    private mutating func setSession(_ mark: SessionMark?) -> EntryAnswer {
        setAndMoveOn(
            RecordedValue(state: mark?.state ?? .tidakBerlaku, session: mark, how: .typed)
        )
    }

    /// Shift and 1, 2, 3: *tidak* in the row's first, second or third month, wherever in it the cursor is.
    ///
    /// Shift and 4, 5, 6: *izin* there. Then on from that cell.
    /// As the US layout has them, which laptops in Indonesia have.
    mutating func chooseInMonth(_ scalar: Unicode.Scalar) -> EntryAnswer? {
        guard let number = Self.shiftedDigits.firstIndex(of: scalar) else { return nil }
        let place = CellPlace(cursor.row, number % 3)
        if let notice = obstacle(at: place) { return .refused(notice) }
        go(to: place)
        return choose(number < 3 ? .tidak : .izin)
    }

    private static let shiftedDigits: [Unicode.Scalar] = ["!", "@", "#", "$", "%", "^"]

    /// Sets a state in a cell of any kind and moves on; `-` is *tidak* everywhere.
    mutating func choose(_ state: CheckState) -> EntryAnswer {
        guard let entry = grid?.cell(at: cursor) else { return .refused(.noCell) }
        switch entry.cell.obligation.input {
        case .state: return setAndMoveOn(RecordedValue(state: state, how: .typed))
        case .session: return setSession(SessionMark(state))
        case .attendance:
            typing = typing.waitingDays.map { .waiting($0) } ?? .nothing
            return setAndMoveOn(sheetValue(state))
        case .dated:
            guard state != .patuh || entry.cell.obligation.batchAllowed else {
                return .refused(.needsDates)
            }
            return setAndMoveOn(RecordedValue(state: state, how: .typed))
        }
    }
}
