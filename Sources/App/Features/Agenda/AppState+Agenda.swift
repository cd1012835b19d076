import Caseload
import Casework
import Documents
import Forms

/// What the agenda's keys lead to.
extension AppState {
    /// Narrows or orders the agenda anew.
    mutating func askAgenda(_ query: AgendaQuery) -> [Effect] {
        guard let quarter = workspace?.quarter else { return [] }
        workspace?.agenda.ask(query)
        return [.agenda(.load(quarter, query))]
    }

    /// Does what the selected item or alert asks for.
    mutating func openFromAgenda() -> [Effect] {
        if let alert = workspace?.agenda.selectedAlert { return answer(alert) }
        guard let item = workspace?.agenda.selectedItem else { return [] }
        switch item.what {
        case .blanks:
            guard let family = item.family else { return [] }
            return openEntry(.family(family), worklist: agendaWorklist(family))
        case .record(_, _, _, let document), .restricted(let document):
            return [.agenda(.find(document))]
        case .session(let form, let group, _):
            return beginRecord(form, about: RecordSubject(group: group))
        case .mark:
            say(words.what(item), .hint)
            return []
        case .stage(_, let unfinished):
            return openFamilies(FamilyFilter(status: unfinished > 0 ? .overdue : .due))
        }
    }

    /// An alert is answered by its form, by the record it is about, or in the entry grid.
    private mutating func answer(_ alert: Alert) -> [Effect] {
        if let record = alert.record { return [.agenda(.find(record))] }
        if alert.opensRecord { return openFamily(alert.family) }
        guard let form = alert.act else {
            return openEntry(.family(alert.family), worklist: [.family(alert.family)])
        }
        return beginRecord(
            form,
            about: RecordSubject(family: alert.family, member: alert.member),
        )
    }

    /// A new record about whom the cursor is on; which form, the person chooses.
    mutating func recordFromAgenda() -> [Effect] {
        guard let agenda = workspace?.agenda else { return [] }
        if let alert = agenda.selectedAlert {
            let subject = RecordSubject(family: alert.family, member: alert.member)
            return beginRecord(nil, about: subject)
        }
        guard let item = agenda.selectedItem else {
            return beginRecord(nil, about: RecordSubject())
        }
        if case .session(_, let group, _) = item.what {
            return beginRecord(nil, about: RecordSubject(group: group))
        }
        return beginRecord(nil, about: RecordSubject(family: item.family))
    }

    /// The most families that a pile from the agenda has.
    private static let longestPile = 500

    /// The families with blanks from this one on, in the order of the way.
    private func agendaWorklist(_ family: DocumentID) -> [EntryDoor] {
        guard let agenda = workspace?.agenda, let list = agenda.list else {
            return [.family(family)]
        }
        var doors: [EntryDoor] = []
        var row = agenda.cursor.selection
        while row < agenda.rowCount(in: .agenda), doors.count < Self.longestPile {
            if let number = agenda.itemNumber(row, in: .agenda),
                case .blanks(let id) = list.key(number)
            {
                doors.append(.family(id))
            }
            row += 1
        }
        return doors.isEmpty ? [.family(family)] : doors
    }
}
