/// The kinds of documents that no worker writes: the text before the colon of their ids.
///
/// Stores, hubs and the server's validation function draw the same line between what the office says and
/// what workers record; it is drawn here.
package enum OfficeKinds {
    /// The register, its programmes, who works for the office as what, and the office's acts.
    package static let written: Set<String> = [
        "family", "member", "facility", "group", "programme", decision, "release", "worker",
    ]

    /// What travels down only, from the server to the laptops: those, and receipts, which are written by
    /// whoever got the server's answer.
    package static let downward = written.union([receipt])

    /// What the office said about a revision of a record: `decision:<record id>:<revision>`.
    package static let decision = "decision"

    /// The id of the decision about a revision; of any of a record's where none is given.
    package static func decisionID(about record: String, _ revision: String = "") -> String {
        "\(decision):\(record):\(revision)"
    }

    /// What a desk brought to the server, and under which login; it leaves them there too.
    package static let receipt = "receipt"
}

extension DocumentID {
    /// The id of the office's decision about a revision of a record.
    package static func decision(about record: DocumentID, _ revision: RevisionID) -> DocumentID {
        DocumentID(OfficeKinds.decisionID(about: record.rawValue, revision.description))
    }
}
