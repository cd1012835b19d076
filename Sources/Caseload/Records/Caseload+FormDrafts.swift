import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// Keeps what was typed into a form; durable when this returns.
    ///
    /// `dropDraft(key:)` drops it.
    package func keep(_ draft: FormDraft) throws(CaseloadError) {
        try write(isBare: true) { (writer) throws(StoreError) in
            try DraftQuestions.keep(of: draft, writer) { (writer) throws(StoreError) in
                try rules(writer).forms
            }
            try writer.putDraft(draft.key, draft.json)
        }
    }

    /// The forms that were begun and not saved, the last typed first.
    package func formDrafts() throws(CaseloadError) -> [FormDraft] {
        try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            var drafts = try reader.drafts(prefix: FormDraft.prefix)
                .sorted { ($1.at, $0.key) < ($0.at, $1.key) }
                .compactMap { FormDraft($0.body, key: $0.key) }
            for place in drafts.indices {
                drafts[place].isSensitive = try Self.isSensitive(
                    drafts[place],
                    rules.forms.form(drafts[place].form),
                    reader,
                    rules,
                )
            }
            return drafts
        }
    }
}
