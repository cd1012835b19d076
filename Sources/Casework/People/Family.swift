import Documents

/// A beneficiary family (*KPM*), document `family:<rowkey>`.
package struct Family: Hashable, Sendable {
    package var id: DocumentID
    /// The family card number as recorded, valid or not.
    package var kk: String?
    package var head: DocumentID?
    /// The member in whose name the aid runs, usually the mother.
    package var pengurus: DocumentID?
    package var address: String?
    package var rt: String?
    package var rw: String?
    package var village: String?
    /// Kemendagri code, `12.75.03.2001`.
    package var villageCode: String?
    package var district: String?
    package var regency: String?
    package var group: DocumentID?
    package var phone: String?
    /// Number of the family's KKS bank card.
    package var kks: String?
    /// Welfare decile in the national register, 1 (poorest) to 10.
    package var desil: Int?
    package var programmes: [Enrolment]
    /// The workers who look after the family; often one, sometimes two.
    package var assignedTo: [String]
    package var note: String?
    package var source: JSONObject

    package init(id: DocumentID) {
        self.id = id
        programmes = []
        assignedTo = []
        source = .envelope(id, .family)
    }

    package var kkNumber: KKNumber? { kk.flatMap { try? KKNumber($0) } }
}

extension Family {
    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let reader = try DocumentReader(json, kind: .family)
        if let id {
            self.id = id
        } else {
            self.id = try reader.requiredID("_id", .family)
        }
        kk = try reader.text("kk")
        head = try reader.id("head", .member)
        pengurus = try reader.id("pengurus", .member)
        address = try reader.text("address")
        rt = try reader.text("rt")
        rw = try reader.text("rw")
        village = try reader.text("village")
        villageCode = try reader.text("villageCode")
        district = try reader.text("district")
        regency = try reader.text("regency")
        group = try reader.id("group", .group)
        phone = try reader.text("phone")
        kks = try reader.text("kks")
        desil = try reader.int("desil")
        programmes = try reader.objects("programmes") { inner throws(DocumentFault) in
            try Enrolment(inner)
        }
        assignedTo = try reader.texts("assignedTo")
        note = try reader.text("note")
        source = reader.source
    }

    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("kk", kk)
        object.set("head", head)
        object.set("pengurus", pengurus)
        object.set("address", address)
        object.set("rt", rt)
        object.set("rw", rw)
        object.set("village", village)
        object.set("villageCode", villageCode)
        object.set("district", district)
        object.set("regency", regency)
        object.set("group", group)
        object.set("phone", phone)
        object.set("kks", kks)
        object.set("desil", desil)
        object.set("programmes", list: programmes.map(\.json))
        object.set("assignedTo", list: assignedTo.map { .string($0) })
        object.set("note", note)
        return .object(object)
    }
}
