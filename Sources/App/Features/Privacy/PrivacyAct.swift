import Caseload
import Casework
import Documents

/// What the logs and a person's own data ask of the store.
package enum PrivacyAct: Sendable {
    /// Somebody came under the cursor of a roster.
    case see(Look)
    /// The log of looks; of one family where one is named.
    case loadLooks(DocumentID?)
    case loadExports
    /// Writes what is held about a family or member; restricted records come along after a yes.
    case write(DocumentID, showsSensitive: Bool, path: String, language: Language)
}

/// What the store answered.
package enum PrivacyNews: Sendable {
    case looks([Look], of: DocumentID?)
    case exports([ExportEntry])
}

extension Look {
    /// A look at a record that a page or pane shows.
    init(_ row: RecordRow, from door: Door) {
        self.init(
            id: row.id,
            what: .record,
            door: door,
            family: row.family,
            member: row.member,
        )
    }

    /// A look at a member whose data are shown.
    init(at member: Member, from door: Door) {
        self.init(
            id: member.id,
            what: .member,
            door: door,
            family: member.family,
            member: member.id,
        )
    }

    /// A look at what the sides of a record say that was written in two ways.
    init(_ item: ConflictItem) {
        let what: What =
            switch item.kind {
            case "family": .family
            case "member": .member
            default: .record
            }
        self.init(
            id: item.id,
            what: what,
            door: .conflicts,
            family: item.family,
            member: item.member,
        )
    }

    /// A look at a page on which is recorded.
    init(opening door: EntryDoor) {
        switch door {
        case .family(let id), .blind(let id):
            self.init(id: id, what: .family, door: .entry, family: id)
        case .facility(let id), .group(let id): self.init(id: id, what: .roster, door: .roster)
        }
    }
}
