import Documents

/// How the members of a kind of record belong together, for merging.
///
/// Only kinds that are declared here are merged: a newer program's record, whose groups we cannot know,
/// waits for that program.
package struct RecordShape: Sendable {
    let groups: [FieldGroup]
    /// Objects that are merged member by member.
    let opened: Set<String>

    /// Nil for kinds that are not merged here.
    package static func of(_ kind: DocumentKind) -> RecordShape? {
        switch kind {
        case .check: check
        case .event: event
        case .sample: sample
        case .rekey: rekey
        default: RecordKinds.ofForms.contains(kind.rawValue) ? form : nil
        }
    }

    /// The highest schema version that these shapes are about.
    static let version = 1

    private static let authorship: [FieldPath] = ["how", "by", "at", "device"]

    private static let check = RecordShape(
        groups: [
            FieldGroup(
                FieldGroup.value,
                deciding: [
                    "state", "facts.alpa", "facts.izin", "facts.sakit", "facts.effective",
                    "facts.percent", "facts.attendance", "note",
                ],
                following: authorship + ["rule", "record", "sessions"],
            )
        ] + common + ["obligation", "period"].map(silent),
        opened: ["facts"],
    )

    /// Measures, like all that no group claims, stand each on their own.
    private static let event = RecordShape(
        groups: [FieldGroup("date", deciding: ["date"], following: authorship)]
            + common + [silent("service")],
        opened: ["values"],
    )

    /// Answers stand each on their own, a table as one; the steps of all count.
    private static let form = RecordShape(
        groups: [
            FieldGroup("date", deciding: ["date"], following: authorship),
            FieldGroup("steps", .history, deciding: ["steps"]),
            FieldGroup(FieldGroup.subject, deciding: ["family", "member", "group", "facility"]),
        ] + ["due", "place", "follows"].map { FieldGroup(alone: FieldPath($0)) }
            // `Merge.derive` has the last word on the last two.
            + ["form", "version", "marks", "sensitive", "body"].map(silent) + shared,
        opened: ["answers"],
    )

    /// Who draws beside others draws more; nothing that was drawn is lost.
    private static let sample = RecordShape(
        groups: [FieldGroup("draws", .history, deciding: ["draws"])]
            + (["period", "of"] + authorship).map { silent($0.description) } + shared,
        opened: [],
    )

    /// One keying is one: of two people who keyed the same record again, one is right.
    private static let rekey = RecordShape(
        groups: [
            FieldGroup(
                FieldGroup.value,
                deciding: ["revision", "paper", "fields", "differences"],
                following: authorship + ["version"],
            )
        ] + ["about", "period", "of", "form", "member", "family", "sensitive"].map(silent)
            + shared,
        opened: [],
    )

    private static let common: [FieldGroup] =
        ["member", "family", "programme"].map(silent) + shared

    /// What every record has.
    private static let shared: [FieldGroup] =
        ["type", "v"].map(silent)
        + [FieldGroup("assignedTo", .union, deciding: ["assignedTo"])]
        + [FieldGroup("resent", .largest, deciding: ["resent"])]
        + [ConflictDecision.member, Ending.renews].map { name in
            FieldGroup(FieldPath(name), .history, deciding: [FieldPath(name)])
        }

    private static func silent(_ name: String) -> FieldGroup {
        FieldGroup(FieldPath(name), .silent, deciding: [FieldPath(name)])
    }

    /// All groups that occur in some of these bodies: the declared ones, then what no group claims.
    func groups(in bodies: [FlatRecord]) -> [FieldGroup] {
        let claimed = Set(groups.flatMap { $0.deciding + $0.following })
        let others = Set(bodies.flatMap { $0.members.keys }).subtracting(claimed).sorted()
        return groups + others.map { FieldGroup(alone: $0) }
    }
}
