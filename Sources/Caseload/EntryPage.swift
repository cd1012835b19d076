import Casework
import Documents

/// What an entry page is opened by: one family's paper, or one institution's list.
package enum EntryDoor: Sendable, Hashable {
    /// All members and obligations of one family.
    case family(DocumentID)
    /// The pupils of a school or the children of a posyandu: one obligation each, by name.
    case facility(DocumentID)
    /// The holders of aid (`pengurus`) of one P2K2 group.
    case group(DocumentID)
    /// The cells of a family's paper that were drawn to be keyed again, blind: nothing recorded shows, and
    /// what is keyed is compared, not recorded.
    case blind(DocumentID)

    package var isBlind: Bool {
        if case .blind = self { true } else { false }
    }

    /// Whether the page's rows are of several families.
    package var isRoster: Bool {
        switch self {
        case .facility, .group: true
        case .family, .blind: false
        }
    }
}

/// One page of paper: rows are member x obligation, columns the months of a quarter.
///
/// The family grid and the roster are the same page with other rows.
package struct EntryPage: Sendable, Equatable {
    package var door: EntryDoor
    package var quarter: Quarter
    /// The family's holder or the institution, as a person names it.
    package var title: String
    /// What helps to tell it from others of that name: village, group, KK.
    package var subtitle: String
    package var rows: [EntryRow]

    package init(
        door: EntryDoor,
        quarter: Quarter,
        title: String,
        subtitle: String,
        rows: [EntryRow],
    ) {
        self.door = door
        self.quarter = quarter
        self.title = title
        self.subtitle = subtitle
        self.rows = rows
    }

    /// The key of this page's draft in the store.
    package var draftKey: String { EntryDraft.key(door, quarter) }
}

/// One line of the page: one member and one obligation over the quarter's months.
package struct EntryRow: Sendable, Equatable {
    package var member: DocumentID
    package var family: DocumentID
    package var memberName: String
    /// Age and class; in a roster, of people of one name and note, also what tells them apart.
    package var memberNote: String
    /// The pupil's school, whose days of teaching all its pupils share.
    package var school: DocumentID?
    package var obligation: String
    package var programme: String
    package var label: Wording
    package var input: Programme.InputKind
    /// One for each month of the quarter; nil where the obligation has no cell in that month.
    package var cells: [EntryCell?]

    package init(
        member: DocumentID,
        family: DocumentID,
        memberName: String,
        memberNote: String,
        school: DocumentID? = nil,
        obligation: String,
        programme: String,
        label: Wording,
        input: Programme.InputKind,
        cells: [EntryCell?],
    ) {
        self.member = member
        self.family = family
        self.memberName = memberName
        self.memberNote = memberNote
        self.school = school
        self.obligation = obligation
        self.programme = programme
        self.label = label
        self.input = input
        self.cells = cells
    }
}

/// One obligation of one member in one period, with what is recorded.
package struct EntryCell: Sendable, Equatable {
    /// The rule's side: period, due span, whether `+` may fill it.
    package var cell: ObligationCell
    /// What the store holds; nil is *belum dicatat*.
    package var recorded: RecordedValue?

    package init(cell: ObligationCell, recorded: RecordedValue?) {
        self.cell = cell
        self.recorded = recorded
    }

    /// Whether what is recorded was written in two ways and waits for a choice.
    package var isInConflict: Bool { recorded?.inConflict ?? false }
    /// Whether what is recorded is hidden until it is keyed again.
    package var isVeiled: Bool { recorded?.isVeiled ?? false }
}
