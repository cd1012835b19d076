import Caseload
import Dispatch

/// A draft of which the store keeps one under each key.
protocol KeyedDraft: Sendable {
    var key: String { get }
}

extension EntryDraft: KeyedDraft {}
extension FormDraft: KeyedDraft {}

/// The newest draft of each page that is not yet in the store.
///
/// A fast typist makes a draft a key; only the newest is worth a write. Each draft has a number, so
/// that it is written in its own turn and never before what was asked for ahead of it: a drop or a
/// commit of the page's older draft would take it along.
final class DraftMailbox<Draft: KeyedDraft>: @unchecked Sendable {
    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.drafts")
    private var waiting: [String: (number: Int, draft: Draft)] = [:]
    private var lastNumber = 0

    /// Keeps a draft instead of the page's older one and returns its number.
    func put(_ draft: Draft) -> Int {
        queue.sync {
            lastNumber += 1
            waiting[draft.key] = (lastNumber, draft)
            return lastNumber
        }
    }

    /// Takes the drafts put no later than `number`, by page.
    func take(upTo number: Int = .max) -> [Draft] {
        queue.sync {
            let due = waiting.filter { $0.value.number <= number }
            for key in due.keys { waiting[key] = nil }
            return due.sorted { $0.key < $1.key }.map(\.value.draft)
        }
    }
}
