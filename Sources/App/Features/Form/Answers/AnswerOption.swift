import Caseload
import Casework
import Documents
import Forms

/// A question of a form; the box over a screen is `Question` here.
package typealias FormQuestion = Forms.Question

/// One of the answers that a question offers.
package struct AnswerOption: Sendable, Hashable {
    /// What is kept: a code, a document's id; `true` or `false`.
    package var value: String
    package var label: String
    /// The heading it stands under.
    package var group: String?
    /// What tells it from one of the same name: an age, a village.
    package var detail: String

    package init(_ value: String, _ label: String, group: String? = nil, detail: String = "") {
        self.value = value
        self.label = label
        self.group = group
        self.detail = detail
    }

    /// What a search looks at; the id of a document is nothing that anybody types.
    var folded: String {
        let code = value.contains(":") ? "" : value
        return Folding.folded([code, label, group ?? "", detail].joined(separator: " "))
    }

    /// How well it answers what was typed, 0 for best: the code itself, a name that begins so, words that
    /// begin so, anything else.
    func rank(_ asked: [Substring], whole: String) -> Int {
        if Folding.folded(value) == whole { return 0 }
        let name = Folding.folded(label)
        if name.hasPrefix(whole) { return 1 }
        let words = name.split(separator: " ")
        return asked.allSatisfy { part in words.contains { $0.hasPrefix(part) } } ? 2 : 3
    }
}

extension QuestionKind {
    /// How it is answered.
    var input: AnswerInput {
        switch self {
        case .text, .number, .money, .percent, .date, .month, .nik, .kk, .photo: .line
        case .note: .note
        case .yesno, .one, .member: .choice
        case .some, .members: .choices
        case .code, .facility, .group: .search
        case .table: .table
        case .shown: .computed
        }
    }

    /// Whether the line is made anew by the first letter typed into it: what stands there is shown in
    /// another form than it was typed.
    var isRetyped: Bool { self == .date || self == .month }

    /// A number that stands there already goes with the first digit of another; any other key mends it.
    var isFigure: Bool { self == .number || self == .money || self == .percent }
}

/// The few ways in which answers are typed.
enum AnswerInput: Sendable, Equatable {
    /// A line of text.
    case line
    /// Several lines.
    case note
    /// One key of a short list.
    case choice
    /// Keys that set and unset several of a list.
    case choices
    /// Typed words that narrow a long list.
    case search
    case table
    case computed
}

extension FormQuestion {
    /// How it is answered; what is computed is not.
    var input: AnswerInput { value == nil ? kind.input : .computed }

    /// Whether one key answers it for good.
    func isOneKey(_ options: [AnswerOption]) -> Bool {
        input == .choice && options.count <= 9
    }
}

/// What the answers of a form's questions can be.
package struct AnswerOptions: Sendable {
    let page: FormPage
    let words: Words
    /// The day whose codes are offered.
    let day: Day

    package init(page: FormPage, words: Words, day: Day) {
        self.page = page
        self.words = words
        self.day = day
    }

    /// The answers offered, in the order of the list; none for a question that is typed,
    /// but for the one that names a body.
    package func options(_ question: FormQuestion) -> [AnswerOption] {
        switch question.kind {
        case .yesno:
            [AnswerOption("true", words.answerYes), AnswerOption("false", words.answerNo)]
        case .one, .some, .code:
            question.list?.rows(on: day).map { row in
                AnswerOption(row.code, words.text(row.label), group: row.group)
            } ?? []
        case .member, .members:
            page.members.map { member in
                AnswerOption(
                    member.id.rawValue,
                    page.name(of: member),
                    detail: words.memberBrief(member, on: day),
                )
            }
        case .facility:
            facilities(question).map { facility in
                AnswerOption(
                    facility.id.rawValue,
                    facility.name,
                    group: question.facilityKind == nil ? facility.kind : nil,
                    detail: facility.village ?? "",
                )
            }
        case .group:
            page.groups.map { group in
                AnswerOption(group.id.rawValue, group.name, detail: group.village ?? "")
            }
        case .text where page.form.thread?.question == question.id:
            page.bodies.map { AnswerOption($0, $0) }
        default: []
        }
    }

    /// Those of the village before the others.
    private func facilities(_ question: FormQuestion) -> [Facility] {
        let fitting = page.facilities.filter { facility in
            question.facilityKind.map { facility.kind == $0 } ?? true
        }
        let near = fitting.filter { $0.village == page.village }
        return near + fitting.filter { $0.village != page.village }
    }

    /// The words for a value of a question that offers some, in the list now or no longer.
    package func label(_ value: String, of question: FormQuestion) -> String {
        switch question.kind {
        case .one, .some, .code: question.list?.label(value).map(words.text) ?? value
        case .yesno: value == "true" ? words.answerYes : words.answerNo
        default: options(question).first { $0.value == value }?.label ?? value
        }
    }
}
