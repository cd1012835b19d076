/// Reading what members owe.
extension DataNode {
    func obligationRules(
        categories: [String],
        states: [Programme.StateRule],
    ) throws(ProgrammeError) -> [Programme.ObligationRule] {
        var obligations: [Programme.ObligationRule] = []
        // Windows make ids of their own, which must not meet others.
        var usedIDs: Set<String> = []
        for node in try children("obligations") {
            let obligation = try node.obligationRule(categories: categories, states: states)
            var ids: Set<String> = []
            for row in obligation.rules {
                let windowIDs = row.windows.map { obligation.cellID(window: $0.id) }
                ids.formUnion(windowIDs.isEmpty ? [obligation.id] : windowIDs)
            }
            for id in ids.sorted() where !usedIDs.insert(id).inserted {
                throw node.error("id", .duplicate(id))
            }
            obligations.append(obligation)
        }
        return obligations
    }

    private func obligationRule(
        categories: [String],
        states: [Programme.StateRule],
    ) throws(ProgrammeError) -> Programme.ObligationRule {
        try allow(
            "id",
            "label",
            "short",
            "categories",
            "input",
            "place",
            "service",
            "every",
            "months",
            "anchor",
            "batch",
            "rules",
        )
        let id = try identifier("id")
        let label = try wording("label")
        let owers = try references("categories", among: categories)
        if owers.isEmpty { throw error("categories", .missing) }
        guard let input = try code("input", as: Programme.InputKind.self) else {
            throw error("input", .missing)
        }
        let schedule = try schedule(states: states)
        let service = try serviceName()
        if input == .dated, service == nil, !schedule.isWindows {
            throw error("service", .missing)
        }
        return Programme.ObligationRule(
            id: id,
            label: label,
            short: try optionalWording("short") ?? label,
            categories: owers,
            input: input,
            place: try code("place", as: Programme.Place.self) ?? .rumah,
            service: service,
            schedule: schedule,
            batchAllowed: try flag("batch", or: false),
            rules: try obligationRows(id: id, input: input, schedule: schedule, service: service),
        )
    }

    private func serviceName() throws(ProgrammeError) -> String? {
        guard let name = try optionalText("service") else { return nil }
        guard DataNode.isIdentifier(name) else { throw error("service", .badID) }
        return name
    }

    private enum Every: String, CaseIterable {
        case month, quarter, year
    }

    private func schedule(
        states: [Programme.StateRule]
    ) throws(ProgrammeError) -> Programme.Schedule {
        let every = try code("every", as: Every.self)
        let months = try months("months")
        if !months.isEmpty, every != .month { throw error("months", .notTogether("every")) }
        if let anchor = try code("anchor", as: WindowAnchor.self) {
            if every != nil { throw error("anchor", .notTogether("every")) }
            if anchor != .birth, !states.contains(where: { $0.anchor == anchor }) {
                throw error("anchor", .unknownReference(anchor.rawValue, near: nil))
            }
            return .windows(anchor)
        }
        switch every {
        case .month: return .monthly(only: months)
        case .quarter: return .quarterly
        case .year: return .yearly
        case nil: throw error("every", .missing)
        }
    }

    private func obligationRows(
        id: String,
        input: Programme.InputKind,
        schedule: Programme.Schedule,
        service: String?,
    ) throws(ProgrammeError) -> [Programme.ObligationRow] {
        var rows: [(Validity, DataNode)] = []
        var rules: [Programme.ObligationRow] = []
        for node in try requiredChildren("rules") {
            try node.allow(
                "from",
                "to",
                "age",
                "percent",
                "sickness",
                "count",
                "atRisk",
                "windows",
                "source",
            )
            let row = Programme.ObligationRow(
                validity: try node.validity(),
                age: try node.ageRange("age"),
                percent: try node.optionalInt("percent", 1...100),
                sickness: try node.code("sickness", as: SicknessReading.self) ?? .counts,
                count: try node.optionalInt("count", 1...100) ?? 1,
                atRisk: try node.optionalInt("atRisk", 1...12) ?? 1,
                windows: try node.windows(of: id, service: service),
                source: try node.text("source"),
            )
            if input == .attendance, row.percent == nil { throw node.error("percent", .missing) }
            if input != .attendance, row.percent != nil {
                throw node.error("percent", .notTogether("input"))
            }
            if schedule.isWindows, row.windows.isEmpty { throw node.error("windows", .missing) }
            if schedule.isWindows, row.age != nil {
                throw node.error("age", .notTogether("anchor"))
            }
            if !schedule.isWindows, !row.windows.isEmpty {
                throw node.error("windows", .notTogether("every"))
            }
            rows.append((row.validity, node))
            rules.append(row)
        }
        try ProgrammeError.checkOverlap(rows)
        return rules
    }

    private func windows(
        of obligation: String,
        service: String?,
    ) throws(ProgrammeError) -> [Programme.Window] {
        var windows: [Programme.Window] = []
        let nodes = try children("windows")
        for node in nodes {
            try node.allow("id", "label", "opens", "through", "counts", "count", "service")
            // A lone window may go by the obligation's own name.
            let isLone = nodes.count == 1 && node.object["id"] == .string("")
            let id = isLone ? "" : try node.identifier("id")
            if windows.contains(where: { $0.id == id }) { throw node.error("id", .duplicate(id)) }
            guard let opens = try node.ageMark("opens") else {
                throw node.error("opens", .missing)
            }
            guard let through = try node.ageMark("through") else {
                throw node.error("through", .missing)
            }
            let counts = try node.ageMark("counts")
            try node.checkOrder(opens, through, name: "through")
            try node.checkOrder(through, counts, name: "counts")
            let own = try node.serviceName() ?? service
            windows.append(
                Programme.Window(
                    id: id,
                    label: try node.optionalWording("label"),
                    opens: opens,
                    through: through,
                    counts: counts,
                    count: try node.optionalInt("count", 1...100) ?? 1,
                    service: own ?? Programme.ObligationRule.cellID(obligation, window: id),
                )
            )
        }
        return windows
    }
}

extension Programme.Schedule {
    var isWindows: Bool {
        if case .windows = self { true } else { false }
    }
}

extension Programme.ObligationRule {
    /// The name a window's cells go by: `anc-t1`.
    package func cellID(window: String) -> String {
        Programme.ObligationRule.cellID(id, window: window)
    }

    static func cellID(_ obligation: String, window: String) -> String {
        window.isEmpty ? obligation : obligation + "-" + window
    }
}
