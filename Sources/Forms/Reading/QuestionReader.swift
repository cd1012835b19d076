import Casework
import Documents

/// Reads one question of a form, or one column of its table.
struct QuestionReader {
    /// The programme whose file it is.
    let home: String
    /// What the form's records are.
    let formKind: DocumentKind
    let library: FormLibrary

    private enum RowRule: String, CaseIterable {
        case members
    }

    func question(_ node: DataNode, isColumn: Bool) throws(ProgrammeError) -> Question {
        try node.allow(
            "id",
            "kind",
            "label",
            "hint",
            "unit",
            "required",
            "shown",
            "default",
            "value",
            "min",
            "max",
            "length",
            "list",
            "facility",
            "columns",
            "rows",
            "checks",
            "covers",
            "meaning",
            "codes",
            "sum",
            "mean",
            "tally",
            "rhk",
        )
        let id = try node.answerName("id")
        guard let kind = try node.code("kind", as: QuestionKind.self) else {
            throw node.error("kind", .missing)
        }
        if isColumn, kind == .table { throw node.error("kind", .tableInTable) }
        if isColumn, node.object["rhk"] != nil { throw node.error("rhk", .tableInTable) }
        try checkMembers(node, kind)
        let columns = try columns(node)
        let minimum = try node.optionalNumber("min")
        let maximum = try node.optionalNumber("max")
        if let minimum, let maximum, maximum < minimum {
            throw node.error("max", .endsBeforeStart)
        }
        let startsWithMembers = try node.code("rows", as: RowRule.self) == .members
        if startsWithMembers, !columns.contains(where: { $0.kind == .member }) {
            throw node.error("rows", .needsMemberColumn)
        }
        let list = try list(node, kind)
        return Question(
            id: id,
            kind: kind,
            label: try node.wording("label"),
            hint: try node.optionalWording("hint"),
            unit: try node.optionalText("unit"),
            required: try requirement(node),
            shown: try node.expression("shown"),
            preset: try node.expression("default"),
            value: try node.expression("value"),
            minimum: minimum,
            maximum: maximum,
            length: try node.optionalInt("length", 1...20_000) ?? Self.length(kind),
            list: list,
            facilityKind: try node.optionalText("facility"),
            columns: columns,
            startsWithMembers: startsWithMembers,
            checks: try checks(node),
            covers: try coverage(node, kind, list, isColumn: isColumn),
            meaning: try meaning(node, kind, list, isColumn: isColumn),
            reporting: try reporting(node, kind),
            rhk: try node.optionalInt("rhk", 1...9),
        )
    }

    /// How long an answer may be where the file does not say.
    private static func length(_ kind: QuestionKind) -> Int {
        switch kind {
        case .note: 5000
        case .table, .some, .members: 200
        default: 500
        }
    }

    /// Refuses members that mean nothing for a kind, and misses those it needs.
    private func checkMembers(
        _ node: DataNode,
        _ kind: QuestionKind,
    ) throws(ProgrammeError) {
        var useless: [String] = []
        if !kind.isNumeric { useless += ["min", "max"] }
        if !kind.needsList { useless.append("list") }
        if kind != .facility { useless.append("facility") }
        if kind != .note, kind != .text { useless.append("rhk") }
        if kind != .table { useless += ["columns", "rows"] }
        if kind == .shown { useless += ["required", "default"] }
        if kind == .table || kind == .photo { useless += ["value", "default"] }
        if ![.text, .note, .table, .some, .members].contains(kind) { useless.append("length") }
        if node.object["value"].map({ !$0.isNull }) ?? false { useless += ["required", "default"] }
        for name in useless {
            guard let value = node.object[name], !value.isNull else { continue }
            throw node.error(name, .notTogether(kind == .shown ? "shown" : kind.rawValue))
        }
        var needed: [String] = []
        if kind.needsList { needed.append("list") }
        if kind == .table { needed.append("columns") }
        if kind == .shown { needed.append("value") }
        for name in needed where node.object[name]?.isNull ?? true {
            throw node.error(name, .missing)
        }
    }

    private func columns(_ node: DataNode) throws(ProgrammeError) -> [Question] {
        var columns: [Question] = []
        for inner in try node.children("columns") {
            let column = try question(inner, isColumn: true)
            if columns.contains(where: { $0.id == column.id }) {
                throw inner.error("id", .duplicate(column.id))
            }
            columns.append(column)
        }
        try checkCoverage(columns, node)
        if columns.count > 40 { throw node.error("columns", .outOfRange(1, 40)) }
        return columns
    }

    private func requirement(_ node: DataNode) throws(ProgrammeError) -> Requirement {
        switch node.object["required"] {
        case .string: .when(try node.requiredExpression("required"))
        default: try node.flag("required", or: false) ? .yes : .no
        }
    }

    private func list(_ node: DataNode, _ kind: QuestionKind) throws(ProgrammeError) -> CodeList? {
        guard kind.needsList else { return nil }
        return try FormLibrary.find(
            try node.text("list"),
            at: node,
            member: "list",
            home: home,
            among: library.lists,
        )
    }

    private func checks(_ node: DataNode) throws(ProgrammeError) -> [AnswerCheck] {
        var checks: [AnswerCheck] = []
        for inner in try node.children("checks") {
            try inner.allow("ok", "message", "warn")
            checks.append(
                AnswerCheck(
                    rule: try inner.requiredExpression("ok"),
                    message: try inner.wording("message"),
                    isWarning: try inner.flag("warn", or: false),
                )
            )
        }
        return checks
    }

    // MARK: Names

    /// Looks up the names of a question's expressions.
    static func checkNames(
        _ question: Question,
        _ node: DataNode,
        _ names: ExpressionNames,
    ) throws(ProgrammeError) {
        try names.check(question.shown, at: node, "shown")
        try names.check(question.value, at: node, "value")
        // Nothing is answered yet when it is filled in.
        try ExpressionNames.facts.check(question.preset, at: node, "default")
        if case .when(let condition) = question.required {
            try names.check(condition, at: node, "required")
        }
        for (check, inner) in zip(question.checks, try node.children("checks")) {
            try names.check(check.rule, at: inner, "ok")
        }
        guard question.kind == .table else { return }
        let inside = names.inside(question)
        for (column, inner) in zip(question.columns, try node.children("columns")) {
            try checkNames(column, inner, inside)
        }
        let circle = AnswerOrder([FormSection(label: nil, shown: nil, questions: question.columns)])
            .circle
        if !circle.isEmpty { throw node.error("columns", .circle(circle)) }
    }
}
