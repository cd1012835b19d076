import Documents

/// What a store that came out of a salvage knows of what it lacks.
package struct SalvageNote: Sendable, Equatable {
    /// Documents, and those of them that had not reached a server: at least so many.
    package let lost: Int
    package let lostUnsent: Int
    /// Pages of the old file that were not there at all; where there are any, nobody knows how much is lost.
    ///
    /// Nil where they could not be counted.
    package let missingPages: Int?
    /// Ids of some of the unsent ones.
    package let ids: [DocumentID]

    static let documentID: DocumentID = "_local/salvage"

    init(lost: Int, lostUnsent: Int, missingPages: Int?, ids: [DocumentID]) {
        self.lost = lost
        self.lostUnsent = lostUnsent
        self.missingPages = missingPages
        self.ids = ids
    }

    init?(_ body: JSONObject) {
        guard let lost = body["lost"]?.int, let unsent = body["lostUnsent"]?.int else {
            return nil
        }
        let ids = (body["ids"]?.array ?? []).compactMap(\.string).map { DocumentID($0) }
        self.init(
            lost: lost,
            lostUnsent: unsent,
            missingPages: body["missingPages"]?.int,
            ids: ids,
        )
    }

    var body: JSONObject {
        [
            "lost": JSONValue(lost), "lostUnsent": JSONValue(lostUnsent),
            "missingPages": missingPages.map { JSONValue($0) } ?? .null,
            "ids": .array(ids.map { .string($0.rawValue) }),
        ]
    }
}

extension Reader {
    /// What this store lacks since a salvage; nil where it came out of none, or lacked nothing.
    package func salvageNote() throws(StoreError) -> SalvageNote? {
        try localDocument(SalvageNote.documentID).flatMap { SalvageNote($0.body) }
    }
}
