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
    /// The agenda has one once it is counted.
    static func all(_ summary: HomeSummary, hasAgenda: Bool) -> [HomeRow] {
        guard !summary.isEmpty else {
            return [.importFiles] + summary.formDrafts.map { .formDraft($0.key) }
        }
        return summary.drafts.map(HomeRow.draft)
            + summary.formDrafts.map { .formDraft($0.key) } + [.unfinished]
            + (hasAgenda ? [.agenda] : [])
            + (summary.conflicts > 0 ? [.conflicts] : [])
            + (summary.services == RecordCounts() ? [] : [.services]) + [.queue, .backup]
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
