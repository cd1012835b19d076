import Casework

/// Flows of a programme file: states that can all be reached, and left unless they end.
extension DataNode {
    func flows(of programme: String) throws(ProgrammeError) -> [Flow] {
        var flows: [Flow] = []
        for node in try children("flows") {
            let flow = try node.flow(of: programme)
            if flows.contains(where: { $0.id == flow.id }) {
                throw node.error("id", .duplicate(try node.identifier("id")))
            }
            flows.append(flow)
        }
        return flows
    }

    private func flow(of programme: String) throws(ProgrammeError) -> Flow {
        try allow("id", "label", "source", "start", "states", "steps")
        let id = try identifier("id")
        _ = try optionalWording("label")
        _ = try optionalText("source")
        let states = try flowStates(of: programme)
        let codes = states.map(\.code)
        let start = try identifier("start")
        guard codes.contains(start) else {
            throw error("start", unknown(start, among: codes))
        }
        let steps = try flowSteps(codes, of: programme)
        let reached = Self.reached(from: start, steps)
        for (place, state) in states.enumerated() {
            let path = "states[\(place)]"
            if !reached.contains(state.code) { throw error(path, .unreachable(state.code)) }
            if !state.ends, !steps.contains(where: { $0.from.contains(state.code) }) {
                throw error(path, .deadEnd(state.code))
            }
        }
        return Flow(id: programme + "/" + id, start: start, states: states, steps: steps)
    }

    private func flowStates(of programme: String) throws(ProgrammeError) -> [Flow.State] {
        var states: [Flow.State] = []
        for node in try requiredChildren("states") {
            try node.allow(
                "code",
                "label",
                "ends",
                "outcome",
                "due",
                "awaits",
                "follow",
                "task",
                "source",
            )
            let code = try node.identifier("code")
            if states.contains(where: { $0.code == code }) {
                throw node.error("code", .duplicate(code))
            }
            let ends = try node.flag("ends", or: false)
            let outcome = try node.code("outcome", as: Flow.Outcome.self)
            let due = try node.ageMark("due")
            if !ends, outcome != nil { throw node.error("outcome", .notTogether("ends")) }
            if ends, due != nil { throw node.error("due", .notTogether("ends")) }
            let awaits = try node.flag("awaits", or: false)
            if ends, awaits { throw node.error("awaits", .notTogether("ends")) }
            let follow = try node.follow(of: programme)
            if !ends, follow != nil { throw node.error("follow", .notTogether("due")) }
            let task = try node.optionalWording("task")
            if ends, task != nil { throw node.error("task", .notTogether("ends")) }
            states.append(
                Flow.State(
                    code: code,
                    label: try node.wording("label"),
                    ends: ends,
                    outcome: outcome,
                    due: due,
                    awaits: awaits,
                    follow: follow,
                    task: task,
                )
            )
        }
        return states
    }

    /// `follow: { form: "pasca", after: "90d" }`; whether there is such a form is asked once all are known.
    private func follow(of programme: String) throws(ProgrammeError) -> Flow.Follow? {
        guard let inner = try child("follow") else { return nil }
        try inner.allow("form", "after")
        let form = try inner.text("form")
        guard let after = try inner.ageMark("after") else { throw inner.error("after", .missing) }
        return Flow.Follow(form: Self.form(form, of: programme), after: after)
    }

    /// A form of the programme itself by its short name, or of another one's by `programme/name`.
    private static func form(_ name: String, of programme: String) -> FormID {
        name.contains("/") ? FormID(name) : FormID(programme: programme, record: name)
    }

    /// Refuses a state or step that asks for a form that no programme has.
    func checkFollows(_ flows: [Flow], _ library: FormLibrary) throws(ProgrammeError) {
        for (flow, node) in zip(flows, try children("flows")) {
            for (state, inner) in zip(flow.states, try node.children("states")) {
                try inner.check(state.follow?.form, "follow.form", library)
            }
            for (step, inner) in zip(flow.steps, try node.children("steps")) {
                // Of a programme that is not here (yet) nothing is opened: nobody must have the one to have the other.
                let isHere = library.forms.contains { $0.programme == step.opens?.programme }
                if isHere { try inner.check(step.opens, "opens", library) }
            }
        }
    }

    private func check(
        _ form: FormID?,
        _ member: String,
        _ library: FormLibrary,
    ) throws(ProgrammeError) {
        guard let form, !library.forms.contains(form) else { return }
        let near = NearMiss.find(
            form.rawValue,
            among: library.forms.map(\.rawValue).sorted(),
        )
        throw error(member, .unknownElsewhere(form.rawValue, near: near))
    }

    private enum NoteRule: String, CaseIterable {
        case required, optional
    }

    /// A small letter that takes the step where several lead on; digits stand for their order.
    private func stepKey() throws(ProgrammeError) -> String? {
        guard let key = try optionalText("key") else { return nil }
        guard key.utf8.count == 1, let letter = key.utf8.first,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
        else { throw error("key", .unknownCode(allowed: Self.stepKeys)) }
        return key
    }

    private static let stepKeys = "abcdefghijklmnopqrstuvwxyz".map { String($0) }

    private func flowSteps(
        _ codes: [String],
        of programme: String,
    ) throws(ProgrammeError) -> [Flow.Step] {
        var steps: [Flow.Step] = []
        for node in try children("steps") {
            try node.allow("from", "to", "label", "key", "roles", "note", "asks", "opens")
            let from = try node.references("from", among: codes)
            if from.isEmpty { throw node.error("from", .missing) }
            let to = try node.identifier("to")
            guard codes.contains(to) else {
                throw node.error("to", node.unknown(to, among: codes))
            }
            if let key = try node.stepKey(),
                steps.contains(where: { $0.key == key && !Set($0.from).isDisjoint(with: from) })
            {
                throw node.error("key", .duplicate(key))
            }
            steps.append(
                Flow.Step(
                    from: from,
                    to: to,
                    label: try node.wording("label"),
                    key: try node.stepKey(),
                    roles: try node.texts("roles"),
                    needsNote: try node.code("note", as: NoteRule.self) == .required,
                    asks: try node.texts("asks"),
                    opens: try node.optionalText("opens").map { Self.form($0, of: programme) },
                )
            )
        }
        return steps
    }

    private static func reached(from start: String, _ steps: [Flow.Step]) -> Set<String> {
        var reached: Set<String> = [start]
        var next = [start]
        while let code = next.popLast() {
            for step in steps where step.from.contains(code) && reached.insert(step.to).inserted {
                next.append(step.to)
            }
        }
        return reached
    }
}
