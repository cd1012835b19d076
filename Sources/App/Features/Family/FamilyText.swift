import Caseload
import Casework
import Documents
import Screen

/// Everything about a family as lines to read, at one width.
///
/// The family screen shows all parts; the panes beside the list some of them. Made once for a page and
/// a width, not at every frame.
package struct FamilyText: Sendable {
    let page: FamilyPage
    let words: Words
    /// Columns of text.
    let width: Int
    let today: Day
    let names: [DocumentID: String]

    package init(_ page: FamilyPage, _ words: Words, width: Int, today: Day) {
        self.page = page
        self.words = words
        self.width = max(1, width)
        self.today = today
        names = Dictionary(page.members.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// Ages are told as of today, and in a past quarter as of its end.
    var ageDay: Day { min(today, page.entry.quarter.lastDay) }

    func name(of member: DocumentID) -> String {
        names[member] ?? words.formerMember
    }

    /// The name by which the family goes: its aid holder's, else its head's.
    var holder: String {
        let family = page.family
        let id = family.pengurus ?? family.head
        return id.flatMap { names[$0] } ?? page.members.first?.name ?? words.familyWithoutMembers
    }
}

// MARK: The head

extension FamilyText {
    /// Name, KK, address, group and programmes.
    package func title() -> [TextLine] {
        let family = page.family
        var lines = [TextLine(holder, .textStrong)]
        lines.add(wrapping: headName, .textDim, width: width)
        lines.append(numbers)
        if let kk = family.kk, family.kkNumber == nil {
            lines.append(flag(words.invalidKK(kk)))
        }
        lines.add(wrapping: address, width: width)
        let contact = [
            page.group.map { words.groupNamed($0.name) }, family.phone.map(words.phone),
            family.kks.map { "KKS " + $0 },
        ].compactMap { $0 }
        if !contact.isEmpty {
            lines.add(wrapping: contact.joined(separator: " · "), width: width)
        }
        let enrolments = family.programmes.map(words.enrolment)
        lines.add(
            wrapping: enrolments.isEmpty ? words.noProgramme : enrolments.joined(separator: " · "),
            enrolments.isEmpty ? .stateWarning : .text,
            width: width,
        )
        let counts = counts
        if !counts.isEmpty {
            lines.add(
                wrapping: counts.joined(separator: " · "),
                page.alerts > 0 ? .stateWarning : .textStrong,
                width: width,
            )
        }
        if page.isReleased {
            lines.add(wrapping: words.familyIsReleased, .stateWarning, width: width)
        }
        if let note = family.note, !note.isEmpty {
            lines.add(wrapping: words.noteOf(note), .textDim, width: width)
        }
        return lines
    }

    /// How much goes on: open records, proposals, drafts, alerts; those that are none left out.
    private var counts: [String] {
        // Of a restricted record nothing is told, not even whether it goes on.
        let proposals = page.records.count(where: \.isPending)
        let open = page.records.count(where: \.isOpen) - proposals
        return [
            (open, words.openRecords(open)), (proposals, words.openProposals(proposals)),
            (page.drafts, words.draftCount(page.drafts)),
            (page.alerts, words.familyAlerts(page.alerts)),
        ]
        .filter { $0.0 > 0 }.map(\.1)
    }

    private var headName: String {
        let family = page.family
        var parts: [String] = []
        if family.pengurus != nil { parts.append(words.holderRole) }
        if let head = family.head {
            parts.append(
                head == family.pengurus ? words.alsoHead : words.headNamed(name(of: head))
            )
        }
        return parts.joined(separator: " · ")
    }

    private var numbers: TextLine {
        let family = page.family
        var line = TextLine()
        if let kk = family.kk {
            line.add("KK \(kk)")
        } else {
            line.add(.warning)
            line.add(" " + words.withoutKK, .stateWarning)
        }
        line.add(" · " + words.desil(family.desil))
        return line
    }

    private var address: String {
        let family = page.family
        let lane = [family.rt.map { "RT \($0)" }, family.rw.map { "RW \($0)" }]
            .compactMap { $0 }.joined(separator: "/")
        let parts = [family.address, lane, family.village, family.district, family.regency]
            .compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? words.withoutAddress : parts.joined(separator: ", ")
    }

    /// A line that warns.
    func flag(_ text: String, indent: Int = 0) -> TextLine {
        var line = TextLine()
        if indent > 0 { line.tab(to: indent) }
        line.add(.warning)
        line.add(" " + text, .stateWarning)
        return line
    }
}
