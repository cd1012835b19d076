import Documents

/// A family's membership of a programme, from one day to another.
package struct Enrolment: Hashable, Sendable {
    /// The programme's id, `pkh`.
    package var programme: String
    package var from: Day?
    package var to: Day?
    /// The field's own word, `aktif`, `graduasi`; the programme file says which ones count as members.
    package var status: String?
    package var kind: String?
    package var source: JSONObject

    package init(
        programme: String,
        from: Day? = nil,
        to: Day? = nil,
        status: String? = nil,
        kind: String? = nil,
    ) {
        self.programme = programme
        self.from = from
        self.to = to
        self.status = status
        self.kind = kind
        source = JSONObject()
    }

    init(_ reader: DocumentReader) throws(DocumentFault) {
        programme = try reader.required("programme")
        from = try reader.day("from")
        to = try reader.day("to")
        status = try reader.text("status")
        kind = try reader.text("kind")
        source = reader.source
    }

    var json: JSONValue {
        var object = source
        object.set("programme", programme)
        object.set("from", from)
        object.set("to", to)
        object.set("status", status)
        object.set("kind", kind)
        return .object(object)
    }
}
