import Documents

/// A state of a person from one day to another: pregnant, after birth, severely disabled, dead, moved.
package struct MemberState: Hashable, Sendable {
    package var code: StateCode
    /// When it began; nil: before anyone recorded it.
    ///
    /// For *hamil* the first day of the last period, from which pregnancies are counted unless `due` is
    /// known; for *nifas* the day of delivery.
    package var from: Day?
    package var to: Day?
    /// For *hamil*: the expected day of delivery (HPL).
    package var due: Day?
    package var source: JSONObject

    package init(_ code: StateCode, from: Day? = nil, to: Day? = nil, due: Day? = nil) {
        self.code = code
        self.from = from
        self.to = to
        self.due = due
        source = JSONObject()
    }

    init(_ reader: DocumentReader) throws(DocumentFault) {
        code = StateCode(rawValue: try reader.required("state"))
        from = try reader.day("from")
        to = try reader.day("to")
        due = try reader.day("due")
        source = reader.source
    }

    var json: JSONValue {
        var object = source
        object.set("state", code.rawValue)
        object.set("from", from)
        object.set("to", to)
        object.set("due", due)
        return .object(object)
    }
}

/// The name of a state; an open list, programme files say what each one brings.
package struct StateCode: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Pregnant.
    package static let hamil = StateCode(rawValue: "hamil")
    /// In the 42 days after giving birth.
    package static let nifas = StateCode(rawValue: "nifas")
    package static let disabilitasBerat = StateCode(rawValue: "disabilitas-berat")
    /// Victim of a gross human rights violation, or heir of one.
    package static let korbanHAM = StateCode(rawValue: "korban-ham")
    package static let meninggal = StateCode(rawValue: "meninggal")
    package static let pindah = StateCode(rawValue: "pindah")
}
