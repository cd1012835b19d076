import Caseload
import Casework
import Documents
import Forms
import Screen

extension AppState {
    /// Opens *Layanan* narrowed to what a query says and nothing else.
    package mutating func openRecords(_ query: RecordsQuery) -> [Effect] {
        var terms: [RecordsFilter.Term] = []
        if !query.forms.isEmpty { terms.append(.forms(query.forms)) }
        if query.kinds.count == 1, let kind = query.kinds.first { terms.append(.kind(kind)) }
        if !query.states.isEmpty { terms.append(.states(query.states)) }
        if let family = query.family { terms.append(.family(family)) }
        if let member = query.member { terms.append(.member(member)) }
        if query.overdueOn != nil {
            terms.append(.standing(.overdue))
        } else if query.openOnly {
            terms.append(.standing(.open))
        }
        if let mark = query.mark { terms.append(.mark(mark)) }
        if let pillar = query.pillar { terms.append(.pillar(pillar)) }
        workspace?.records.isSearching = false
        workspace?.records.clearSearch()
        if !query.text.isEmpty { workspace?.records.paste(query.text) }
        workspace?.records.isSearching = false
        let effects = workspace?.records.change(RecordsFilter(terms)) ?? []
        let arriving = go(to: .records)
        return effects.isEmpty ? arriving : effects
    }

    /// Opens what goes on, or where only appointments are late, what is late.
    mutating func openOpenServices() -> [Effect] {
        let open = workspace?.home.summary?.openServices ?? 0
        return openRecords(
            open > 0 ? RecordsQuery(openOnly: true) : RecordsQuery(overdueOn: today)
        )
    }

    /// Goes on with a draft, opens a record; a restricted one after a question.
    mutating func openFromRecords() -> [Effect] {
        if let draft = workspace?.records.selectedDraft?.draft { return resume(draft) }
        guard let row = workspace?.records.selectedRow else { return [] }
        guard row.isSensitive, !row.isVeiled else { return openRecord(row.id) }
        askToReveal(row.id)
        return []
    }

    /// Opens the form that a draft was begun in, as it was left.
    mutating func resume(_ draft: FormDraft) -> [Effect] {
        draft.record.map { changeRecord($0) }
            ?? beginRecord(draft.form, about: draft.subject, after: draft.follows)
    }

    mutating func take(_ news: RecordsNews) -> [Effect] {
        switch news {
        case .loaded(let list):
            let drafts = list.drafts.map { draft in
                let name = list.names[draft.key] ?? DraftName()
                let whom = draft.isSensitive ? words.restricted : name.name
                return RecordsDraft(draft: draft, whom: whom, village: name.village)
            }
            workspace?.records.take(list, drafts: drafts)
        case .peeked(let page): workspace?.records.side.take(page)
        }
        return []
    }
}
