import Documents

/// What the worker recorded about one obligation of one person in one period,
/// document `check:<member>:<obligation>:<period>`.
package struct Check: Hashable, Sendable {
    package var id: DocumentID
    package var member: DocumentID
    package var family: DocumentID
    /// The programme's id, `pkh`.
    package var programme: String
    package var obligation: String
    /// The version of the rule it was recorded under, `pkh@2022-01-01`.
    package var rule: String
    package var period: PeriodID
    package var state: CheckState
    package var facts: CheckFacts?
    package var authorship: Authorship
    package var note: String?
    /// The filled form that it follows from, a session's roster; nil for one that was recorded by itself.
    package var record: DocumentID?
    /// All forms that say something of it, where they are several: the answer of `record` is the best of them.
    package var sessions: [DocumentID] = []
    package var source: JSONObject

    /// A record of this cell; its id follows from member, obligation and period.
    package init(
        member: DocumentID,
        family: DocumentID,
        programme: String,
        obligation: String,
        rule: String,
        period: PeriodID,
        state: CheckState,
        facts: CheckFacts? = nil,
        authorship: Authorship,
        note: String? = nil,
        record: DocumentID? = nil,
    ) {
        id = .check(member: member, obligation: obligation, period: period)
        self.member = member
        self.family = family
        self.programme = programme
        self.obligation = obligation
        self.rule = rule
        self.period = period
        self.state = state
        self.facts = facts
        self.authorship = authorship
        self.note = note
        self.record = record
        source = .envelope(id, .check)
        source["how"] = .string(authorship.how.rawValue)
    }

    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let reader = try DocumentReader(json, kind: .check)
        if let id {
            self.id = id
        } else {
            self.id = try reader.requiredID("_id", .check)
        }
        member = try reader.requiredID("member", .member)
        family = try reader.requiredID("family", .family)
        programme = try reader.required("programme")
        obligation = try reader.required("obligation")
        rule = try reader.required("rule")
        period = try reader.period("period")
        guard let state = try reader.code("state", as: CheckState.self) else {
            throw reader.fault("state", .missing)
        }
        self.state = state
        facts = try reader.object("facts").map { inner throws(DocumentFault) in
            try CheckFacts(inner)
        }
        authorship = try Authorship(reader)
        note = try reader.text("note")
        record = try reader.text("record").map { DocumentID($0) }
        sessions = (json.object?["sessions"]?.array ?? []).compactMap(\.string).map {
            DocumentID($0)
        }
        source = reader.source
    }

    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("member", member)
        object.set("family", family)
        object.set("programme", programme)
        object.set("obligation", obligation)
        object.set("rule", rule)
        object.set("period", period.description)
        object.set("state", state.rawValue)
        object.set("facts", json: facts?.json)
        authorship.write(to: &object)
        object.set("note", note)
        object.set("record", record)
        object.set("sessions", list: sessions.map { .string($0.rawValue) })
        return .object(object)
    }
}
