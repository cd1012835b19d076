import Casework

/// One question of a form.
package struct Question: Sendable {
    package let id: String
    package let kind: QuestionKind
    package let label: Wording
    package let hint: Wording?
    /// What a number counts, `kg`.
    package let unit: String?
    package let required: Requirement
    package let shown: Expression?
    /// What stands there before anything is typed.
    package let preset: Expression?
    /// Computed from other answers, and never typed.
    package let value: Expression?
    /// Bounds of a number; for a date see `checks`.
    package let minimum: Double?
    package let maximum: Double?
    /// The most characters of a text, the most rows of a table.
    package let length: Int
    /// The codes that may be answered, of `one`, `some` and `code`.
    package let list: CodeList?
    /// The kind of facility that is looked up: `puskesmas`; any where nil.
    package let facilityKind: String?
    /// A table's columns; they hold no tables.
    package let columns: [Question]
    /// The column that tells which member a row is about.
    package var memberColumn: Question? { columns.first { $0.kind == .member } }
    /// Where a table begins with a row for each member of the family.
    ///
    /// In every table with a column of kind `member`, `member.age` and its like are that member's.
    package let startsWithMembers: Bool
    package let checks: [AnswerCheck]
    /// The obligation whose check each answer writes; only of a table's column, beside one that names the
    /// member.
    package let covers: Coverage?
    /// What the answer tells beside its own words; never of a table's column.
    package let meaning: AnswerMeaning?
    /// How reports take the answers together.
    package let reporting: Set<AnswerReporting>
    /// The line of the performance plan (*RHK*) under which the month's report prints the answer, 1 to 9.
    package let rhk: Int?

    package init(
        id: String,
        kind: QuestionKind,
        label: Wording,
        hint: Wording? = nil,
        unit: String? = nil,
        required: Requirement = .no,
        shown: Expression? = nil,
        preset: Expression? = nil,
        value: Expression? = nil,
        minimum: Double? = nil,
        maximum: Double? = nil,
        length: Int = 500,
        list: CodeList? = nil,
        facilityKind: String? = nil,
        columns: [Question] = [],
        startsWithMembers: Bool = false,
        checks: [AnswerCheck] = [],
        covers: Coverage? = nil,
        meaning: AnswerMeaning? = nil,
        reporting: Set<AnswerReporting> = [],
        rhk: Int? = nil,
    ) {
        self.id = id
        self.kind = kind
        self.label = label
        self.hint = hint
        self.unit = unit
        self.required = required
        self.shown = shown
        self.preset = preset
        self.value = value
        self.minimum = minimum
        self.maximum = maximum
        self.length = length
        self.list = list
        self.facilityKind = facilityKind
        self.columns = columns
        self.startsWithMembers = startsWithMembers
        self.checks = checks
        self.covers = covers
        self.meaning = meaning
        self.reporting = reporting
        self.rhk = rhk
    }
}

/// What an answer is; the JSON it is kept as stands behind each.
package enum QuestionKind: String, Hashable, Sendable, CaseIterable {
    /// One line: a string.
    case text
    /// Several lines: a string.
    case note
    case number
    /// Whole rupiah: a number.
    case money
    /// 0 to 100: a number.
    case percent
    /// A bool.
    case yesno
    /// One code of a short list: a string.
    case one
    /// Some codes of a list: an array of strings.
    case some
    /// A day, `2026-10-05`.
    case date
    /// A month, `2026-10`.
    case month
    /// A member of the family: a document id.
    case member
    /// An array of document ids.
    case members
    case facility
    case group
    case nik
    case kk
    /// One code of a long list, found by typing: a string.
    case code
    /// An array of objects, by the columns' ids.
    case table
    /// `{"path", "sha256", "bytes"}`; the picture itself stays where it is.
    case photo
    /// Computed and shown, never typed.
    case shown

    /// Whether its answers are codes of a list.
    package var needsList: Bool { self == .one || self == .some || self == .code }
    package var isNumeric: Bool { self == .number || self == .money || self == .percent }
}

/// Whether a question must be answered before a record is saved.
package enum Requirement: Sendable {
    case no
    case yes
    case when(Expression)
}

/// A rule that answers must keep.
package struct AnswerCheck: Sendable {
    /// Holds when all is well; nothing answered is well.
    package let rule: Expression
    package let message: Wording
    /// Shown, but saving goes on.
    package let isWarning: Bool

    package init(rule: Expression, message: Wording, isWarning: Bool) {
        self.rule = rule
        self.message = message
        self.isWarning = isWarning
    }
}

/// Codes with their words, each dated.
package struct CodeList: Sendable {
    /// With its programme, `puskesos/layanan`.
    package let id: String
    package let rows: [Row]

    package struct Row: Sendable, Hashable {
        package let code: String
        package let label: Wording
        package let validity: Validity
        /// A heading that rows stand under, `kesehatan`.
        package let group: String?

        package init(code: String, label: Wording, validity: Validity, group: String?) {
            self.code = code
            self.label = label
            self.validity = validity
            self.group = group
        }
    }

    package init(id: String, rows: [Row]) {
        self.id = id
        self.rows = rows
    }

    /// The codes that may be chosen on a day.
    package func rows(on day: Day) -> [Row] { rows.filter { $0.validity.contains(day) } }

    /// Whether the code stands in it, in force or not.
    package func has(_ code: String) -> Bool { rows.contains { $0.code == code } }

    /// The words of a code, in force or not; nil for one that was never in the list.
    package func label(_ code: String) -> Wording? { rows.last { $0.code == code }?.label }
}

/// A title with answers in it: `{jenis} {lembaga}`.
package struct TitleTemplate: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case text(String)
        case answer(String)
    }

    package let parts: [Part]

    package init(parts: [Part]) {
        self.parts = parts
    }

    /// The line with its answers; what is not answered takes the words beside it along.
    ///
    /// Of a text after an answer, that up to the punctuation is the answer's own (`{jiwa} jiwa, …`) and is not said
    /// twice where the answer brings it as its unit; the rest parts it from the next one and stands only between two.
    package func filled(_ answer: (String) -> String) -> String {
        var line = ""
        var separator = ""
        var isAnswered = false
        for (place, part) in parts.enumerated() {
            switch part {
            case .text(let text) where place == 0: line = text
            case .text(let text):
                let end = text.firstIndex { Self.parting.contains($0) } ?? text.endIndex
                let isLast = place == parts.count - 1
                let isPlain = end == text.endIndex && !isLast
                let own = isPlain ? "" : String(text[..<end])
                let trimmed = own.drop { $0 == " " }
                if isAnswered, trimmed.isEmpty || !line.hasSuffix(" " + trimmed) { line += own }
                separator = String(isPlain ? text[...] : text[end...])
                if isLast, isAnswered { line += separator }
            case .answer(let id):
                let text = answer(id)
                isAnswered = !text.isEmpty
                guard isAnswered else { continue }
                line += line.isEmpty ? text : separator + text
                separator = ""
            }
        }
        return line
    }

    /// Where a text stops to belong to the answer before it.
    private static let parting: Set<Character> = [",", ":", ";", "·", "–", "(", "/"]
}
