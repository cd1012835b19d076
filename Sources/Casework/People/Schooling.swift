import Documents

/// Where a pupil goes to school, and in which class.
package struct Schooling: Hashable, Sendable {
    package var facility: DocumentID?
    /// As the school calls it, `SD`, `MTs`, `SMK`, `Paket B`; programmes group the levels.
    package var level: String?
    package var grade: String?
    package var source: JSONObject

    package init(facility: DocumentID? = nil, level: String? = nil, grade: String? = nil) {
        self.facility = facility
        self.level = level
        self.grade = grade
        source = JSONObject()
    }

    init(_ reader: DocumentReader) throws(DocumentFault) {
        facility = try reader.id("facility", .facility)
        level = try reader.text("level")
        // Clerks and spreadsheets write a class as a number as readily as a text.
        if case .number(let number) = reader.source["class"] {
            grade = number.int.map { String($0) }
        } else {
            grade = try reader.text("class")
        }
        source = reader.source
    }

    var json: JSONValue {
        var object = source
        object.set("facility", facility)
        object.set("level", level)
        let isSameNumber = object["class"]?.int.map { String($0) } == grade && grade != nil
        if !isSameNumber { object.set("class", grade) }
        return .object(object)
    }
}
