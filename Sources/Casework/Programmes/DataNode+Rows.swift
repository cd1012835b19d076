/// The values that programme files are made of.
extension DataNode {
    package func wording(_ name: String) throws(ProgrammeError) -> Wording {
        guard let wording = try optionalWording(name) else { throw error(name, .missing) }
        return wording
    }

    package func optionalWording(_ name: String) throws(ProgrammeError) -> Wording? {
        guard let node = try child(name) else { return nil }
        try node.allow("id", "en")
        return Wording(id: try node.text("id"), en: try node.text("en"))
    }

    package func day(_ name: String) throws(ProgrammeError) -> Day? {
        guard let text = try optionalText(name) else { return nil }
        guard let day = Day(text) else { throw error(name, .badDay) }
        return day
    }

    package func validity() throws(ProgrammeError) -> Validity {
        guard let from = try day("from") else { throw error("from", .missing) }
        let to = try day("to")
        if let to, to < from { throw error("to", .endsBeforeStart) }
        return Validity(from: from, to: to)
    }

    package func ageMark(_ name: String) throws(ProgrammeError) -> AgeMark? {
        guard let text = try optionalText(name) else { return nil }
        guard let mark = AgeMark(text) else { throw error(name, .badAge) }
        return mark
    }

    package func ageRange(_ name: String) throws(ProgrammeError) -> AgeRange? {
        guard let node = try child(name) else { return nil }
        try node.allow("from", "through")
        let range = AgeRange(
            from: try node.ageMark("from"),
            through: try node.ageMark("through"),
        )
        if range.from == nil, range.through == nil { throw error(name, .empty) }
        try node.checkOrder(range.from, range.through, name: "through")
        return range
    }

    /// The second mark must not lie before the first, whoever they are counted for.
    package func checkOrder(
        _ first: AgeMark?,
        _ second: AgeMark?,
        name: String,
    ) throws(ProgrammeError) {
        guard let first, let second else { return }
        let sample = Day(unchecked: 2000, 1, 31)
        if second.lastDay(after: sample) < first.day(after: sample) {
            throw error(name, .endsBeforeStart)
        }
    }
}

extension ProgrammeError {
    /// Refuses rows of one list that are in force on the same day.
    package static func checkOverlap(
        _ rows: [(Validity, DataNode)]
    ) throws(ProgrammeError) {
        for (index, (validity, node)) in rows.enumerated() {
            for (earlier, other) in rows[..<index] where validity.overlaps(earlier) {
                throw node.error("", .overlaps(other.path))
            }
        }
    }
}
