import Casework
import Documents
import LocalStore

extension Caseload {
    /// Notes that a sensitive record was looked at; kept on this laptop only.
    ///
    /// `moment`: Now.
    package func noteLook(at id: DocumentID, at moment: Moment) throws(CaseloadError) {
        let worker = worker
        try write { (writer) throws(StoreError) in
            try Self.noteLook(at: id, by: worker, at: moment, writer)
        }
    }

    static func noteLook(
        at id: DocumentID,
        by worker: Worker,
        at moment: Moment,
        _ writer: Writer,
    ) throws(StoreError) {
        var looks = try writer.localDocument(looksID)?.body["looks"]?.array ?? []
        looks.append([
            .string(id.rawValue), .string(moment.description), .string(worker.name),
        ])
        if looks.count > mostLooks { looks.removeFirst(looks.count - mostLooks) }
        try writer.putLocalDocument(looksID, ["looks": .array(looks)])
    }

    /// The looks at sensitive records, the last first; the oldest beyond 5,000 are forgotten.
    package func looks() throws(CaseloadError) -> [Look] {
        try read { (reader) throws(StoreError) in
            let looks = try reader.localDocument(Self.looksID)?.body["looks"]?.array ?? []
            return looks.reversed().compactMap { look in
                guard let parts = look.array?.compactMap(\.string), parts.count == 3 else {
                    return nil
                }
                return Look(id: DocumentID(parts[0]), at: parts[1], by: parts[2])
            }
        }
    }

    /// Enough for years of one worker's cases, and read in a moment.
    static let mostLooks = 5_000
    private static let looksID: DocumentID = "_local/looks"
}
