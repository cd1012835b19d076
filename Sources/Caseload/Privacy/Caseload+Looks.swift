import Casework
import Documents
import LocalStore

/// The log of looks: a local document for each day, in the encrypted store and never sent.
///
/// A supervisor who may ask for it is shown it on this laptop. One look at the same thing by the same person
/// in the same hour is enough. What is looked at without a question is noted with the writer's next transaction,
/// a second later at most: a kill in between loses that second's looks. A restricted record is noted before it
/// is shown.
extension Caseload {
    /// Notes a look with the next transaction; false for one that is noted already.
    ///
    /// `moment`: Now.
    package func see(_ look: Look, at moment: Moment) -> Bool {
        var look = look
        look.at = moment.description
        look.by = worker.name
        return looking.withLock { $0.take(look) }
    }

    /// Notes a look before anything is shown.
    ///
    /// `moment`: Now.
    package func seeFirst(_ look: Look, at moment: Moment) throws(CaseloadError) {
        if see(look, at: moment) { try keepLooks() }
    }

    /// Writes the looks that wait; nothing where there are none, nor in a store that may only be read.
    package func keepLooks() throws(CaseloadError) {
        guard store.unwritable == nil, looking.withLock({ $0.hasWaiting }) else { return }
        try write { (_) throws(StoreError) in }
    }

    /// Notes that a restricted record is looked at, durably before this returns.
    ///
    /// `moment`: Now.
    package func noteLook(
        at id: DocumentID,
        from door: Look.Door = .record,
        at moment: Moment,
    ) throws(CaseloadError) {
        try write { (writer) throws(StoreError) in
            try noteLook(at: id, from: door, at: moment, writer)
        }
    }

    func noteLook(
        at id: DocumentID,
        from door: Look.Door = .record,
        at moment: Moment,
        _ writer: Writer,
    ) throws(StoreError) {
        let (family, member) = try Self.subject(of: id, writer)
        let look = Look(
            id: id,
            at: moment.description,
            by: worker.name,
            door: door,
            family: family,
            member: member,
        )
        try note([look], writer)
    }

    /// Whom a record is about; of a member the family, too.
    static func subject(
        of id: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> (family: DocumentID?, member: DocumentID?) {
        let body = try reader.document(id)?.body
        let member = body?["member"]?.string.map { DocumentID($0) }
        if let family = body?["family"]?.string { return (DocumentID(family), member) }
        guard let member else { return (nil, nil) }
        let family = try reader.document(member)?.body["family"]?.string
        return (family.map { DocumentID($0) }, member)
    }

    /// Puts looks down, each in its day.
    func note(_ looks: [Look], _ writer: Writer) throws(StoreError) {
        for (day, looks) in Dictionary(grouping: looks, by: \.day) {
            let id = DocumentID(Self.lookPrefix + ":" + day)
            let old = try writer.localDocument(id)?.body["looks"]?.array
            var kept = old ?? []
            var known = Set(kept.compactMap { Look($0)?.key })
            let fresh = looks.filter { known.insert($0.key).inserted }
            guard !fresh.isEmpty else { continue }
            kept = Array((kept + fresh.map(\.json)).suffix(Self.mostLooks))
            try writer.putLocalDocument(id, ["looks": .array(kept)])
            if old == nil { try tidyLooks(upTo: day, writer) }
        }
    }

    /// The looks that are kept, the last first.
    package func looks() throws(CaseloadError) -> [Look] {
        try keepLooks()
        return try readUnveiled { (reader) throws(StoreError) in
            var found: [Look] = []
            for id in try Self.lookDays(reader).reversed() {
                let looks = try reader.localDocument(id)?.body["looks"]?.array ?? []
                found += looks.reversed().compactMap { Look($0) }
            }
            return found
        }
    }

    /// The looks at a family and its members, the last first; all where none is named.
    package func looks(atFamily id: DocumentID?) throws(CaseloadError) -> [Look] {
        let looks = try looks()
        guard let id else { return looks }
        return looks.filter { $0.isAbout(family: id) }
    }

    /// Drops days past their term, and brings what an older program kept in one list to its days.
    ///
    /// No more than two days at once: a clock that is years ahead for a day does not empty the log, and whoever was
    /// away for long catches up day by day.
    private func tidyLooks(upTo day: Substring, _ writer: Writer) throws(StoreError) {
        guard let today = Day(String(day)) else { return }
        let years = try rules(writer).retention.yearsOfLooks(on: today)
        let last = Self.lookPrefix + ":" + today.adding(years: -years).description
        var dropped: Set<Substring> = []
        for id in try Self.lookDays(writer) {
            if id.rawValue == Self.lookPrefix {
                let old = try writer.localDocument(id)?.body["looks"]?.array ?? []
                try writer.putLocalDocument(id, nil)
                try note(old.compactMap { Look($0) }, writer)
            } else if id.rawValue < last {
                dropped.insert(id.rawValue.prefix(last.count))
                guard dropped.count <= Self.mostDropped else { break }
                try writer.putLocalDocument(id, nil)
            }
        }
    }

    /// The local documents of the log, the oldest first.
    private static func lookDays(_ reader: Reader) throws(StoreError) -> [DocumentID] {
        var ids: [DocumentID] = []
        try reader.rows(
            "SELECT id FROM local_document WHERE id = ?1 OR id > ?1 || ':' AND id < ?1 || ';' ORDER BY id",
            [.text(lookPrefix)],
        ) { row in ids.append(DocumentID(row.text(0))) }
        return ids
    }

    /// The most looks of one day; enough for a day of opening nothing else.
    static let mostLooks = 5_000
    /// Days that the log gives up when a new one begins.
    private static let mostDropped = 2
    private static let lookPrefix = "_local/looks"
}
