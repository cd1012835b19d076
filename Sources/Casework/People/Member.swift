import Documents

/// One person of a family, document `member:<rowkey>`.
///
/// Kept by the office; members this program does not know survive reading and writing in `source`.
package struct Member: Hashable, Sendable {
    package var id: DocumentID
    package var family: DocumentID
    package var name: String
    /// As recorded, valid or not; `nikNumber` is the checked one.
    package var nik: String?
    package var sex: Sex?
    package var born: Day?
    /// Code of the relation to the head, 1 to 8 (domain reference, section 3.3, field 409).
    package var relation: Int?
    package var mother: DocumentID?
    /// National pupil number, opaque text.
    package var nisn: String?
    package var school: Schooling?
    package var posyandu: DocumentID?
    package var states: [MemberState]
    package var phone: String?
    /// The document as it was read.
    package var source: JSONObject

    package init(id: DocumentID, family: DocumentID, name: String) {
        self.id = id
        self.family = family
        self.name = name
        states = []
        source = .envelope(id, .member)
    }

    package var nikNumber: NIK? { nik.flatMap { try? NIK($0) } }
}

extension Member {
    /// Reads a document; `id` is where the store keeps it, the document's own `_id` if not given.
    package init(_ json: JSONValue, id: DocumentID? = nil) throws(DocumentFault) {
        let reader = try DocumentReader(json, kind: .member)
        if let id {
            self.id = id
        } else {
            self.id = try reader.requiredID("_id", .member)
        }
        family = try reader.requiredID("family", .family)
        name = try reader.required("name")
        nik = try reader.text("nik")
        sex = try reader.code("sex", as: Sex.self)
        born = try reader.day("born")
        relation = try reader.int("relation")
        mother = try reader.id("mother", .member)
        nisn = try reader.text("nisn")
        school = try reader.object("school").map { inner throws(DocumentFault) in
            try Schooling(inner)
        }
        posyandu = try reader.id("posyandu", .facility)
        states = try reader.objects("states") { inner throws(DocumentFault) in
            try MemberState(inner)
        }
        phone = try reader.text("phone")
        source = reader.source
    }

    package var json: JSONValue {
        var object = source
        object.set("_id", id)
        object.set("family", family)
        object.set("name", name)
        object.set("nik", nik)
        object.set("sex", sex?.rawValue)
        object.set("born", born)
        object.set("relation", relation)
        object.set("mother", mother)
        object.set("nisn", nisn)
        object.set("school", json: school?.json)
        object.set("posyandu", posyandu)
        object.set("states", list: states.map(\.json))
        object.set("phone", phone)
        return .object(object)
    }
}
