import Casework
import Documents

/// What a form says of the body, facility or families it is about.
extension FormReader {
    func facilityKind(_ about: FormSubject) throws(ProgrammeError) -> String? {
        guard let kind = try node.optionalText("facility") else { return nil }
        guard about == .facility else { throw node.error("facility", .notTogether("about")) }
        return kind
    }

    func thread(_ versions: [FormVersion]) throws(ProgrammeError) -> FormThread? {
        guard let question = try question("thread", [.text], versions) else {
            for member in ["body", "money"] where node.object[member] != nil {
                throw node.error(member, .notTogether("thread"))
            }
            return nil
        }
        // The body's name stands in lists and in the agenda, where nothing of a restricted record may.
        // One that is restricted by what it answers is left out where bodies are listed and summed.
        if node.object["sensitive"] == .bool(true) {
            throw node.error("thread", .notTogether("sensitive"))
        }
        let own = try node.identifier("id")
        return FormThread(
            question: question,
            body: try body() ?? FormID(programme: shelf.id, record: own).rawValue,
            money: try money(versions),
        )
    }

    /// A kind of body of this programme by its name, or of another one by `programme/name`.
    private func body() throws(ProgrammeError) -> String? {
        guard let text = try node.optionalText("body") else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy(DataNode.isIdentifier) else {
            throw node.error("body", .badID)
        }
        return parts.count == 2 ? text : shelf.id + "/" + text
    }

    private func money(_ versions: [FormVersion]) throws(ProgrammeError) -> FormMoney {
        guard let inner = try node.child("money") else { return FormMoney() }
        try inner.allow("in", "out", "balance")
        func named(_ member: String) throws(ProgrammeError) -> String? {
            guard let id = try inner.optionalText(member) else { return nil }
            try check(id, "money." + member, [.money, .shown], versions)
            return id
        }
        let money = FormMoney(
            inflow: try named("in"),
            outflow: try named("out"),
            balance: try named("balance"),
        )
        if money == FormMoney() { throw node.error("money", .empty) }
        return money
    }

    func families(_ about: FormSubject) throws(ProgrammeError) -> FormID? {
        guard let name = try node.optionalText("families") else { return nil }
        guard about == .place else { throw node.error("families", .notTogether("about")) }
        return try node.formID(name, "families", of: shelf.id, library)
    }

    /// The membership whose members the tables of a form about a place begin with.
    func recipients(_ about: FormSubject) throws(ProgrammeError) -> FormID? {
        guard let name = try node.optionalText("recipients") else { return nil }
        guard about == .place else { throw node.error("recipients", .notTogether("about")) }
        return try node.formID(name, "recipients", of: shelf.id, library)
    }

    /// Whether its records put whom they are about into the programme: a membership does unless it says otherwise, a
    /// payment only where it says so, and what it came to.
    func joins(
        _ kind: DocumentKind,
        _ about: FormSubject,
        _ versions: [FormVersion],
    ) throws(ProgrammeError) -> Bool {
        let isMembership = kind.rawValue == "membership"
        let isOfFamily = about == .family || about == .member
        let joins = try node.flag("joins", or: isMembership && isOfFamily)
        guard joins else { return false }
        if !isMembership, kind.rawValue != "aid" {
            throw node.error("joins", .notTogether("kind"))
        }
        if !isOfFamily { throw node.error("joins", .notTogether("about")) }
        let tellsOutcome = versions.allSatisfy { version in
            version.questions.contains { $0.meaning?.name == .outcome }
        }
        if !isMembership, !tellsOutcome { throw node.error("joins", .notTogether("meaning")) }
        return true
    }

    /// The forms of the visits that are planned by it: what is due stands until there is one about the same.
    func plans(_ about: FormSubject, _ flow: Flow?) throws(ProgrammeError) -> [FormID] {
        var plans: [FormID] = []
        for (place, name) in try node.texts("plans").enumerated() {
            let member = "plans[\(place)]"
            let id = try node.formID(name, member, of: shelf.id, library)
            if plans.contains(id) { throw node.error(member, .duplicate(name)) }
            plans.append(id)
        }
        guard !plans.isEmpty else { return [] }
        // A flow says itself when it is over, and without a day nothing is planned.
        if flow != nil { throw node.error("plans", .notTogether("flow")) }
        if about == .none { throw node.error("plans", .notTogether("about")) }
        if node.object["due"] == nil { throw node.error("due", .missing) }
        return plans
    }
}
