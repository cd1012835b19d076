import Documents

/// Something done for a person on a date: a weighing, an antenatal visit, a vaccination.
///
/// Document `event:<member>:<service>:<date>`; the states of periods follow from the events.
package struct ServiceEvent: Hashable, Sendable {
    package var id: DocumentID
    package var member: DocumentID
    package var family: DocumentID
    package var programme: String
    package var service: String
    package var date: Day
    /// Measures by name, `weightKg`, `heightCm`.
    package var values: JSONObject
    package var authorship: Authorship
    package var note: String?
    package var source: JSONObject

    package init(
        member: DocumentID,
        family: DocumentID,
        programme: String,
        service: String,
        date: Day,
        values: JSONObject = JSONObject(),
        authorship: Authorship,
        note: String? = nil,
    ) {
        id = .event(member: member, service: service, date: date)
        self.member = member
        self.family = family
        self.programme = programme
        self.service = service
        self.date = date
        self.values = values
        self.authorship = authorship
        self.note = note
        source = .envelope(id, .event)
        source["how"] = .string(authorship.how.rawValue)
    }

    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let reader = try DocumentReader(json, kind: .event)
        if let id {
            self.id = id
        } else {
            self.id = try reader.requiredID("_id", .event)
        }
        member = try reader.requiredID("member", .member)
        family = try reader.requiredID("family", .family)
        programme = try reader.required("programme")
        service = try reader.required("service")
        date = try reader.requiredDay("date")
        values = try reader.object("values")?.source ?? JSONObject()
        authorship = try Authorship(reader)
        note = try reader.text("note")
        source = reader.source
    }

    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("member", member)
        object.set("family", family)
        object.set("programme", programme)
        object.set("service", service)
        object.set("date", date)
        if values != JSONObject() || object["values"] != nil {
            object.set("values", json: .object(values))
        }
        authorship.write(to: &object)
        object.set("note", note)
        return .object(object)
    }
}
