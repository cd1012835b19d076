import Casework
import Documents
import LocalStore

/// What happened in a store since a place in its feed, as far as the agenda cares.
struct AgendaChanges {
    /// Row keys of families of which something changed.
    var families: Set<String> = []
    /// Records of no family changed, or groups may have met.
    var isLoose = false
    /// More than is worth following one by one: read anew.
    var isVast = false

    /// Beyond this many documents a new reading is faster.
    private static let most = 2000

    init(since mark: StoreMark, _ reader: Reader) throws(StoreError) {
        let page = try reader.changes(since: mark.sequence, limit: Self.most, includeLocal: true)
        guard !page.hasMore, try StoreMark(reader).sequence >= mark.sequence else {
            isVast = true
            return
        }
        for change in page.rows where !isVast { try take(change, mark, reader) }
    }

    private mutating func take(
        _ change: Change,
        _ mark: StoreMark,
        _ reader: Reader,
    ) throws(StoreError) {
        let kind = change.id.kind
        let key = CaseloadProjections.key(change.id.rawValue)
        switch kind {
        case "family": families.insert(key)
        case "member":
            // Which family an older member was in before, no document tells for certain.
            guard let number = try reader.number(of: change.id), number > mark.document,
                let family = try family(ofMember: key, reader)
            else {
                isVast = true
                return
            }
            families.insert(family)
            try takeSharers(of: key, reader)
        case "group", "facility": isVast = true
        case "check", "event":
            let member = String(key.prefix { $0 != ":" })
            if let family = try family(ofMember: member, reader) { families.insert(family) }
        case let kind where RecordKinds.ofForms.contains(kind):
            try take(record: change.id, reader)
        default: break
        }
    }

    /// Families of others who have a new member's NIK.
    private mutating func takeSharers(of key: String, _ reader: Reader) throws(StoreError) {
        let query = """
            SELECT DISTINCT o.family FROM document d JOIN member m ON m.doc = d.doc
            JOIN member o ON o.nik = m.nik WHERE d.id = 'member:' || ?
            """
        try reader.rows(query, [.text(key)]) { row in
            if let family = row.optionalText(0) { families.insert(family) }
        }
    }

    /// The family of a record, and those of its revisions before: it may have been put right.
    private mutating func take(record id: DocumentID, _ reader: Reader) throws(StoreError) {
        isLoose = true
        let query =
            "SELECT a.family FROM document d JOIN act a ON a.doc = d.doc WHERE d.id = ?"
        let row = try reader.first(query, [.text(id.rawValue)]) { $0.optionalText(0) ?? "" }
        if let family = row, !family.isEmpty { families.insert(family) }
        var isKnown = row != nil
        let tree = try reader.tree(id)
        for leaf in try reader.leaves(id) {
            for revision in tree?.path(to: leaf.revision) ?? [] {
                guard let body = try reader.body(id, revision), body["form"] != nil else {
                    continue
                }
                isKnown = true
                if let family = body["family"]?.string {
                    families.insert(CaseloadProjections.key(family))
                }
            }
        }
        // Gone with all its bodies, and with them what it was about.
        if !isKnown { isVast = true }
    }

    private func family(
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
