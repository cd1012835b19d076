import Caseload
import Casework
import Documents
import Forms

/// What *Layanan* is narrowed to: one part of each sort, all of which a record must meet.
package struct RecordsFilter: Hashable, Sendable {
    /// How a record stands on its way through its flow.
    package enum Standing: String, Hashable, Sendable, CaseIterable {
        case open, overdue, ended
    }

    /// One part, as a chip above the list and the choice of filters show it.
    package enum Term: Hashable, Sendable {
        case standing(Standing)
        case kind(DocumentKind)
        case programme(String)
        case pillar(Pillar)
        /// A specialism: `lansia`, `anak`.
        case mark(String)
        /// What waits for somebody with this role to take the next step.
        case role(String)
        /// What the worker wrote herself.
        case mine
        case forms(Set<FormID>)
        case states(Set<String>)
        case family(DocumentID)
        case member(DocumentID)

        /// Parts of the same sort stand in each other's place.
        fileprivate var sort: Int {
            switch self {
            case .standing: 0
            case .kind: 1
            case .programme: 2
            case .pillar: 3
            case .mark: 4
            case .role: 5
            case .mine: 6
            case .forms: 7
            case .states: 8
            case .family: 9
            case .member: 10
            }
        }
    }

    /// In the order in which they were chosen.
    package private(set) var terms: [Term] = []

    package init(_ terms: [Term] = []) {
        for term in terms { toggle(term) }
    }

    package var isEmpty: Bool { terms.isEmpty }

    package func contains(_ term: Term) -> Bool { terms.contains(term) }

    /// Puts a part in force, in place of another of its sort, or takes it off.
    package mutating func toggle(_ term: Term) {
        let isOn = contains(term)
        let place = terms.firstIndex { $0.sort == term.sort }
        switch (isOn, place) {
        case (true, let place?): terms.remove(at: place)
        case (false, let place?): terms[place] = term
        default: terms.append(term)
        }
    }

    package mutating func removeLast() {
        _ = terms.popLast()
    }

    /// Whether it names one desk's work, so that the desk's figures stand over the list.
    package var isDesk: Bool {
        terms.contains { term in
            switch term {
            case .programme, .kind, .role, .forms: true
            default: false
            }
        }
    }
}

/// What a filter asks of a row, beside the row itself.
struct RecordsSight: Sendable {
    let book: FormBook
    /// Her own name for herself in the records.
    let worker: String
    let today: Day

    func shows(_ row: RecordRow, _ filter: RecordsFilter) -> Bool {
        filter.terms.allSatisfy { meets(row, $0) }
    }

    /// Drafts have no state yet; those of other forms and people stay out.
    func shows(_ draft: FormDraft, _ filter: RecordsFilter) -> Bool {
        let form = book.form(draft.form)
        return filter.terms.allSatisfy { term in
            switch term {
            case .standing(let standing): standing == .open
            case .role, .states: false
            case .mine: true
            case .kind(let kind): form?.kind == kind
            // What is hidden cannot be found out by narrowing either.
            case _ where draft.isSensitive: false
            case .family(let id): draft.subject.family == id
            case .member(let id): draft.subject.member == id
            default: meets(draft.form, term)
            }
        }
    }

    private func meets(_ row: RecordRow, _ term: RecordsFilter.Term) -> Bool {
        switch term {
        case .standing(let standing): meets(row, standing)
        case .kind(let kind): row.kind == kind
        case .role(let role): roles(row).contains(role)
        case .mine: row.by == worker
        case .states(let codes): row.state.map(codes.contains) ?? false
        case .family(let id): row.family == id
        case .member(let id): row.member == id
        // What is hidden cannot be found out by narrowing either.
        case _ where row.isHidden: false
        case .mark(let mark): row.marks.contains(mark)
        default: meets(row.form, term)
        }
    }

    private func meets(_ row: RecordRow, _ standing: RecordsFilter.Standing) -> Bool {
        switch standing {
        case .open: isOpen(row)
        case .overdue: row.isOverdue(on: today)
        case .ended: row.state != nil && row.stateEnds
        }
    }

    private func meets(_ form: FormID, _ term: RecordsFilter.Term) -> Bool {
        switch term {
        case .programme(let id): form.programme == id
        case .pillar(let pillar): book.form(form)?.pillar == pillar
        case .mark(let mark): book.form(form)?.alwaysMarks.contains(mark) ?? false
        case .forms(let ids): ids.contains(form)
        default: true
        }
    }

    /// Somebody still has to do something about it.
    func isOpen(_ row: RecordRow) -> Bool {
        row.state != nil && !row.stateEnds
    }

    /// Who can take the next step.
    func roles(_ row: RecordRow) -> Set<String> {
        guard let state = row.state, let flow = book.form(row.form)?.flow else { return [] }
        return Set(flow.steps(from: state).flatMap(\.roles))
    }
}
