import Documents

/// Reading a programme from its JSON, checked on the way.
extension Programme {
    /// Members of the same file that the module `Forms` reads and checks.
    package static let formMembers = [
        "pillar", "lists", "flows", "records", "alerts", "marks", "courses", "eligible",
    ]

    /// Reads and checks; `file` is what the errors call it, a file's name or a document's id.
    package init(json: JSONValue, file: String) throws(ProgrammeError) {
        guard case .object(let object) = json else {
            throw ProgrammeError(file: file, path: "", reason: .wrongType(expected: .object))
        }
        let unknown = DataNode.UnknownMembers()
        let root = DataNode(file: file, path: "", object: object, unknown: unknown)
        try root.checkEnvelope()
        try root.allow(
            [
                "type",
                "v",
                "id",
                "name",
                "short",
                "source",
                "membership",
                "calendar",
                "states",
                "schoolLevels",
                "categories",
                "familyAmounts",
                "caps",
                "limits",
                "forms",
                "obligations",
                // Of older files; what is taught is a course now.
                "modules",
                "retention",
                "headers",
                "wages",
            ] + Programme.formMembers
        )
        self.json = json
        id = try root.identifier("id")
        name = try root.wording("name")
        short = try root.optionalWording("short") ?? name
        source = try root.text("source")
        activeStatuses = try root.activeStatuses()
        calendar = try root.calendarRows()
        states = try root.stateRules()
        schoolLevels = try root.schoolLevelRows()
        categories = try root.categoryRows(
            states: states,
            levels: schoolLevels,
            calendar: calendar,
        )
        let categoryIDs = categories.map(\.id)
        familyAmounts = try root.familyAmountRows()
        caps = try root.capRows()
        limits = try root.limitRows(categories: categoryIDs)
        forms = try root.formRows()
        obligations = try root.obligationRules(categories: categoryIDs, states: states)
        enrols =
            object["membership"] != nil || !categories.isEmpty || !familyAmounts.isEmpty
            || !obligations.isEmpty
        retention = try root.retentionRules()
        headers = try root.texts("headers")
        wages = try root.wageRows()
        // A file may hold nothing but forms; what is owed and paid has its stages.
        if calendar.isEmpty,
            !obligations.isEmpty || categories.contains(where: { !$0.amounts.isEmpty })
        {
            throw root.error("calendar", .missing)
        }
        unknownMembers = unknown.paths
    }
}

extension DataNode {
    package func checkEnvelope() throws(ProgrammeError) {
        if let type = try optionalText("type"), type != DocumentKind.programme.rawValue {
            throw error("type", .otherKind)
        }
        if let version = try optionalInt("v", 1...1_000_000), version > 1 {
            throw error("v", .newerVersion(version))
        }
    }

    /// Words compare without regard to case.
    func activeStatuses() throws(ProgrammeError) -> [String] {
        guard let node = try child("membership") else { return ["aktif"] }
        try node.allow("active")
        let words = try node.texts("active").map { $0.lowercased() }
        if words.isEmpty { throw node.error("active", .missing) }
        return words
    }

    func calendarRows() throws(ProgrammeError) -> [Programme.CalendarRow] {
        var rows: [(Validity, DataNode)] = []
        var calendar: [Programme.CalendarRow] = []
        for node in try children("calendar") {
            try node.allow("from", "to", "stages", "paid", "source")
            let validity = try node.validity()
            rows.append((validity, node))
            calendar.append(
                Programme.CalendarRow(
                    validity: validity,
                    stages: try node.stages(),
                    paid: try node.months("paid"),
                    source: try node.text("source"),
                )
            )
        }
        try ProgrammeError.checkOverlap(rows)
        return calendar
    }

    private func stages() throws(ProgrammeError) -> [[Int]] {
        var stages: [[Int]] = []
        var seen: Set<Int> = []
        for (index, value) in try values("stages").enumerated() {
            let place = "stages[\(index)]"
            guard case .array(let list) = value else {
                throw error(place, .wrongType(expected: .list))
            }
            if list.isEmpty { throw error(place, .empty) }
            let months = try DataNode.months(list, at: place, in: self)
            for month in months where !seen.insert(month).inserted {
                throw error(place, .stagesIncomplete(month: month))
            }
            stages.append(months)
        }
        if stages.isEmpty { throw error("stages", .missing) }
        if let left = (1...12).first(where: { !seen.contains($0) }) {
            throw error("stages", .stagesIncomplete(month: left))
        }
        return stages
    }

    func stateRules() throws(ProgrammeError) -> [Programme.StateRule] {
        var rules: [Programme.StateRule] = []
        for node in try children("states") {
            try node.allow("code", "label", "anchor", "lasts", "leaves", "source")
            let code = try node.identifier("code")
            if rules.contains(where: { $0.code.rawValue == code }) {
                throw node.error("code", .duplicate(code))
            }
            rules.append(
                Programme.StateRule(
                    code: StateCode(rawValue: code),
                    label: try node.wording("label"),
                    anchor: try node.code("anchor", as: WindowAnchor.self),
                    lasts: try node.ageMark("lasts"),
                    leaves: try node.flag("leaves", or: false),
                    source: try node.optionalText("source") ?? "",
                )
            )
        }
        return rules
    }

    func schoolLevelRows() throws(ProgrammeError) -> [Programme.SchoolLevel] {
        var levels: [Programme.SchoolLevel] = []
        var seen: Set<String> = []
        for node in try children("schoolLevels") {
            try node.allow("id", "names")
            let id = try node.identifier("id")
            if levels.contains(where: { $0.id == id }) { throw node.error("id", .duplicate(id)) }
            let names = try node.texts("names").map { $0.uppercased() }
            if names.isEmpty { throw node.error("names", .missing) }
            for name in names where !seen.insert(name).inserted {
                throw node.error("names", .duplicate(name))
            }
            levels.append(Programme.SchoolLevel(id: id, names: names))
        }
        return levels
    }

    /// Refuses names the file does not have.
    package func references(
        _ name: String,
        among known: [String],
    ) throws(ProgrammeError) -> [String] {
        let names = try texts(name)
        for (index, text) in names.enumerated() where !known.contains(text) {
            let near = NearMiss.find(text, among: known)
            throw error("\(name)[\(index)]", .unknownReference(text, near: near))
        }
        return names
    }
}
