import Documents
import Replication

/// A session as it is kept: figures and an outcome, no address, no name, no document.
package struct SyncLogEntry: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case done
        case cancelled
        case failed(SyncStep, PeerError)
    }

    /// Milliseconds since 1970; of equal sessions in a row the first's start and the last's end.
    package var startedAt: Int
    package var endedAt: Int
    /// What the other side was; nil when it was never reached.
    package var partner: PeerKind?
    package var isAutomatic: Bool
    /// How many sessions in a row came to the same: tries without a link, and looks that found nothing.
    package var times: Int
    package var pulled: Int
    package var pushed: Int
    package var refused: Int
    package var unconfirmed: Int
    package var unreadable: Int
    package var forgotten: Int
    package var merged: Int
    package var conflicts: Int
    package var waiting: Int?
    package var sentBytes: Int
    package var receivedBytes: Int
    package var outcome: Outcome

    package init(_ report: SyncReport, isAutomatic: Bool) {
        startedAt = report.startedAt
        endedAt = report.endedAt
        partner = report.partner
        self.isAutomatic = isAutomatic
        times = 1
        pulled = report.pulled
        pushed = report.pushed
        refused = report.refused.count
        unconfirmed = report.unconfirmed
        unreadable = report.unreadable
        forgotten = report.forgotten
        merged = report.conflicts.merged
        conflicts = report.conflicts.waiting
        waiting = report.waiting
        sentBytes = report.traffic.sent
        receivedBytes = report.traffic.received
        outcome =
            switch report.outcome {
            case .done: .done
            case .cancelled: .cancelled
            case .failed(let step, let error): .failed(step, error.kept)
            }
    }

    /// Whether something moved, so that the session is worth a line of its own.
    package var movedAnything: Bool {
        pulled + pushed + refused + unconfirmed + unreadable + forgotten + merged > 0
    }

    /// Whether this and the session before it need only one line.
    func repeats(_ former: SyncLogEntry) -> Bool {
        isAutomatic && former.isAutomatic && !movedAnything && !former.movedAnything
            && endsLike(former) && partner == former.partner
            && waiting == former.waiting && conflicts == former.conflicts
    }

    /// Whether both ended the same way; what a link says besides, as after how many milliseconds it gave up,
    /// makes no other session.
    private func endsLike(_ former: SyncLogEntry) -> Bool {
        switch (outcome, former.outcome) {
        case (.failed(let step, let error), .failed(let other, let before)):
            step == other && error.code == before.code
        default: outcome == former.outcome
        }
    }
}
