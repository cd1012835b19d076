import Documents

/// The results of a run, as a table for people or as JSON.
struct Report {
    private(set) var rows: [(benchmark: String, figure: Figure)] = []
    private(set) var failures: [(benchmark: String, why: String)] = []

    mutating func add(_ figures: [Figure], of benchmark: String) {
        rows += figures.map { (benchmark, $0) }
    }

    mutating func fail(_ benchmark: String, _ error: any Error) {
        failures.append((benchmark, "\(error)"))
    }

    var isMissed: Bool {
        !failures.isEmpty || rows.contains { $0.figure.verdict == .missed }
    }

    static let header = [
        "case", "what", "p50", "p95", "n", "floor", "p50", "p95", "ratio", "bar", "",
    ]

    static func cells(_ benchmark: String, _ figure: Figure, isJudged: Bool) -> [String] {
        let floor = figure.floor
        let verdict = isJudged ? figure.verdict.rawValue : "ran"
        return [
            benchmark, figure.what, figure.unit.text(figure.ours.median),
            figure.unit.text(figure.ours.p95), String(figure.ours.count), floor?.name ?? "",
            floor.map { figure.unit.text($0.samples.median) } ?? "",
            floor.map { figure.unit.text($0.samples.p95) } ?? "",
            figure.ratio.map { Unit.rounded($0, 2) + " x" } ?? "", bar(figure),
            figure.note.isEmpty ? verdict : "\(verdict)  \(figure.note)",
        ]
    }

    static func bar(_ figure: Figure) -> String {
        switch figure.bar {
        case nil: ""
        case .ratio(let most, let statistic): "\(statistic.rawValue) <= \(Unit.rounded(most, 1)) x"
        case .value(let most, let statistic):
            "\(statistic.rawValue) <= \(figure.unit.text(most))"
        }
    }

    /// Columns as wide as their widest cell.
    static func table(_ rows: [[String]]) -> String {
        guard let first = rows.first else { return "" }
        let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - cell.count + 2)
                }
            }
            return line
        }.joined(separator: "\n")
    }

    func text(isJudged: Bool) -> String {
        Self.table(
            [Self.header] + rows.map { Self.cells($0.benchmark, $0.figure, isJudged: isJudged) }
        )
    }

    func json(isJudged: Bool) -> JSONValue {
        [
            "machine": Machine.description,
            "benchmarks": .array(
                rows.map { benchmark, figure in Self.json(benchmark, figure, isJudged: isJudged) }
            ),
            "failures": .array(
                failures.map { ["case": .string($0.benchmark), "reason": .string($0.why)] }
            ),
        ]
    }

    private static func json(_ benchmark: String, _ figure: Figure, isJudged: Bool) -> JSONValue {
        var value: JSONValue = [
            "case": .string(benchmark), "what": .string(figure.what),
            "unit": .string(figure.unit.rawValue), "ours": json(figure.ours),
            "verdict": .string(isJudged ? figure.verdict.rawValue : "ran"),
        ]
        if let floor = figure.floor {
            value["floor"] = ["name": .string(floor.name), "samples": json(floor.samples)]
        }
        if let ratio = figure.ratio { value["ratio"] = number(ratio) }
        if figure.bar != nil { value["bar"] = .string(bar(figure)) }
        if !figure.note.isEmpty { value["note"] = .string(figure.note) }
        return value
    }

    private static func json(_ samples: Samples) -> JSONValue {
        [
            "n": .number(JSONNumber(samples.count)), "p50": number(samples.median),
            "p95": number(samples.p95), "max": number(samples.largest),
        ]
    }

    private static func number(_ value: Double) -> JSONValue {
        value.isFinite ? (JSONNumber(value) as JSONNumber?).map { .number($0) } ?? .null : .null
    }
}
