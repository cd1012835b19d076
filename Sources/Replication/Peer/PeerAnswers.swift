import Documents

/// Rows of `_changes`.
package struct ChangesAnswer: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let id: DocumentID
        package let sequence: JSONValue
        /// Every leaf, tombstones too.
        package let revisions: [RevisionID]
        /// Whether none of them was ever handed to anybody, or came from anywhere: whoever has one all the
        /// same has made the same edit, and takes it a second time without a trace.
        package let isFresh: Bool

        package init(
            id: DocumentID,
            sequence: JSONValue,
            revisions: [RevisionID],
            isFresh: Bool = false,
        ) {
            self.id = id
            self.sequence = sequence
            self.revisions = revisions
            self.isFresh = isFresh
        }
    }

    package let rows: [Row]
    /// Where to go on; opaque.
    package let lastSequence: JSONValue
    /// Rows behind `lastSequence`; nil when the peer does not say.
    package let pending: Int?
    /// Rows that came but could not be read, left out of `rows`.
    package let damaged: Int

    package init(rows: [Row], lastSequence: JSONValue, pending: Int?, damaged: Int = 0) {
        self.rows = rows
        self.lastSequence = lastSequence
        self.pending = pending
        self.damaged = damaged
    }
}

/// What one document lacks.
package struct RevisionsMissing: Sendable, Equatable {
    package let missing: [RevisionID]
    package let possibleAncestors: [RevisionID]

    package init(missing: [RevisionID], possibleAncestors: [RevisionID] = []) {
        self.missing = missing
        self.possibleAncestors = possibleAncestors
    }
}

/// A row of `_bulk_get`.
package enum FetchedRevision: Sendable, Equatable {
    case found(RevisionWithHistory)
    /// Its body is not held any more, or it was never there; what the peer said.
    case missing(id: DocumentID, revision: RevisionID, reason: String)
    /// It came, but cannot be read: a history with gaps, a body that is no object.
    case damaged(id: DocumentID, revision: RevisionID, reason: String)

    /// The reason a store gives for a document that it no longer offers: undone, or released.
    ///
    /// Nothing of it is owed to anybody.
    package static let gone = "gone"
}

/// What `_bulk_docs` came to: the rows it lists are refusals, everything else was taken.
package struct BulkAnswer: Sendable, Equatable {
    package struct Refusal: Sendable, Equatable {
        package let id: DocumentID
        /// nil when the server does not name it; then all of that document's in the batch.
        package let revision: RevisionID?
        /// CouchDB's `error`, such as `forbidden` or `too_large`.
        package let error: String
        /// In the server's words.
        package let reason: String

        package init(id: DocumentID, revision: RevisionID?, error: String, reason: String) {
            self.id = id
            self.revision = revision
            self.error = error
            self.reason = reason
        }
    }

    package var refusals: [Refusal]
    /// False for 202: too few nodes of a cluster have it yet, so it is not delivered.
    package var hasQuorum: Bool

    package init(refusals: [Refusal] = [], hasQuorum: Bool = true) {
        self.refusals = refusals
        self.hasQuorum = hasQuorum
    }
}

/// What became of one revision, put down with the checkpoint that leaves it behind.
package struct Settlement: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// The target has it, whether this session sent it or an earlier one did.
        case delivered
        /// The target refused it; its reason in words, CouchDB's `error` in front.
        case refused(error: String, reason: String)
    }

    package let id: DocumentID
    package let revision: RevisionID
    package let outcome: Outcome

    package init(id: DocumentID, revision: RevisionID, outcome: Outcome) {
        self.id = id
        self.revision = revision
        self.outcome = outcome
    }
}
