import Casework
import Documents
import Forms
import LocalStore

/// Whom a draft is about, as every list tells it.
package struct DraftName: Sendable, Equatable {
    /// The member, else the family's holder, the group, the institution, what was typed as a name, the place;
    /// empty where none of them is known, and for what would become a restricted record.
    package var name = ""
    package var village = ""

    package init(name: String = "", village: String = "") {
        self.name = name
        self.village = village
    }
}

/// Looks the names of drafts up; each family and member once.
struct DraftNames {
    private let register: CaseloadReader
    private var names: QueueNames

    init(_ reader: Reader, _ rules: Rules) {
        register = CaseloadReader(reader: reader, rules: rules)
        names = QueueNames(reader: reader)
    }

    mutating func name(of draft: FormDraft, _ form: Form?) throws(StoreError) -> DraftName {
        let people = try names.names(draft.subject.family, draft.subject.member)
        var found = DraftName(
            name: people.member.isEmpty ? people.family : people.member,
            village: people.village,
        )
        if found.name.isEmpty, let id = draft.subject.group, let group = try register.group(id) {
            found = DraftName(name: group.name, village: group.village ?? "")
        }
        if found.name.isEmpty, let id = draft.subject.facility,
            let facility = try register.facility(id)
        {
            found = DraftName(name: facility.name, village: facility.village ?? "")
        }
        if found.name.isEmpty {
            let questions =
                [form?.thread?.question].compactMap(\.self) + (form?.nameQuestions ?? [])
            let typed = questions.lazy.compactMap { draft.answers[$0]?.string }.first
            found.name = typed ?? draft.subject.place ?? ""
        }
        return found
    }
}

extension Caseload {
    /// The names of drafts, by their keys; none for what is restricted.
    package func names(of drafts: [FormDraft]) throws(CaseloadError) -> [String: DraftName] {
        try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            var names = DraftNames(reader, rules)
            var found: [String: DraftName] = [:]
            for draft in drafts where !draft.isSensitive {
                found[draft.key] = try names.name(of: draft, rules.forms.form(draft.form))
            }
            return found
        }
    }
}
