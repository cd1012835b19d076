/// One obligation as it holds for cells: a dated row of the programme file, and one of its windows if it
/// has any.
///
/// A class because hundreds of thousands of cells point at the same few dozen: a cell then carries one
/// reference. It never changes.
package final class Obligation: Sendable {
    /// The programme's id, `pkh`.
    package let programme: String
    /// The name in record ids: the rule's own, or with its window's behind it, `anc-t1`.
    package let id: String
    /// The rule's id in the programme file, `anc`.
    package let ruleID: String
    package let label: Wording
    /// For the heads of narrow columns.
    package let short: Wording
    /// What sets this window apart, *KF2*.
    package let windowLabel: Wording?
    package let input: Programme.InputKind
    package let place: Programme.Place
    /// The service whose events meet it; nil where only a check can.
    package let service: String?
    /// How many events it takes.
    package let needed: Int
    /// Share of days present that meets it, in percent; only for attendance.
    package let percent: Int?
    package let sickness: SicknessReading
    /// From how many failures in a stage the family is at risk.
    package let atRisk: Int
    package let batchAllowed: Bool
    /// The version of the rule a record keeps, `pkh@2022-01-01`.
    package let rule: String
    /// Where the rule was found.
    package let source: String

    init(
        programme: String,
        rule: Programme.ObligationRule,
        row: Programme.ObligationRow,
        window: Programme.Window?,
    ) {
        self.programme = programme
        id = rule.cellID(window: window?.id ?? "")
        ruleID = rule.id
        label = rule.label
        short = rule.short
        windowLabel = window?.label
        input = rule.input
        place = rule.place
        service = window?.service ?? rule.service
        needed = window?.count ?? row.count
        percent = row.percent
        sickness = row.sickness
        atRisk = row.atRisk
        batchAllowed = rule.batchAllowed
        self.rule = programme + "@" + row.validity.from.description
        source = row.source
    }
}

extension Obligation: Equatable {
    package static func == (left: Obligation, right: Obligation) -> Bool {
        left === right || (left.rule == right.rule && left.id == right.id)
    }
}
