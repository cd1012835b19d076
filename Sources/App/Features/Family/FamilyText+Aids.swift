import Caseload
import Casework
import Documents
import Screen

/// What the family does not have of the programmes: whether it could, and why or why not.
extension FamilyText {
    /// Of the family, then of its members, those who could have it first; aid for which nobody is meant in one line.
    func aids() -> [TextLine] {
        var lines: [TextLine] = []
        let own = page.aids.filter { $0.member == nil }.enumerated().sorted { left, right in
            (rank(left.element), left.offset) < (rank(right.element), right.offset)
        }
        for (_, aid) in own { lines += self.lines(of: aid, whose: nil) }
        var seen: [String] = []
        for aid in page.aids where aid.member != nil {
            let key = aid.programme + "/" + aid.label.id
            guard !seen.contains(key) else { continue }
            seen.append(key)
            let all = page.aids.filter {
                $0.member != nil && $0.programme == aid.programme && $0.label == aid.label
            }
            for one in all where !isHindered(one) {
                lines += self.lines(of: one, whose: one.member.map(name(of:)))
            }
            lines += hindered(all.filter(isHindered))
        }
        guard !lines.isEmpty else { return [] }
        lines = [.blank, .heading(words.aidsHeading)] + lines
        lines.add(wrapping: words.nothingDecidedHere, .textDim, width: width)
        return lines
    }

    /// What one member could have, and what not, in two lines at most for each.
    func aids(of member: DocumentID) -> [TextLine] {
        let own = page.aids.filter { $0.member == member }
        var lines: [TextLine] = []
        for aid in own where !isHindered(aid) {
            lines += self.lines(of: aid, whose: nil, indent: 4)
        }
        let hindered = own.filter(isHindered)
        if !hindered.isEmpty {
            let parts = hindered.map { "\(words.text($0.label)): \(reasons($0.unmet))" }
            let text = words.notMeant(parts.joined(separator: "; "))
            lines += opening(nil, .tidakBerlaku, text, .textDim, indent: 4)
        }
        return lines
    }

    /// What asks for something first: had against the rule, to be had, to be found out.
    private func rank(_ aid: AidStanding) -> Int {
        if aid.holding != nil { return aid.unmet.isEmpty ? 4 : 0 }
        if !aid.unmet.isEmpty { return 3 }
        return aid.unknown.isEmpty ? 1 : 2
    }

    private func isHindered(_ aid: AidStanding) -> Bool {
        aid.holding == nil && !aid.unmet.isEmpty
    }

    private func lines(
        of aid: AidStanding,
        whose name: String?,
        indent: Int = 2,
    ) -> [TextLine] {
        let label = [name, words.text(aid.label)].compactMap(\.self).joined(separator: ": ")
        if let holding = aid.holding {
            let text = "\(label): \(words.holding(holding))"
            guard !aid.unmet.isEmpty else {
                return opening(nil, .patuh, text, indent: indent)
            }
            let warning = text + ", " + words.yetNotMeant(reasons(aid.unmet))
            return opening(nil, .warning, warning, .stateWarning, indent: indent)
        }
        if !aid.unmet.isEmpty {
            let text = "\(label): \(words.notMeant(reasons(aid.unmet)))"
            return opening(nil, .tidakBerlaku, text, .textDim, indent: indent)
        }
        var text = label + ": "
        if aid.unknown.isEmpty {
            text += words.couldHave(reasons(aid.met))
        } else {
            let met = aid.met.isEmpty ? "" : "; " + words.meets(reasons(aid.met))
            text += words.cannotTell(reasons(aid.unknown)) + met
        }
        return opening(nil, .blank, text, indent: indent)
    }

    /// Those of one aid for whom it is not meant, each with what fails first.
    private func hindered(_ aids: [AidStanding]) -> [TextLine] {
        guard let first = aids.first else { return [] }
        let parts = aids.compactMap { aid in
            aid.member.map { "\(name(of: $0)): \(reasons(Array(aid.unmet.prefix(1))))" }
        }
        let text = "\(words.text(first.label)): \(words.notMeant(parts.joined(separator: "; ")))"
        return opening(nil, .tidakBerlaku, text, .textDim, indent: 2)
    }

    private func reasons(_ whys: [AlertWhy]) -> String {
        whys.map { words.text($0) }.joined(separator: ", ")
    }
}
