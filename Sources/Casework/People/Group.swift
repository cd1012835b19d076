import Documents

/// A group of families that meet together (*kelompok dampingan*), document `group:<rowkey>`.
package struct Group: Hashable, Sendable {
    package var id: DocumentID
    package var name: String
    package var village: String?
    package var villageCode: String?
    /// The *ketua kelompok*.
    package var chair: DocumentID?
    package var source: JSONObject

    package init(id: DocumentID, name: String) {
        self.id = id
        self.name = name
        source = .envelope(id, .group)
    }

    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let reader = try DocumentReader(json, kind: .group)
        if let id {
            self.id = id
        } else {
            self.id = try reader.requiredID("_id", .group)
        }
        name = try reader.required("name")
        village = try reader.text("village")
        villageCode = try reader.text("villageCode")
        chair = try reader.id("chair", .member)
        source = reader.source
    }

    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("name", name)
        object.set("village", village)
        object.set("villageCode", villageCode)
        object.set("chair", chair)
        return .object(object)
    }
}
