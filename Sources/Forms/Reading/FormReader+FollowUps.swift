import Casework
import Documents

/// What a form takes over from the record it comes out of.
extension FormReader {
    /// Checked as far as the form itself goes; what it names of the others is looked up once all are read.
    func followUps(
        _ versions: [FormVersion],
        _ flow: Flow?,
    ) throws(ProgrammeError) -> [FollowUp] {
        var found: [FollowUp] = []
        for inner in try node.children("follows", atMost: 20) {
            try inner.allow("form", "takes", "answered")
            let name = try inner.text("form")
            let form = try followed(name, inner)
            if found.contains(where: { $0.form == form }) {
                throw inner.error("form", .duplicate(name))
            }
            found.append(
                FollowUp(
                    form: form,
                    takes: try takes(inner, versions),
                    answered: try answered(inner, versions, flow),
                )
            )
        }
        return found
    }

    /// A form of a programme that is not here (yet) is left alone: nobody must have the one to have the other.
    private func followed(
        _ name: String,
        _ inner: DataNode,
    ) throws(ProgrammeError) -> FormID {
        let id = FormID(name)
        let isHere = library.forms.contains { $0.programme == id.programme }
        if name.contains("/"), !isHere { return id }
        return try inner.formID(name, "form", of: shelf.id, library)
    }

    private func takes(
        _ node: DataNode,
        _ versions: [FormVersion],
    ) throws(ProgrammeError) -> [FollowUp.Taken] {
        guard let inner = try node.child("takes") else { return [] }
        let known = versions.last?.questions.map(\.id) ?? []
        var found: [FollowUp.Taken] = []
        for member in inner.object {
            guard known.contains(member.name) else {
                throw inner.error(member.name, inner.unknown(member.name, among: known))
            }
            guard member.value.object != nil else {
                found.append(
                    FollowUp.Taken(question: member.name, from: try inner.text(member.name))
                )
                continue
            }
            guard let mapped = try inner.child(member.name) else { continue }
            try mapped.allow("from", "codes")
            found.append(
                FollowUp.Taken(
                    question: member.name,
                    from: try mapped.text("from"),
                    codes: try codes(mapped, versions.last?.question(member.name)),
                )
            )
        }
        return found
    }

    /// Each is a code of the list that is asked for here.
    private func codes(
        _ node: DataNode,
        _ question: Question?,
    ) throws(ProgrammeError) -> [String: String] {
        guard let inner = try node.child("codes") else { return [:] }
        guard let list = question?.list else { throw node.error("codes", .notTogether("list")) }
        let known = list.rows.map(\.code)
        var found: [String: String] = [:]
        for member in inner.object {
            let code = try inner.text(member.name)
            guard known.contains(code) else {
                throw inner.error(member.name, inner.unknown(code, among: known))
            }
            found[member.name] = code
        }
        return found
    }

    private func answered(
        _ node: DataNode,
        _ versions: [FormVersion],
        _ flow: Flow?,
    ) throws(ProgrammeError) -> FollowUp.Answered? {
        guard let inner = try node.child("answered") else { return nil }
        try inner.allow("states", "step", "closes", "note", "task")
        guard let flow else { throw node.error("answered", .notTogether("flow")) }
        let known = flow.states.map(\.code)
        let states = try inner.texts("states")
        if states.isEmpty { throw inner.error("states", .missing) }
        for (place, state) in states.enumerated() where !known.contains(state) {
            throw inner.error("states[\(place)]", inner.unknown(state, among: known))
        }
        let closes = inner.object["closes"] == nil ? states : try inner.texts("closes")
        for (place, state) in closes.enumerated() where !states.contains(state) {
            throw inner.error("closes[\(place)]", inner.unknown(state, among: states))
        }
        let note = try inner.optionalText("note")
        if let note {
            let asked = versions.last?.questions.filter { [.text, .note].contains($0.kind) } ?? []
            guard asked.contains(where: { $0.id == note }) else {
                throw inner.error("note", inner.unknown(note, among: asked.map(\.id)))
            }
        }
        return FollowUp.Answered(
            states: Set(states),
            step: try inner.text("step"),
            closes: Set(closes),
            note: note,
            task: try inner.optionalWording("task"),
        )
    }
}

extension FormShelf {
    /// The first thing that a follow-up of its forms names and the other form has not.
    func followUpFault(_ part: FormPart, among forms: [FormID: Form]) -> ProgrammeError? {
        for (place, form) in part.forms.enumerated() {
            guard let fault = form.followUpFault(among: forms) else { continue }
            let path = "records[\(place)]." + fault.path
            return ProgrammeError(file: root.file, path: path, reason: fault.reason)
        }
        return nil
    }
}

extension Form {
    /// What its follow-ups name that the forms they come out of have not: the first fault, its place below the
    /// form's own node.
    ///
    /// A form that is out of force for now is not asked.
    fileprivate func followUpFault(
        among forms: [FormID: Form]
    ) -> (path: String, reason: ProgrammeError.Reason)? {
        for (place, followUp) in followUps.enumerated() {
            guard let other = forms[followUp.form] else { continue }
            let head = "follows[\(place)]."
            let known = Set(other.versions.flatMap(\.questions).map(\.id)).sorted()
            for taken in followUp.takes {
                let path = head + "takes." + taken.question
                let theirs = other.versions.compactMap { $0.question(taken.from) }
                guard let asked = theirs.last else {
                    let near = NearMiss.find(taken.from, among: known)
                    return (path, .unknownReference(taken.from, near: near))
                }
                let own = versions.last?.question(taken.question)
                if own?.takes(asked) != true {
                    return (path, .wrongQuestionKind(expected: [own?.kind.rawValue ?? ""]))
                }
                let codes = asked.list?.rows.map(\.code) ?? []
                if let code = taken.codes.keys.sorted().first(where: { !codes.contains($0) }) {
                    let near = NearMiss.find(code, among: codes)
                    return (path + ".codes." + code, .unknownReference(code, near: near))
                }
            }
            guard let step = followUp.answered?.step else { continue }
            let ways = Set(other.flow?.steps.map(\.to) ?? []).sorted()
            if !ways.contains(step) {
                let near = NearMiss.find(step, among: ways)
                return (head + "answered.step", .unknownReference(step, near: near))
            }
        }
        return nil
    }
}
