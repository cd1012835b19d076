import Caseload
import Dispatch

/// The newest draft of each page that is not yet in the store.
///
/// A fast typist makes a draft a key; only the newest is worth a write.
final class DraftMailbox: @unchecked Sendable {
    // Every access to `waiting` happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.drafts")
    private var waiting: [String: EntryDraft] = [:]

    func put(_ draft: EntryDraft) {
        queue.sync { waiting[draft.key] = draft }
    }

    func takeAll() -> [EntryDraft] {
        queue.sync {
            let drafts = waiting.sorted { $0.key < $1.key }.map(\.value)
            waiting.removeAll()
            return drafts
        }
    }
}
