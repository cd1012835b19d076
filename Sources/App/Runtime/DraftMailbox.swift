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
/// commit of the page's older draft would take it along. One that the store did not take is put back
/// and waits, until it is tried again, a newer one stands in its place, or its page is saved.
final class DraftMailbox<Draft: KeyedDraft>: @unchecked Sendable {
    /// A draft on its way into the store.
    struct Taken: Sendable {
        let draft: Draft
        let number: Int
        /// The store did not take it before.
        let wasTried: Bool
    }

    // Every access to the variables happens on `queue`.
    private let queue = DispatchQueue(label: "pendamping.drafts")
    private var waiting: [String: Taken] = [:]
    private var lastNumber = 0

    /// Keeps a draft instead of the page's older one and returns its number.
    func put(_ draft: Draft) -> Int {
        queue.sync {
            lastNumber += 1
            waiting[draft.key] = Taken(draft: draft, number: lastNumber, wasTried: false)
            return lastNumber
        }
    }

    /// Takes the drafts put no later than `number`, by page.
    func take(upTo number: Int = .max) -> [Taken] {
        take { $0.number <= number }
    }

    /// Takes those that the store did not take before.
    func takeTried() -> [Taken] {
        take(where: \.wasTried)
    }

    /// Puts back what the store did not take, unless a newer draft of the page waits.
    func putBack(_ taken: Taken) {
        queue.sync {
            let key = taken.draft.key
            guard waiting[key] == nil else { return }
            waiting[key] = Taken(draft: taken.draft, number: taken.number, wasTried: true)
        }
    }

    /// The page was saved or its draft dropped: what was put back before must not come after.
    func forgetTried(_ key: String) {
        queue.sync {
            if waiting[key]?.wasTried == true { waiting[key] = nil }
        }
    }

    /// What waits for a page, which is newer than what the store has.
    func newest(_ key: String) -> Draft? {
        queue.sync { waiting[key]?.draft }
    }

    var count: Int { queue.sync { waiting.count } }

    private func take(where isDue: (Taken) -> Bool) -> [Taken] {
        queue.sync {
            let due = waiting.filter { isDue($0.value) }
            for key in due.keys { waiting[key] = nil }
            return due.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}
