import Caseload

/// A line of the home screen that one can stand on; Enter does what it says.
package enum HomeRow: Hashable, Sendable {
    /// Unsaved typing waits on this page.
    case draft(EntryDoor)
    /// A form that is begun and not saved, by its draft's key.
    case formDraft(String)
    /// Families with blanks that are due.
    case unfinished
    /// What waits in the agenda, and what early detection found.
    case agenda
    /// Records written in two ways.
    case conflicts
    /// Services that go on, *Layanan*.
    case services
    case queue
    case backup
    /// The first step of an empty store.
    case importFiles
    case programme(String)
    case village(String)

    /// The rows of a summary in their order; the first is what to do next.
    ///
    /// The agenda has one once it is counted, and what it found late is told of the services too.
    static func all(_ summary: HomeSummary, _ agenda: AgendaCounts?) -> [HomeRow] {
        guard !summary.isEmpty else {
            return [.importFiles] + summary.formDrafts.map { .formDraft($0.key) }
        }
        let hasServices = summary.openServices > 0 || agenda?.lateRecords ?? 0 > 0
        return summary.drafts.map(HomeRow.draft)
            + summary.formDrafts.map { .formDraft($0.key) } + [.unfinished]
            + (agenda != nil ? [.agenda] : [])
            + (summary.conflicts > 0 ? [.conflicts] : [])
            + (hasServices ? [.services] : []) + [.queue, .backup]
            + summary.programmes.map { .programme($0.name) }
            + summary.villages.map { .village($0.name) }
    }

    var isVillage: Bool {
        if case .village = self { true } else { false }
    }
}

extension HomeSummary {
    /// No family was ever brought in.
    package var isEmpty: Bool { total.families == 0 }
}
