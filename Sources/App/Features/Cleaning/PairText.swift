import Caseload
import Casework
import Documents
import Screen

/// Two entries side by side, field by field: a sign before each row that differs, so that no meaning hangs
/// on colour.
struct PairText {
    private(set) var lines: [TextLine] = []
    /// How many rows differ.
    private(set) var differing = 0

    /// The lines above the fields: who is compared, and the score.
    static let headRows = 2
    /// Narrower than this, one value stands under the other.
    private static let sideBySide = 56

    init(_ page: PairPage, _ words: Words, width: Int) {
        let label = min(18, max(10, width / 5))
        let room = max(4, (width - label - 7) / 2)
        for field in PairField.allCases {
            let (left, right) = (
                field.value(page.left, words), field.value(page.right, words),
            )
            guard !left.isEmpty || !right.isEmpty else { continue }
            let isSame = field.isSame(page)
            // What one of them lacks is no contradiction.
            let isOneSided = left.isEmpty || right.isEmpty
            let isContradiction = !isSame && !isOneSided && field.isTelling
            if isContradiction { differing += 1 }
            // Likely the same, but one letter of a name is enough to stop a payment.
            let isEqual = isSame && field.isSpelledAlike(left, right)
            let mark: Mark = isContradiction ? .conflict : isEqual ? .patuh : .blank
            if width >= Self.sideBySide {
                add(words.name(of: field), mark, left, right, label, room)
            } else {
                stack(words.name(of: field), mark, left, right, width, isSame: isEqual)
            }
        }
    }

    /// One field over as many lines as its longer value takes.
    private mutating func add(
        _ name: String,
        _ mark: Mark,
        _ left: String,
        _ right: String,
        _ label: Int,
        _ room: Int,
    ) {
        let parts = (wrap(left, width: room), wrap(right, width: room))
        for row in 0..<max(1, parts.0.count, parts.1.count) {
            var line = TextLine()
            line.add(row == 0 ? name : "", width: label, .textDim)
            line.add(" ")
            if row == 0 { line.add(mark) } else { line.add(" ") }
            line.add(" ")
            let role: Role = mark == .conflict ? .textStrong : .text
            line.add(row < parts.0.count ? parts.0[row] : .empty, role)
            line.tab(to: label + 3 + room + 1)
            line.add("│ ", .panelBorder)
            line.add(row < parts.1.count ? parts.1[row] : .empty, role)
            lines.append(line)
        }
    }

    private mutating func stack(
        _ name: String,
        _ mark: Mark,
        _ left: String,
        _ right: String,
        _ width: Int,
        isSame: Bool,
    ) {
        var head = TextLine()
        head.add(mark)
        head.add(" " + name + ": ", .textDim)
        let role: Role = mark == .conflict ? .textStrong : .text
        if isSame {
            lines.add(wrapping: left, role, width: width - 2, lead: head)
            return
        }
        lines.append(head)
        for (sign, text) in [("A ", left), ("B ", right)] {
            var lead = TextLine()
            lead.add("  " + sign, .textDim)
            lines.add(wrapping: text.isEmpty ? "·" : text, role, width: width - 2, lead: lead)
        }
    }
}

/// What is held side by side of two entries.
enum PairField: CaseIterable {
    case key, name, nik, born, sex, relation, mother, states, school, posyandu, nisn, phone
    case family, kk, head, holder, members, address, village, programmes, desil

    /// Whether differing in it speaks against one person: two entries always have keys of their own.
    var isTelling: Bool {
        switch self {
        case .key, .family, .members: false
        default: true
        }
    }

    /// The value as it is shown; empty where there is none.
    func value(_ side: PairPage.Side, _ words: Words) -> String {
        let (member, family) = (side.member, side.family)
        return switch self {
        case .key: String(member.id.rowKey)
        case .name: member.name
        case .nik: member.nik ?? ""
        case .born: member.born.map { words.day($0) } ?? ""
        case .sex: member.sex.map { words.name(of: $0) } ?? ""
        case .relation: member.relation.map { words.relation($0) } ?? ""
        case .mother: side.mother
        case .states: member.states.map { words.cleaningState($0) }.joined(separator: ", ")
        case .school:
            [member.school?.level, member.school?.grade, side.school]
                .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        case .posyandu: side.posyandu
        case .nisn: member.nisn ?? ""
        case .phone: member.phone ?? ""
        case .family: String(family.id.rowKey)
        case .kk: family.kk ?? ""
        case .head: side.head
        case .holder: side.holder
        case .members: words.number(side.members)
        case .address:
            [family.address, family.rt.map { "RT " + $0 }, family.rw.map { "RW " + $0 }]
                .compactMap { $0 }.joined(separator: " ")
        case .village: family.village ?? ""
        case .programmes:
            family.programmes.map { words.programmeName($0.programme) }.joined(separator: ", ")
        case .desil: family.desil.map { String($0) } ?? ""
        }
    }

    /// Whether the values are written alike, big and small letters and blanks apart; of other fields than names they are.
    func isSpelledAlike(_ left: String, _ right: String) -> Bool {
        switch self {
        case .name, .mother, .head, .holder:
            left.split(separator: " ").map { $0.lowercased() }
                == right.split(separator: " ").map { $0.lowercased() }
        default: true
        }
    }

    /// Whether both say the same; names by their words, numbers by their digits.
    func isSame(_ page: PairPage) -> Bool {
        let words = Words(.indonesian)
        let (left, right) = (value(page.left, words), value(page.right, words))
        switch self {
        case .name, .mother, .head, .holder:
            return left == right
                || NameLikeness(NameForm.of(left), NameForm.of(right)) == .same
        case .nik, .kk:
            let (mine, theirs) = (LooseNIK.value(left), LooseNIK.value(right))
            return left == right || mine != 0 && mine == theirs
        default: return Folding.folded(left) == Folding.folded(right)
        }
    }
}
