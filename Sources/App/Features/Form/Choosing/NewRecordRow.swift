import Caseload
import Casework
import Documents
import Forms
import Screen

/// A line of the choice.
package enum NewRecordRow: Sendable, Equatable {
    case heading(String)
    case form(FormID, label: String, detail: String, isDraft: Bool, fits: Bool)
    case family(DocumentID, name: String, detail: String)
    case group(DocumentID, name: String)
    case place(String)
    /// Someone who is in no register, by the typed name.
    case stranger(String)
    /// About nobody in particular.
    case nobody
    case member(DocumentID, name: String, detail: String)

    var isHeading: Bool {
        if case .heading = self { true } else { false }
    }
}

extension NewRecordState {
    /// The most people that a search shows.
    private static let mostFound = 50

    /// Makes the rows anew; the cursor goes to the first.
    mutating func list() {
        rows =
            switch step {
            case .person: people
            case .form: forms
            case .member: members
            }
        cursor.refresh(count: rows.count)
        cursor.home()
        skipHeading(by: 1)
    }

    // MARK: About whom

    private var people: [NewRecordRow] {
        let text = line.text.trimmed
        guard !text.isEmpty else { return [.nobody] }
        let digits = text.filter { !" .-'".contains($0) }
        // Blanks and points between the digits are how numbers stand on cards.
        let isNumber = digits.count >= 4 && digits.allSatisfy(\.isNumber)
        let found = index.list(index.search(isNumber ? digits : text))
        var rows: [NewRecordRow] = []
        for place in 0..<min(found.count, Self.mostFound) {
            let family = found[place]
            var detail = [family.village]
            if family.head != family.holder, !family.head.isEmpty { detail.append(family.head) }
            detail.append("KK " + family.kk)
            rows.append(
                .family(
                    family.id,
                    name: family.holder,
                    detail: detail.filter { !$0.isEmpty }.joined(separator: " · "),
                )
            )
        }
        let words = Folding.folded(text).split(separator: " ")
        func has(_ name: String) -> Bool {
            let folded = Folding.folded(name)
            return words.allSatisfy { folded.contains($0) }
        }
        rows += index.groups.filter { has($0.name) }.prefix(5).map { .group($0.id, name: $0.name) }
        rows += index.villages.filter { has($0.name) }.prefix(5).map { .place($0.name) }
        rows.append(.stranger(text))
        return rows
    }

    // MARK: Which form

    private var forms: [NewRecordRow] {
        guard let page else { return [] }
        let asked = Folding.folded(line.text).split(separator: " ")
        let found = page.forms.filter { form in
            guard !asked.isEmpty else { return true }
            let text = searchText(form)
            return asked.allSatisfy { text.contains($0) }
        }
        var recent: [FormID] = used
        recent += page.recent.filter { !recent.contains($0) }
        let first = recent.prefix(5).compactMap { id in found.first { $0.id == id } }
        var rows: [NewRecordRow] = []
        if !first.isEmpty {
            rows.append(.heading(words.formRecent))
            rows += first.map { row($0, page) }
        }
        let rest = found.filter { form in !first.contains { $0.id == form.id } }
        // What can be filled for whom she stands on comes before what cannot.
        let fitting = rest.filter { canBegin($0) }
        let others = rest.filter { !canBegin($0) }
        for (isFitting, forms) in [(true, fitting), (false, others)] {
            var heading = ""
            for form in forms {
                let title =
                    isFitting ? groupTitle(form) : words.formForOthers
                if title != heading {
                    rows.append(.heading(title))
                    heading = title
                }
                rows.append(row(form, page))
            }
        }
        return rows
    }

    private func row(_ form: Form, _ page: NewRecordPage) -> NewRecordRow {
        let isDraft = page.drafts.contains { draft in
            draft.form == form.id && draft.record == nil && draft.subject.agrees(with: subject)
        }
        var detail = words.text(form.short)
        if detail == words.text(form.label) { detail = "" }
        let programme = words.programmeName(form.id.programme)
        detail = [detail, programme].filter { !$0.isEmpty }.joined(separator: " · ")
        return .form(
            form.id,
            label: words.text(form.label),
            detail: detail,
            isDraft: isDraft,
            fits: canBegin(form),
        )
    }

    private func groupTitle(_ form: Form) -> String {
        let programme = words.programmeName(form.id.programme)
        guard let pillar = form.pillar else { return programme }
        return programme + " · " + words.pillarName(pillar)
    }

    /// Whether a form can be filled from here, be it after asking who of the family.
    private func canBegin(_ form: Form) -> Bool {
        switch form.about {
        case .member: fits(form) || subject.family != nil && page?.members.isEmpty == false
        case .group: fits(form) || page?.group != nil
        default: fits(form)
        }
    }

    func fits(_ form: Form) -> Bool {
        form.about.fits(subject)
    }

    /// What a search for a form looks at, in both languages.
    private func searchText(_ form: Form) -> String {
        let pillar = form.pillar.map(words.pillarName) ?? ""
        let parts =
            [
                form.label.id, form.label.en, form.short.id, form.short.en, form.id.rawValue,
                words.programmeName(form.id.programme), pillar, form.kind.rawValue,
            ] + form.searchWords
        return Folding.folded(parts.joined(separator: " "))
    }

    // MARK: Which member

    private var members: [NewRecordRow] {
        let asked = Folding.folded(line.text).split(separator: " ")
        return (page?.members ?? []).filter { member in
            let text = Folding.folded(member.name + " " + (member.nik ?? ""))
            return asked.allSatisfy { text.contains($0) }
        }.map { member in
            .member(member.id, name: member.name, detail: words.memberBrief(member, on: today))
        }
    }
}
