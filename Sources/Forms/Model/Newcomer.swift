import Documents

/// The questions of a form that describe someone who is not in the register yet, as far as is known: by them those
/// who are there and may be the same person are found.
package struct Newcomer: Sendable, Hashable {
    package let name: String
    package let nik: String?
    /// The day of birth.
    package let born: String?
    package let village: String?

    package init(name: String, nik: String? = nil, born: String? = nil, village: String? = nil) {
        self.name = name
        self.nik = nik
        self.born = born
        self.village = village
    }

    /// The answer under which a record keeps the members that the worker compared and found to be others.
    ///
    /// No question has this id in a form with a newcomer.
    package static let othersAnswer = "bukan-ganda"

    /// The members that answers say to be others.
    package static func others(in answers: JSONObject) -> [DocumentID] {
        (answers[othersAnswer]?.array ?? []).compactMap(\.string).map { DocumentID($0) }
    }
}
