import Casework
import Documents
import LocalStore

extension Caseload {
    /// Keeps an entry page's unsaved typing; durable when this returns.
    package func save(_ draft: EntryDraft) throws(CaseloadError) {
        try write(isBare: true) { (writer) throws(StoreError) in
            try writer.putDraft(draft.key, draft.json)
        }
    }

    package func dropDraft(key: String) throws(CaseloadError) {
        try write(isBare: true) { (writer) throws(StoreError) in try writer.removeDraft(key) }
    }

    /// The draft of a page (`EntryPage.draftKey`); nil when there is none.
    ///
    /// Changes whose member is gone, or whose cell today's rules no longer have, are left out.
    package func draft(_ key: String) throws(CaseloadError) -> EntryDraft? {
        try read { (reader) throws(StoreError) in
            guard let draft = try reader.draft(key),
                let text = draft.body["quarter"]?.string, let quarter = Quarter(text)
            else { return nil }
            let reading = CaseloadReader(reader: reader, rules: try rules(reader))
            var cells: [DocumentID: [ObligationCell]] = [:]
            for member in EntryDraft.members(in: draft.body) {
                cells[member] = try reading.cells(of: member, quarter)
            }
            return EntryDraft(draft.body) { member, programme, obligation, period in
                cells[member]?.first {
                    $0.obligation.programme == programme && $0.obligation.id == obligation
                        && $0.period == period
                }
            }
        }
    }
}

extension CaseloadReader {
    /// What a member owes in a quarter; nothing for one who is not here.
    func cells(of id: DocumentID, _ quarter: Quarter) throws(StoreError) -> [ObligationCell] {
        guard let member = try member(id), let family = try family(member.family) else { return [] }
        return rules.book.cells(member: member, family: family, quarter: quarter)
    }
}
