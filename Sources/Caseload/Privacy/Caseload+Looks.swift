import Casework
import Documents
import LocalStore

/// The log of looks: local documents for each hour (of an older program, for each day), in the encrypted store
/// and never sent.
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

    /// The same for all records of a list, in one transaction.
    package func noteLooks(
        at ids: [DocumentID],
        from door: Look.Door,
        at moment: Moment,
    ) throws(CaseloadError) {
        guard !ids.isEmpty else { return }
        try write { (writer) throws(StoreError) in
            var looks: [Look] = []
            for id in ids { looks.append(try look(at: id, from: door, at: moment, writer)) }
            try note(looks, writer)
        }
    }

    func noteLook(
        at id: DocumentID,
        from door: Look.Door = .record,
        at moment: Moment,
        _ writer: Writer,
    ) throws(StoreError) {
        try note([try look(at: id, from: door, at: moment, writer)], writer)
    }

    private func look(
        at id: DocumentID,
        from door: Look.Door,
        at moment: Moment,
        _ reader: Reader,
    ) throws(StoreError) -> Look {
        let (family, member) = try Self.subject(of: id, reader)
        return Look(
            id: id,
            at: moment.description,
            by: worker.name,
            door: door,
            family: family,
            member: member,
        )
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

    /// Puts looks down, each in its hour.
    ///
    /// Cost: reading the looks of the hour, and writing a page of `looksOfPage` at most, however long the day.
    func note(_ looks: [Look], _ writer: Writer) throws(StoreError) {
        let hours = Dictionary(grouping: looks, by: \.key.hour).sorted { $0.key < $1.key }
        for (hour, looks) in hours { try note(looks, in: hour, writer) }
    }

    private func note(
        _ looks: [Look],
        in hour: Substring,
        _ writer: Writer,
    ) throws(StoreError) {
        let first = DocumentID(Self.lookPrefix + ":" + hour)
        var pages = try Self.pages(of: first, writer)
        var known: Set<Look.Key> = []
        var last: [JSONValue] = []
        for page in pages {
            last = try writer.localDocument(page)?.body["looks"]?.array ?? []
            for look in last { known.formUnion(Look(look).map { [$0.key] } ?? []) }
        }
        let fresh = looks.filter { known.insert($0.key).inserted }.suffix(Self.mostLooks)
        guard let day = fresh.first?.day else { return }
        let isNewDay = pages.isEmpty ? try !Self.hasLooks(on: day, writer) : false
        var rest = fresh.map(\.json)[...]
        if let page = pages.last, last.count < Self.looksOfPage {
            let taken = rest.prefix(Self.looksOfPage - last.count)
            rest = rest.dropFirst(taken.count)
            try writer.putLocalDocument(page, ["looks": .array(last + taken)])
        }
        while !rest.isEmpty {
            let taken = rest.prefix(Self.looksOfPage)
            rest = rest.dropFirst(taken.count)
            let page = Self.page(after: pages.last, first)
            try writer.putLocalDocument(page, ["looks": .array(Array(taken))])
            pages.append(page)
        }
        for page in pages.dropLast(Self.mostLooks / Self.looksOfPage) {
            try writer.putLocalDocument(page, nil)
        }
        if isNewDay { try tidyLooks(upTo: day, writer) }
    }

    /// The pages of an hour, the oldest first: `_local/looks:2026-10-05T14`, `_local/looks:2026-10-05T14:0001` ...
    private static func pages(
        of first: DocumentID,
        _ reader: Reader,
    ) throws(StoreError) -> [DocumentID] {
        var ids: [DocumentID] = []
        try reader.rows(
            "SELECT id FROM local_document WHERE id = ?1 OR id > ?1 || ':' AND id < ?1 || ';' ORDER BY id",
            [.text(first.rawValue)],
        ) { row in ids.append(DocumentID(row.text(0))) }
        return ids
    }

    private static func page(after last: DocumentID?, _ first: DocumentID) -> DocumentID {
        guard let last else { return first }
        let number = (Int(last.rawValue.dropFirst(first.rawValue.count + 1)) ?? 0) + 1
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        return DocumentID(first.rawValue + ":" + zeros + digits)
    }

    /// Whether a day has any; an older program kept it in one document.
    private static func hasLooks(
        on day: Substring,
        _ reader: Reader,
    ) throws(StoreError) -> Bool {
        let first = lookPrefix + ":" + day
        return try reader.count(
            "SELECT count(*) FROM (SELECT 1 FROM local_document WHERE id >= ? AND id < ? LIMIT 1)",
            [.text(first), .text(first + "~")],
        ) > 0
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

    /// The most looks of one hour; enough for an hour of opening nothing else.
    static let mostLooks = 5_000
    /// Days that the log gives up when a new one begins.
    private static let mostDropped = 2
    /// The looks of one document: some 30 kB, which is what noting one more writes at most.
    static let looksOfPage = 200
    private static let lookPrefix = "_local/looks"
}
