/// Reading who belongs to a programme.
extension DataNode {
    func categoryRows(
        states: [Programme.StateRule],
        levels: [Programme.SchoolLevel],
        calendar: [Programme.CalendarRow],
    ) throws(ProgrammeError) -> [Programme.Category] {
        let nodes = try children("categories")
        // The engine keeps a member's categories as the bits of one word.
        guard nodes.count <= 64 else { throw error("categories", .outOfRange(1, 64)) }
        var categories: [Programme.Category] = []
        for node in nodes {
            try node.allow("id", "component", "label", "who", "amounts")
            let id = try node.identifier("id")
            if categories.contains(where: { $0.id == id }) {
                throw node.error("id", .duplicate(id))
            }
            categories.append(
                Programme.Category(
                    id: id,
                    component: try node.wording("component"),
                    label: try node.wording("label"),
                    who: try node.whoRows(
                        states: states.map(\.code.rawValue),
                        levels: levels.map(\.id),
                    ),
                    amounts: try node.amountRows(calendar),
                )
            )
        }
        return categories
    }

    private func whoRows(
        states: [String],
        levels: [String],
    ) throws(ProgrammeError) -> [Programme.WhoRow] {
        var rows: [(Validity, DataNode)] = []
        var who: [Programme.WhoRow] = []
        for node in try requiredChildren("who") {
            try node.allow(
                "from",
                "to",
                "age",
                "states",
                "school",
                "outOfSchool",
                "sex",
                "role",
                "source",
            )
            let row = Programme.WhoRow(
                validity: try node.validity(),
                age: try node.ageRange("age"),
                states: try node.references("states", among: states)
                    .map { StateCode(rawValue: $0) },
                school: try node.references("school", among: levels),
                outOfSchool: try node.flag("outOfSchool", or: false),
                sex: try node.code("sex", as: Sex.self),
                role: try node.code("role", as: Programme.Role.self),
                source: try node.text("source"),
            )
            if row.outOfSchool, !row.school.isEmpty {
                throw node.error("outOfSchool", .notTogether("school"))
            }
            // Without any condition every member of every family would belong.
            let isOpen =
                row.age == nil && row.states.isEmpty && row.school.isEmpty && row.role == nil
            if isOpen { throw node.error("", .empty) }
            rows.append((row.validity, node))
            who.append(row)
        }
        try ProgrammeError.checkOverlap(rows)
        return who
    }

    private func amountRows(
        _ calendar: [Programme.CalendarRow]
    ) throws(ProgrammeError) -> [Programme.Amount] {
        var rows: [(Validity, DataNode)] = []
        var amounts: [Programme.Amount] = []
        for node in try children("amounts") {
            try node.allow("from", "to", "yearly", "stage", "source")
            let amount = Programme.Amount(
                validity: try node.validity(),
                yearly: try node.int("yearly", Rupiah.range),
                stage: try node.int("stage", Rupiah.range),
                source: try node.text("source"),
            )
            // A year may have been paid in other runs than the usual stages that the amount is given for.
            let calendars = calendar.filter { $0.validity.overlaps(amount.validity) }
            let agrees = calendars.contains { amount.stage * $0.stages.count == amount.yearly }
            if !calendars.isEmpty, !agrees { throw node.error("stage", .amountsDisagree) }
            rows.append((amount.validity, node))
            amounts.append(amount)
        }
        try ProgrammeError.checkOverlap(rows)
        return amounts
    }
}

enum Rupiah {
    /// From nothing to a thousand million: above it a zero too many was typed.
    static let range = 0...1_000_000_000
}
