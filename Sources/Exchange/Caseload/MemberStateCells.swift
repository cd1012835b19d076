import Casework
import Documents

/// A member's states spread over the columns that each hold one; what does not fit goes to the
/// list.
struct MemberStateCells {
    private(set) var pregnant = ""
    private(set) var due = ""
    private(set) var delivered = ""
    private(set) var disability = ""
    private(set) var rightsVictim = ""
    private(set) var died = ""
    private(set) var moved = ""
    private(set) var others = ""

    init(_ states: [JSONValue]) {
        var list: [ListCell] = []
        // A column's state goes to the list once a list entry stands before it, so that order is
        // kept.
        for state in states {
            guard let code = state["state"]?.string else { continue }
            var entry = ListCell(code: code)
            entry.from = state["from"]?.string.flatMap { Day($0) }
            entry.to = state["to"]?.string.flatMap { Day($0) }
            entry.due = state["due"]?.string.flatMap { Day($0) }
            if !list.isEmpty || !put(entry) { list.append(entry) }
        }
        others = list.map(\.text).joined(separator: " | ")
    }

    private mutating func put(_ entry: ListCell) -> Bool {
        guard entry.to == nil else { return false }
        let day = entry.from?.description ?? "ya"
        switch entry.code {
        case StateCode.hamil.rawValue where pregnant.isEmpty && due.isEmpty:
            due = entry.due?.description ?? ""
            pregnant = due.isEmpty || entry.from != nil ? day : ""
        case _ where entry.due != nil:
            return false
        case StateCode.nifas.rawValue where delivered.isEmpty: delivered = day
        case "disabilitas-berat" where disability.isEmpty,
            "disabilitas-sedang" where disability.isEmpty,
            "disabilitas-ringan" where disability.isEmpty:
            let degree = entry.code.dropFirst("disabilitas-".count)
            disability = entry.from.map { "\(degree) \($0)" } ?? String(degree)
        case StateCode.korbanHAM.rawValue where rightsVictim.isEmpty: rightsVictim = day
        case StateCode.meninggal.rawValue where died.isEmpty: died = day
        case StateCode.pindah.rawValue where moved.isEmpty: moved = day
        default: return false
        }
        return true
    }
}
