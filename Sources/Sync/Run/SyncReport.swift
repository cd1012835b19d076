import Caseload
import LocalStore
import Replication

/// A part of a sync, in their order.
package enum SyncStep: String, Sendable, CaseIterable {
    /// Reaching the other side.
    case opening
    /// Fetching what others wrote.
    case pulling
    /// Merging what meets in one document.
    case settling
    /// Sending what was written here.
    case pushing
    /// Letting go: a stick is flushed.
    case closing
}

/// Where a running sync stands.
package struct SyncProgress: Sendable, Equatable {
    package var step: SyncStep
    /// What the other side turned out to be; nil until it has answered.
    package var partner: PeerKind?
    /// The session of this step; nil outside of `pulling` and `pushing`.
    package var session: ReplicationProgress?

    package init(
        step: SyncStep,
        partner: PeerKind? = nil,
        session: ReplicationProgress? = nil,
    ) {
        self.step = step
        self.partner = partner
        self.session = session
    }
}

/// What merging came to.
package struct SyncConflicts: Sendable, Equatable {
    /// Documents that needed nobody.
    package var merged: Int
    /// Documents that wait for a decision.
    package var waiting: Int

    package init(merged: Int = 0, waiting: Int = 0) {
        self.merged = merged
        self.waiting = waiting
    }

    package init(_ summary: ConflictSummary) {
        self.init(merged: summary.merged, waiting: summary.waiting)
    }
}

/// A record that the other side refused, with its reason.
package typealias SyncRefusal = Settlement

/// What a sync did and how it ended.
package struct SyncReport: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        case done
        /// Somebody stopped it; what had arrived by then has arrived.
        case cancelled
        case failed(SyncStep, PeerError)
    }

    /// What the other side is; nil when it was never reached.
    package var partner: PeerKind?
    /// Milliseconds since 1970.
    package var startedAt: Int
    package var endedAt: Int
    /// What came, after a failure until then; nil when it did not get that far.
    package var pull: ReplicationReport?
    /// What went.
    package var push: ReplicationReport?
    package var conflicts: SyncConflicts
    /// Records that still wait for delivery afterwards; nil when they could not be counted.
    package var waiting: Int?
    /// How far the records have come that the server is not known to have; nil when they could not be counted.
    package var left: DeliverySum?
    package var outcome: Outcome
    /// The store cannot be written: what went has gone, but nothing of it is noted here, and what came is not kept.
    package var isForgotten = false

    package init(startedAt: Int) {
        self.startedAt = startedAt
        endedAt = startedAt
        conflicts = SyncConflicts()
        outcome = .done
    }

    /// Counts what is left to be delivered.
    mutating func count(in caseload: Caseload) {
        left = try? caseload.deliverySum()
        waiting = left.map { $0.unsent + $0.atDesk }
    }

    /// Whether everything that was to move has moved: only then is it told as done without a but.
    package var isComplete: Bool {
        outcome == .done && unconfirmed == 0 && unreadable == 0
    }

    package var pulled: Int { pull?.written ?? 0 }
    package var pushed: Int { push?.written ?? 0 }
    /// Records of ours that the other side refused, each with its reason.
    package var refused: [SyncRefusal] { push?.refused ?? [] }
    package var unconfirmed: Int { push?.unconfirmed ?? 0 }
    package var unreadable: Int { (pull?.unreadable ?? 0) + (push?.unreadable ?? 0) }
    package var forgotten: Int { push?.forgotten ?? 0 }
    package var traffic: Traffic { (pull?.traffic ?? Traffic()) + (push?.traffic ?? Traffic()) }
}
