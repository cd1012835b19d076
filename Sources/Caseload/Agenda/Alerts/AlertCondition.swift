import Casework
import Forms

/// An alert rule made ready to be asked of every member of a caseload.
final class AlertCondition: Sendable {
    let rule: AlertRule
    let when: SlotExpression
    /// What the sentence of `why` has in its gaps, in the order of the Indonesian one and then of the
    /// English one.
    let gaps: [SlotExpression]
    /// Specialisms that hang on facts.
    private let marks: [(name: String, when: SlotExpression)]

    init(_ rule: AlertRule) {
        self.rule = rule
        when = SlotExpression(rule.when)
        marks = rule.marks.compactMap { mark in
            mark.when.map { (mark.name, SlotExpression($0)) }
        }
        gaps = (rule.why.id + rule.why.en).compactMap { part in
            if case .value(let expression) = part { SlotExpression(expression) } else { nil }
        }
    }

    /// The specialisms that hold for whom it fires.
    func marks(_ facts: CaseFacts) -> [String] {
        marks.filter { $0.when.value(facts).holds }.map(\.name)
    }

    /// The values of the gaps as short texts without a language: `82.5`, `2026-10-01`, or empty.
    func gapTexts(_ facts: CaseFacts) -> [String] {
        gaps.map { GapText.text($0.value(facts)) }
    }
}

/// Values of a sentence's gaps as they are kept until someone reads the sentence.
enum GapText {
    /// Divides the gaps of one sentence; no name or number has it in it.
    static let divider: Character = "\u{1F}"

    static func text(_ value: Value) -> String {
        switch value {
        case .nothing: ""
        case .flag(let flag): flag ? "1" : "0"
        case .number(let number): self.number(number)
        case .text(let text): text.filter { $0 != divider }
        case .day(let day): day.description
        case .list(let values): values.map(text).joined(separator: ", ")
        }
    }

    /// One decimal at most, and none where it is whole.
    private static func number(_ number: Double) -> String {
        let tenths = (number * 10).rounded()
        guard let whole = Int(exactly: tenths) else { return "" }
        if whole % 10 == 0 { return String(whole / 10) }
        let rest = abs(whole)
        return (whole < 0 ? "-" : "") + "\(rest / 10).\(rest % 10)"
    }
}
