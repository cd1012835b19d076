/// Reading what is paid to families, the cap on it, and the forms and sessions.
extension DataNode {
    func familyAmountRows() throws(ProgrammeError) -> [Programme.FamilyAmount] {
        var rows: [String: [(Validity, DataNode)]] = [:]
        var amounts: [Programme.FamilyAmount] = []
        for node in try children("familyAmounts") {
            try node.allow(
                "id",
                "label",
                "from",
                "to",
                "monthly",
                "stage",
                "yearly",
                "optional",
                "source",
            )
            let amount = Programme.FamilyAmount(
                id: try node.identifier("id"),
                label: try node.wording("label"),
                validity: try node.validity(),
                monthly: try node.optionalInt("monthly", Rupiah.range),
                stage: try node.optionalInt("stage", Rupiah.range),
                yearly: try node.optionalInt("yearly", Rupiah.range),
                isOptional: try node.flag("optional", or: false),
                source: try node.text("source"),
            )
            let given = [amount.monthly, amount.stage, amount.yearly].filter { $0 != nil }
            if given.isEmpty { throw node.error("monthly", .missing) }
            if given.count > 1 { throw node.error("", .notTogether("monthly, stage, yearly")) }
            rows[amount.id, default: []].append((amount.validity, node))
            try ProgrammeError.checkOverlap(rows[amount.id] ?? [])
            amounts.append(amount)
        }
        return amounts
    }

    func capRows() throws(ProgrammeError) -> [Programme.Cap] {
        var rows: [(Validity, DataNode)] = []
        var caps: [Programme.Cap] = []
        for node in try children("caps") {
            try node.allow(
                "from",
                "to",
                "atMost",
                "choose",
                "onePerPerson",
                "countedOn",
                "source",
            )
            if let choose = try node.optionalText("choose"), choose != "highest" {
                throw node.error("choose", .unknownCode(allowed: ["highest"]))
            }
            let cap = Programme.Cap(
                validity: try node.validity(),
                atMost: try node.int("atMost", 1...100),
                onePerPerson: try node.flag("onePerPerson", or: true),
                countedOn: try node.code("countedOn", as: Programme.CountingDay.self) ?? .firstDay,
                source: try node.text("source"),
            )
            rows.append((cap.validity, node))
            caps.append(cap)
        }
        try ProgrammeError.checkOverlap(rows)
        return caps
    }

    func limitRows(categories: [String]) throws(ProgrammeError) -> [Programme.Limit] {
        var rows: [String: [(Validity, DataNode)]] = [:]
        var limits: [Programme.Limit] = []
        for node in try children("limits") {
            try node.allow("id", "categories", "from", "to", "atMost", "source")
            let limit = Programme.Limit(
                id: try node.identifier("id"),
                validity: try node.validity(),
                categories: try node.references("categories", among: categories),
                atMost: try node.int("atMost", 0...100),
                source: try node.text("source"),
            )
            if limit.categories.isEmpty { throw node.error("categories", .missing) }
            rows[limit.id, default: []].append((limit.validity, node))
            try ProgrammeError.checkOverlap(rows[limit.id] ?? [])
            limits.append(limit)
        }
        return limits
    }

    func formRows() throws(ProgrammeError) -> [Programme.FormRule] {
        var rows: [(Validity, DataNode)] = []
        var forms: [Programme.FormRule] = []
        for node in try children("forms") {
            try node.allow("id", "from", "to", "total", "source")
            guard let total = try node.code("total", as: TotalReading.self) else {
                throw node.error("total", .missing)
            }
            let form = Programme.FormRule(
                id: try node.identifier("id"),
                validity: try node.validity(),
                total: total,
                source: try node.text("source"),
            )
            rows.append((form.validity, node))
            forms.append(form)
        }
        try ProgrammeError.checkOverlap(rows)
        return forms
    }

    func wageRows() throws(ProgrammeError) -> [Programme.MinimumWage] {
        var rows: [String: [(Validity, DataNode)]] = [:]
        var wages: [Programme.MinimumWage] = []
        for node in try children("wages") {
            try node.allow("region", "from", "to", "monthly", "source")
            let region = try node.text("region")
            let parts = region.split(separator: ".", omittingEmptySubsequences: false)
            let isCode =
                parts.count <= 2
                && parts.allSatisfy { part in
                    part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                }
            guard isCode else { throw node.error("region", .badID) }
            let wage = Programme.MinimumWage(
                region: region,
                validity: try node.validity(),
                monthly: try node.int("monthly", 1...100_000_000),
                source: try node.text("source"),
            )
            rows[region, default: []].append((wage.validity, node))
            try ProgrammeError.checkOverlap(rows[region] ?? [])
            wages.append(wage)
        }
        return wages
    }
}
