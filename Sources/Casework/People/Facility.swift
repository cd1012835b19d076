import Documents

/// A school, posyandu or health centre, document `facility:<rowkey>`.
package struct Facility: Hashable, Sendable {
    package var id: DocumentID
    /// `sekolah`, `posyandu`, `puskesmas` or another word of the field.
    package var kind: String
    package var name: String
    /// A school's national number, eight digits kept as text.
    package var npsn: String?
    package var level: String?
    package var village: String?
    package var villageCode: String?
    /// Who signs its forms.
    package var head: String?
    package var source: JSONObject

    package init(id: DocumentID, kind: String, name: String) {
        self.id = id
        self.kind = kind
        self.name = name
        source = .envelope(id, .facility)
    }

    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let reader = try DocumentReader(json, kind: .facility)
        if let id {
            self.id = id
        } else {
            self.id = try reader.requiredID("_id", .facility)
        }
        kind = try reader.required("kind")
        name = try reader.required("name")
        npsn = try reader.text("npsn")
        level = try reader.text("level")
        village = try reader.text("village")
        villageCode = try reader.text("villageCode")
        head = try reader.text("head")
        source = reader.source
    }

    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("kind", kind)
        object.set("name", name)
        object.set("npsn", npsn)
        object.set("level", level)
        object.set("village", village)
        object.set("villageCode", villageCode)
        object.set("head", head)
        return .object(object)
    }
}
