import Casework
import Documents

/// A member's states from the columns that each hold one, and from the list of others.
extension RowReading {
    mutating func states(sex: Sex?) -> [JSONValue] {
        var states: [JSONValue] = []
        func add(_ code: StateCode, from: Day?, to: Day? = nil, due: Day? = nil) {
            var members: [(String, JSONValue)] = [("state", .string(code.rawValue))]
            if let from { members.append(("from", .string(ISODate.text(from)))) }
            if let to { members.append(("to", .string(ISODate.text(to)))) }
            if let due { members.append(("due", .string(ISODate.text(due)))) }
            states.append(.object(JSONObject(members)))
        }
        let pregnant = dayOrYes(.pregnant)
        let due = day(.due, past: false)
        if pregnant != nil || due != nil {
            if sex == .male { note(.pregnant, .warning, .contradiction) }
            add(.hamil, from: pregnant ?? nil, due: due)
        }
        if let delivered = dayOrYes(.delivered) {
            if sex == .male { note(.delivered, .warning, .contradiction) }
            add(.nifas, from: delivered)
        }
        if let (degree, from) = disability() {
            add(StateCode(rawValue: "disabilitas-" + degree), from: from)
        }
        if let since = dayOrYes(.rightsVictim) { add(.korbanHAM, from: since) }
        if let died = dayOrYes(.died) { add(.meninggal, from: died) }
        if let moved = dayOrYes(.moved) { add(.pindah, from: moved) }
        if let text = text(.otherStates) {
            if let entries = ListCell.entries(text) {
                for entry in entries {
                    let code = ([entry.code] + entry.words).joined(separator: "-")
                    add(StateCode(rawValue: code), from: entry.from, to: entry.to, due: entry.due)
                }
            } else {
                note(.otherStates, .valueOmitted, .unreadable)
            }
        }
        return states
    }

    /// `berat`, `berat 01/02/2020`, or a date alone, which means berat.
    private mutating func disability() -> (degree: String, from: Day?)? {
        guard let place = layout.place(.disability), !row.isEmpty(place) else { return nil }
        let text = row[place]
        if text == "-" { return nil }
        if let day = CellDate.day(text) { return ("berat", day) }
        guard let entry = ListCell.entries(text)?.first,
            let degree = CellWords.disability.code(entry.code)
        else {
            note(.disability, .valueOmitted, .unknownWord(expected: CellWords.disability.expected))
            return nil
        }
        return degree == "tidak" ? nil : (degree, entry.from)
    }
}
