import Documents

/// What the office says of one revision of a record, document `decision:<record id>:<revision>`.
///
/// The same document whether it comes from a table (`decide`) or from a key in a supervisor's store.
package struct OfficeDecision: Hashable, Sendable {
    package var about: DocumentID
    package var revision: RevisionID
    package var isAccepted: Bool
    /// Which a refusal has to give; empty without one.
    package var reason: String

    package init(about: DocumentID, revision: RevisionID, isAccepted: Bool, reason: String) {
        self.about = about
        self.revision = revision
        self.isAccepted = isAccepted
        self.reason = reason
    }

    /// Reads a document; nil for what is no decision.
    package init?(_ body: JSONObject) {
        guard let about = body["about"]?.string,
            let revision = body["revision"]?.string.flatMap({ try? RevisionID($0) })
        else { return nil }
        switch body["verdict"]?.string {
        case "accepted": isAccepted = true
        case "refused": isAccepted = false
        default: return nil
        }
        self.about = DocumentID(about)
        self.revision = revision
        reason = body["reason"]?.string ?? ""
    }

    package var id: DocumentID { .decision(about: about, revision) }

    /// The document without author and time.
    ///
    /// `assignedTo`: The logins it is brought to, as the record or its family has them.
    package func body(assignedTo: JSONValue?) -> JSONObject {
        var body: JSONObject = [
            "type": "decision", "about": .string(about.rawValue),
            "revision": .string(revision.description),
            "verdict": isAccepted ? "accepted" : "refused",
        ]
        if !reason.isEmpty { body["reason"] = .string(reason) }
        body["assignedTo"] = assignedTo
        return body
    }
}
