import Casework
import Documents
import LocalStore

/// Which families something happened to since a place in the store's feed.
struct FamilyChanges {
    /// What is followed.
    enum Scope {
        /// The list of families and their tallies.
        case list
        /// Form records and places too, and who shares a NIK.
        case agenda
    }

    /// Row keys of families whose line in the list may read differently.
    private(set) var listed: Set<String> = []
    /// Row keys of families whose cells or records changed.
    private(set) var counted: Set<String> = []
    /// Records of no family changed, or groups may have met.
    private(set) var isLoose = false
    /// More than is worth following one by one, or something that many families show: read anew.
    private(set) var isVast = false

    /// Beyond this many documents a new reading is faster.
    private static let most = 2000

    /// - `turned`: The documents that were laid under the veil since or came out of it, or are restricted now by
    ///   what others say and were not then, or the other way round: a change to whoever reads them.
    init(
        _ scope: Scope,
        since mark: StoreMark,
        turned: Set<Int> = [],
        _ reader: Reader,
    ) throws(StoreError) {
        let page = try reader.changes(since: mark.sequence, limit: Self.most, includeLocal: true)
        guard !page.hasMore, try StoreMark(reader).sequence >= mark.sequence else {
            isVast = true
            return
        }
        for change in page.rows where !isVast { try take(change.id, scope, mark, reader) }
        if turned.count > Self.most { isVast = true }
        for number in turned.sorted() where !isVast {
            if let id = try reader.id(ofDocument: number) { try take(id, scope, mark, reader) }
        }
    }

    private mutating func take(
        _ id: DocumentID,
        _ scope: Scope,
        _ mark: StoreMark,
        _ reader: Reader,
    ) throws(StoreError) {
        let key = CaseloadProjections.key(id.rawValue)
        switch id.kind {
        case "family": add(key)
        case "member":
            // Which family an older member was in before, no document tells for certain.
            guard let number = try reader.number(of: id), number > mark.document else {
                isVast = true
                return
            }
            if let family = try Self.family(ofMember: key, reader) { add(family) }
            if scope == .agenda { try takeSharers(of: key, reader) }
        case "group": isVast = true
        case "facility": isVast = scope == .agenda
        case "check", "event":
            let member = String(key.prefix { $0 != ":" })
            if let family = try Self.family(ofMember: member, reader) { counted.insert(family) }
        case let kind where scope == .agenda && RecordKinds.ofForms.contains(kind):
            try take(record: id, reader)
        case OfficeKinds.decision where scope == .agenda:
            // `decision:<record>:<revision>`; it may come before its record does.
            guard let end = key.lastIndex(of: ":") else { break }
            let record = DocumentID(String(key[..<end]))
            if try reader.number(of: record) != nil { try take(record: record, reader) }
        default: break
        }
    }

    private mutating func add(_ family: String) {
        listed.insert(family)
        counted.insert(family)
    }

    /// Families of others who have a new member's NIK.
    private mutating func takeSharers(of key: String, _ reader: Reader) throws(StoreError) {
        let query = """
            SELECT DISTINCT o.family FROM document d JOIN member m ON m.doc = d.doc
            JOIN member o ON o.nik = m.nik WHERE d.id = 'member:' || ?
            """
        try reader.rows(query, [.text(key)]) { row in
            if let family = row.optionalText(0) { counted.insert(family) }
        }
    }

    /// The family of a record, and those of its revisions before: it may have been put right.
    private mutating func take(record id: DocumentID, _ reader: Reader) throws(StoreError) {
        isLoose = true
        let query =
            "SELECT a.family FROM document d JOIN act a ON a.doc = d.doc WHERE d.id = ?"
        let row = try reader.first(query, [.text(id.rawValue)]) { $0.optionalText(0) ?? "" }
        if let family = row, !family.isEmpty { counted.insert(family) }
        var isKnown = row != nil
        let tree = try reader.tree(id)
        for leaf in try reader.leaves(id) {
            for revision in tree?.path(to: leaf.revision) ?? [] {
                guard let body = try reader.body(id, revision), body["form"] != nil else {
                    continue
                }
                isKnown = true
                if let family = body["family"]?.string {
                    counted.insert(CaseloadProjections.key(family))
                }
            }
        }
        // Gone with all its bodies, and with them what it was about.
        if !isKnown { isVast = true }
    }

    private static func family(
        ofMember key: String,
        _ reader: Reader,
    ) throws(StoreError) -> String? {
        let query = """
            SELECT m.family FROM document d JOIN member m ON m.doc = d.doc
            WHERE d.id = 'member:' || ?
            """
        return try reader.first(query, [.text(key)], { $0.optionalText(0) }) ?? nil
    }
}
