import Caseload
import Casework
import Documents
import Forms
import Screen

/// A line of the choice.
package enum NewRecordRow: Sendable, Equatable {
    case heading(String)
    case form(FormID, label: String, detail: String, isDraft: Bool, fits: Bool)
    /// `brief`: What tells it from families of the same name where there is little room.
    case family(DocumentID, name: String, detail: String, brief: String)
    case group(DocumentID, name: String)
    case facility(DocumentID, name: String, detail: String)
    case place(String)
    /// A place that is in no register, by the typed name.
    case otherPlace(String)
    /// A draft that can be gone on with, and whom it names.
    case draft(RecordSubject, name: String, begun: Day, after: DocumentID? = nil)
    /// A family of the place where an event was.
    case home(DocumentID, name: String, detail: String)
    /// Another one beside the drafts there are.
    case another
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
            case .facility(let id): facilities(for: id)
            case .families: homes
            case .drafts(let id, let subject): drafts(id, subject)
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
        let matches = index.search(isNumber ? digits : text)
        let found = index.list(matches)
        var rows: [NewRecordRow] = []
        for place in 0..<min(found.count, Self.mostFound) {
            let family = found[place]
            let people = index.hit(matches.query, Int(found.ordinals[place])).members
            var detail = [family.village]
            if family.head != family.holder, !family.head.isEmpty { detail.append(family.head) }
            detail.append("KK " + family.kk)
            rows.append(
                .family(
                    family.id,
                    name: words.holder(family.holder, found: people),
                    detail: detail.filter { !$0.isEmpty }.joined(separator: " · "),
                    brief: Self.brief(family.village, kk: family.kk),
                )
            )
        }
        let asked = Folding.folded(text).split(separator: " ")
        func has(_ name: String) -> Bool {
            let folded = Folding.folded(name)
            return asked.allSatisfy { folded.contains($0) }
        }
        rows += index.groups.filter { has($0.name) }.prefix(5).map { .group($0.id, name: $0.name) }
        rows += facilities.filter { has(Self.searchText($0)) }.prefix(10).map(Self.row)
        let villages = index.villages.filter { has($0.name) }
        rows += villages.prefix(5).map { .place($0.name) }
        rows += typedForms(asked)
        rows.append(.stranger(text))
        // A number names nobody's village.
        let isKnown = villages.contains { Folding.folded($0.name) == Folding.folded(text) }
        if !isKnown, text.contains(where: \.isLetter) { rows.append(.otherPlace(text)) }
        return rows
    }

    /// The village and the end of the number on the card: *Sukamaju …0015*.
    private static func brief(_ village: String, kk: String) -> String {
        let end = kk.count > 4 ? "…" + kk.suffix(4) : kk
        return [village, end].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The forms whose name is typed where a person was asked for: whoever begins with the form goes on from there.
    ///
    /// By the beginnings of words, so that a short name of a person is not found within a form's.
    private func typedForms(_ asked: [Substring]) -> [NewRecordRow] {
        guard let page, asked.allSatisfy({ $0.count >= Self.leastOfForm }) else { return [] }
        let found = page.forms.filter { form in
            let said = form.searchText(words).split { !$0.isLetter && !$0.isNumber }
            return asked.allSatisfy { word in said.contains { $0.hasPrefix(word) } }
        }
        guard !found.isEmpty, wanted == nil else { return [] }
        let rows = found.prefix(10).map { row($0, page, fits: true) }
        return [.heading(words.newRecordFormsHeading)] + rows
    }

    /// The letters of a form's name that have to be typed there.
    private static let leastOfForm = 3

    private static func searchText(_ facility: Facility) -> String {
        // *E-warong* is typed in one word, too.
        let joined = facility.kind.filter { $0 != "-" }
        return [facility.name, facility.kind, joined, facility.village ?? ""].joined(separator: " ")
    }

    private static func row(_ facility: Facility) -> NewRecordRow {
        let detail = [facility.kind, facility.village ?? ""].filter { !$0.isEmpty }
        return .facility(
            facility.id,
            name: facility.name,
            detail: detail.joined(separator: " · "),
        )
    }

    // MARK: Which form

    private var forms: [NewRecordRow] {
        guard let page else { return [] }
        let asked = Folding.folded(line.text).split(separator: " ")
        let found = page.forms.filter { form in
            guard !asked.isEmpty else { return true }
            let text = form.searchText(words)
            return asked.allSatisfy { text.contains($0) }
        }
        let next = followUps(among: found)
        var recent: [FormID] = used
        recent += page.recent.filter { !recent.contains($0) }
        recent.removeAll { id in next.contains { $0.id == id } }
        let first = recent.prefix(5).compactMap { id in found.first { $0.id == id } }
        var rows: [NewRecordRow] = []
        if !next.isEmpty {
            rows.append(.heading(words.formFollowUps))
            rows += next.map { row($0, page) }
        }
        if !first.isEmpty {
            rows.append(.heading(words.formRecent))
            rows += first.map { row($0, page) }
        }
        let told = Set((next + first).map(\.id))
        let rest = found.filter { !told.contains($0.id) }
        // What can be filled for whom she stands on comes before what cannot.
        // Of these, what is called so comes before what only has the word somewhere.
        let isCalled = rest.filter { form in
            let name = Folding.folded(form.label.id + " " + form.label.en + " " + form.short.id)
            return !asked.isEmpty && asked.allSatisfy { name.contains($0) }
        }
        let called = Set(isCalled.map(\.id))
        let fitting = (isCalled + rest.filter { !called.contains($0.id) }).filter { canBegin($0) }
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

    /// Those that take something over from the record she comes from, first those that bring it its answer.
    private func followUps(among found: [Form]) -> [Form] {
        guard let followsForm else { return [] }
        let next = found.filter { $0.followUp(of: followsForm) != nil && canBegin($0) }
        let answers = next.filter { $0.followUp(of: followsForm)?.answered != nil }
        return answers + next.filter { $0.followUp(of: followsForm)?.answered == nil }
    }

    private func row(
        _ form: Form,
        _ page: NewRecordPage,
        fits: Bool? = nil,
    ) -> NewRecordRow {
        // That somebody is in such a case is not told by a mark beside the form.
        let isDraft = drafts(of: form, page).contains { !$0.isSensitive }
        var detail = words.text(form.short)
        let programme = words.programmeName(form.id.programme)
        if detail == words.text(form.label) || detail == programme { detail = "" }
        detail = [detail, programme].filter { !$0.isEmpty }.joined(separator: " · ")
        return .form(
            form.id,
            label: words.text(form.label),
            detail: detail,
            isDraft: isDraft,
            fits: fits ?? canBegin(form),
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
        case .facility: fits(form) || !facilities(fitting: form).isEmpty
        default: fits(form)
        }
    }

    func fits(_ form: Form) -> Bool {
        guard form.about.fits(subject) else { return false }
        guard form.about == .facility, form.facilityKind != nil else { return true }
        return facilities(fitting: form).contains { $0.id == subject.facility }
    }

    /// The institutions that a form can be about, those of the village she is in first.
    func facilities(fitting form: Form) -> [Facility] {
        let all = page.map { $0.register.isEmpty ? $0.facilities : $0.register } ?? []
        let fitting = all.filter { form.facilityKind == nil || form.facilityKind == $0.kind }
        let here = page?.village ?? subject.place ?? ""
        guard !here.isEmpty else { return fitting }
        return fitting.filter { $0.village == here } + fitting.filter { $0.village != here }
    }

    // MARK: Drafts

    /// Whom a form is about from here, someone unknown to the register told apart from others.
    func narrowed(for form: Form) -> RecordSubject {
        var narrowed = subject.narrowed(to: form, page)
        if form.about == .none, !stranger.isEmpty {
            narrowed.newcomer = RecordSubject.stranger(typed: stranger).newcomer
        }
        return narrowed
    }

    /// The drafts of a form that may be meant.
    private func drafts(of form: Form, _ page: NewRecordPage) -> [FormDraft] {
        let wanted = narrowed(for: form)
        return page.drafts.filter { draft in
            guard draft.form == form.id, draft.record == nil else { return false }
            // One that comes out of another record is not gone on with for this one.
            if let follows, let other = draft.follows, other != follows { return false }
            if form.asksWhichDraft { return draft.subject.isBeside(wanted) }
            return draft.subject.agrees(with: subject)
        }
    }

    /// The same of a form that there may be several drafts of about the same.
    func draftsToChoose(_ form: Form) -> [FormDraft] {
        guard form.asksWhichDraft, let page else { return [] }
        return drafts(of: form, page)
    }

    private func drafts(_ id: FormID, _ subject: RecordSubject) -> [NewRecordRow] {
        guard let page, let form = page.forms.first(where: { $0.id == id }) else { return [] }
        let begun = drafts(of: form, page)
        return begun.map { draft in
            .draft(
                draft.subject,
                name: name(of: draft, form),
                begun: draft.begun,
                after: draft.follows,
            )
        } + [.another]
    }

    /// What tells a draft from another one about the same: the body or the person it names.
    private func name(of draft: FormDraft, _ form: Form) -> String {
        if draft.isSensitive { return words.restricted }
        let questions = [form.thread?.question].compactMap(\.self) + form.nameQuestions
        let typed = questions.lazy.compactMap { draft.answers[$0]?.string?.trimmed }
            .first { !$0.isEmpty }
        if let typed { return typed }
        let title = form.title(draft.answers, words: { words.text($0) }, names: { _ in "" })
        return title.trimmed
    }

    // MARK: Which institution

    private func facilities(for id: FormID) -> [NewRecordRow] {
        guard let form = page?.forms.first(where: { $0.id == id }) else { return [] }
        let asked = Folding.folded(line.text).split(separator: " ")
        return facilities(fitting: form).filter { facility in
            let text = Folding.folded(Self.searchText(facility))
            return asked.allSatisfy { text.contains($0) }
        }.prefix(200).map(Self.row)
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

extension Form {
    /// What a search for the form looks at, in both languages.
    func searchText(_ words: Words) -> String {
        let pillar = pillar.map(words.pillarName) ?? ""
        let parts =
            [
                label.id, label.en, short.id, short.en, id.rawValue,
                words.programmeName(id.programme), pillar, kind.rawValue,
            ] + searchWords
        return Folding.folded(parts.joined(separator: " "))
    }

    /// Whether two of it about the same may be begun at a time: it hangs on nobody of the register, and each record is
    /// its own.
    var asksWhichDraft: Bool {
        identity == .own && (about == .place || about == .none || about == .facility)
    }
}
