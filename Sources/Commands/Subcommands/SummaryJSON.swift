import Casework
import Documents

/// What a programme's stage comes to for a family, as JSON: amounts by the rules, and what is amiss.
enum SummaryJSON {
    static func value(_ summary: FamilySummary) -> JSONValue {
        let amounts = summary.amounts
        return [
            "programme": .string(summary.programme),
            "quarter": .string(summary.quarter.description),
            "condition": .string(summary.condition.rawValue),
            "total": JSONValue(amounts.total),
            "cap": amounts.cap.map { JSONValue($0) } ?? .null,
            "amounts": .array(amounts.members.map(member)),
            "grants": .array(amounts.grants.map(grant)),
            "counts": counts(summary.counts),
            "concerns": .array(summary.concerns.map(concern)),
        ]
    }

    private static func member(_ counted: StageAmounts.Counted) -> JSONValue {
        var value: JSONValue = [
            "member": .string(counted.member.rawValue), "category": .string(counted.category),
            "amount": JSONValue(counted.amount),
        ]
        switch counted.standing {
        case .counted: value["standing"] = .string("counted")
        case .overCap: value["standing"] = .string("overCap")
        case .overLimit(let limit):
            value["standing"] = .string("overLimit")
            value["limit"] = .string(limit)
        }
        return value
    }

    private static func grant(_ grant: StageAmounts.FamilyGrant) -> JSONValue {
        [
            "id": .string(grant.id), "amount": JSONValue(grant.amount),
            "optional": .bool(grant.isOptional),
        ]
    }

    /// `hidden` is there where something awaits its second keying.
    private static func counts(_ counts: CellCounts) -> JSONValue {
        var value: JSONValue = [
            "met": JSONValue(counts.met), "notMet": JSONValue(counts.notMet),
            "excused": JSONValue(counts.excused), "exempt": JSONValue(counts.exempt),
            "blank": JSONValue(counts.blank), "later": JSONValue(counts.later),
        ]
        if counts.hidden > 0 { value["hidden"] = JSONValue(counts.hidden) }
        return value
    }

    private static func concern(_ concern: Concern) -> JSONValue {
        var value: JSONValue = ["risk": .bool(concern.isRisk)]
        func about(_ kind: String, _ member: DocumentID? = nil, _ obligation: Obligation? = nil) {
            value["kind"] = .string(kind)
            value["member"] = member.map { .string($0.rawValue) }
            value["obligation"] = obligation.map { .string($0.id) }
        }
        switch concern {
        case .attendance(let member, let obligation, let period, let counted, let exempt):
            about("attendance", member, obligation)
            value["periods"] = .array([.string(period.text)])
            value["present"] = JSONValue(counted.present)
            value["of"] = JSONValue(counted.of)
            value["presentWithoutSickness"] = exempt.map { JSONValue($0.present) }
        case .notMet(let member, let obligation, let periods):
            about("notMet", member, obligation)
            value["periods"] = .array(periods.map { .string($0.text) })
        case .tooFew(let member, let obligation, let done, let needed, let due):
            about("tooFew", member, obligation)
            value["done"] = JSONValue(done)
            value["needed"] = JSONValue(needed)
            value["until"] = .string(due.last.description)
        case .unrecorded(let member, let obligation, let periods):
            about("unrecorded", member, obligation)
            value["periods"] = .array(periods.map { .string($0.text) })
        case .birthUnknown(let member): about("birthUnknown", member)
        case .noAidHolder: about("noAidHolder")
        }
        return value
    }
}
