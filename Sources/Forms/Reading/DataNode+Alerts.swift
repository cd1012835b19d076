import Casework

/// Alert rules and calendar marks of a programme file.
extension DataNode {
    func alertRules(
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> [AlertRule] {
        var rules: [AlertRule] = []
        var rows: [FormID: [(Validity, DataNode)]] = [:]
        for node in try children("alerts") {
            try node.allow(
                "id",
                "label",
                "about",
                "when",
                "why",
                "act",
                "also",
                "opens",
                "weight",
                "marks",
                "from",
                "to",
                "source",
            )
            let id = FormID(programme: programme, record: try node.identifier("id"))
            let validity = try node.validity()
            // One rule may have rows with dates, as everything that changes by decree.
            rows[id, default: []].append((validity, node))
            try ProgrammeError.checkOverlap(rows[id] ?? [])
            guard let about = try node.code("about", as: AlertRule.Subject.self) else {
                throw node.error("about", .missing)
            }
            let names = ExpressionNames.facts(about)
            let when = try node.requiredExpression("when")
            try names.check(when, at: node, "when")
            rules.append(
                AlertRule(
                    id: id,
                    label: try node.wording("label"),
                    about: about,
                    when: when,
                    why: try node.factTemplate("why", names),
                    act: try node.act(of: programme, library),
                    also: try node.also(of: programme, library),
                    opens: try node.opens(about),
                    weight: try node.optionalInt("weight", 1...9) ?? 5,
                    marks: try node.markRules { (expression, member) throws(ProgrammeError) in
                        try names.checkFlag(expression, at: node, member)
                    },
                    validity: validity,
                    source: try node.text("source"),
                )
            )
        }
        return rules
    }

    func factTemplate(
        _ name: String,
        _ names: ExpressionNames,
    ) throws(ProgrammeError) -> FactTemplate {
        let wording = try wording(name)
        return FactTemplate(
            id: try factParts(wording.id, name + ".id", names),
            en: try factParts(wording.en, name + ".en", names),
        )
    }

    private func factParts(
        _ text: String,
        _ name: String,
        _ names: ExpressionNames,
    ) throws(ProgrammeError) -> [FactTemplate.Part] {
        var parts: [FactTemplate.Part] = []
        for piece in try template(text, name) {
            switch piece {
            case .text(let text): parts.append(.text(text))
            case .inner(let text):
                let expression = try parsed(text, name)
                try names.check(expression, at: self, name)
                parts.append(.value(expression))
            }
        }
        return parts
    }

    /// The form that answers an alert; nil for the entry grid.
    private func act(
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> FormID? {
        guard let name = try optionalText("act"), name != "entry" else { return nil }
        return try formID(name, "act", of: programme, library, beside: ["entry"])
    }

    private func also(
        of programme: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) -> [FormID] {
        var forms: [FormID] = []
        for name in try texts("also") {
            forms.append(try formID(name, "also", of: programme, library))
        }
        return forms
    }

    private func opens(
        _ about: AlertRule.Subject
    ) throws(ProgrammeError) -> AlertRule.OpenedKind? {
        guard let kind = try code("opens", as: AlertRule.OpenedKind.self) else { return nil }
        if try optionalText("act") != nil { throw error("opens", .notTogether("act")) }
        if about == .member { throw error("opens", .notTogether("member")) }
        return kind
    }

    /// A form of this programme by its name, or of another one by `programme/name`.
    ///
    /// `words`: What may stand there besides.
    func formID(
        _ name: String,
        _ member: String,
        of programme: String,
        _ library: FormLibrary,
        beside words: [String] = [],
    ) throws(ProgrammeError) -> FormID {
        if name.contains("/") {
            let id = FormID(name)
            if library.forms.contains(id) { return id }
            let near = NearMiss.find(name, among: library.forms.map(\.rawValue).sorted())
            throw error(member, .unknownElsewhere(name, near: near))
        }
        let id = FormID(programme: programme, record: name)
        if library.forms.contains(id) { return id }
        let own = library.forms.filter { $0.programme == programme }
            .map { String($0.rawValue.dropFirst(programme.utf8.count + 1)) }
        throw error(member, unknown(name, among: own + words))
    }

    func calendarMarks(of programme: String) throws(ProgrammeError) -> [CalendarMark] {
        var marks: [CalendarMark] = []
        var rows: [FormID: [(Validity, DataNode)]] = [:]
        for node in try children("marks") {
            try node.allow("id", "label", "monthly", "lead", "from", "to", "source")
            let id = FormID(programme: programme, record: try node.identifier("id"))
            let validity = try node.validity()
            rows[id, default: []].append((validity, node))
            try ProgrammeError.checkOverlap(rows[id] ?? [])
            marks.append(
                CalendarMark(
                    id: id,
                    label: try node.wording("label"),
                    day: try node.int("monthly", 1...31),
                    lead: try node.ageMark("lead") ?? AgeMark(7, .days),
                    validity: validity,
                    source: try node.text("source"),
                )
            )
        }
        return marks
    }
}

extension AlertRule {
    /// The same, without an act that is not among these forms.
    func answered(by forms: Set<FormID>) -> AlertRule {
        guard ([act].compactMap(\.self) + also).contains(where: { !forms.contains($0) }) else {
            return self
        }
        return AlertRule(
            id: id,
            label: label,
            about: about,
            when: when,
            why: why,
            act: act.flatMap { forms.contains($0) ? $0 : nil },
            also: also.filter(forms.contains),
            opens: opens,
            weight: weight,
            marks: marks,
            validity: validity,
            source: source,
        )
    }
}
