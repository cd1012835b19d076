import Casework
import Documents
import Forms

/// How often a second keying found something else than the first.
package struct QualityRate: Sendable, Hashable {
    /// Records keyed again, those without their paper left out.
    package var records = 0
    /// Records whose paper was not found.
    package var withoutPaper = 0
    /// Records that were looked at before they were keyed again, and count for nothing.
    package var notBlind = 0
    /// Fields that either keying filled.
    package var fields = 0
    /// Fields in which the two differ.
    package var wrong = 0

    package init() {}

    /// Differing fields for each thousand; nil where nothing was compared.
    package var perMille: Int? { fields > 0 ? (wrong * 1_000 + fields / 2) / fields : nil }

    mutating func add(_ rekeying: Rekeying) {
        guard rekeying.isBlind else {
            notBlind += 1
            return
        }
        guard rekeying.hasPaper else {
            withoutPaper += 1
            return
        }
        records += 1
        fields += rekeying.compared
        wrong += rekeying.differences.count
    }
}

/// The error rates of a quarter: in all, by worker, by form and field.
package struct QualityFigures: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        /// The question's id, in tables `table.column`; a fact's name for an obligation.
        package var id: String
        package var label: Wording
        package var rate: QualityRate
    }

    package struct FormFigures: Sendable, Equatable {
        /// The form's id, or `programme/obligation`; empty for the restricted ones together.
        package var id: String
        package var label: Wording
        package var rate: QualityRate
        /// With the most differences first; none of the restricted forms.
        package var fields: [Field]
    }

    package var total = QualityRate()
    package var workers: [String: QualityRate] = [:]
    /// With the most differences first.
    package var forms: [FormFigures] = []

    package init() {}
}

/// Adds up keyings, and finds the words for what they are counted under.
struct QualityCounter {
    private var figures = QualityFigures()
    private var forms: [String: QualityRate] = [:]
    private var fields: [String: [String: QualityRate]] = [:]

    /// `worker`: As she is gathered.
    mutating func add(_ rekeying: Rekeying, worker: String) {
        figures.total.add(rekeying)
        figures.workers[worker, default: QualityRate()].add(rekeying)
        // A single case of violence in the table would tell whose it is.
        let form = rekeying.isSensitive ? "" : rekeying.form
        forms[form, default: QualityRate()].add(rekeying)
        guard !rekeying.isSensitive, rekeying.hasPaper, rekeying.isBlind else { return }
        for (field, count) in rekeying.fields {
            fields[form, default: [:]][field, default: QualityRate()].fields += count
        }
        for difference in rekeying.differences {
            fields[form, default: [:]][difference.column, default: QualityRate()].wrong += 1
        }
    }

    func finished(_ rules: Rules) -> QualityFigures {
        var figures = figures
        figures.forms = forms.map { id, rate in
            let words = KeyedWords(id, rules)
            let counted = (fields[id] ?? [:]).map { field, rate in
                QualityFigures.Field(id: field, label: words.label(field), rate: rate)
            }
            return QualityFigures.FormFigures(
                id: id,
                label: words.label,
                rate: rate,
                fields: counted.sorted {
                    ($1.rate.wrong, $1.rate.fields, $0.id) < ($0.rate.wrong, $0.rate.fields, $1.id)
                },
            )
        }
        .sorted {
            ($1.rate.wrong, $1.rate.fields, $0.id) < ($0.rate.wrong, $0.rate.fields, $1.id)
        }
        return figures
    }
}

/// What a form or an obligation, and its fields, are called.
struct KeyedWords {
    let label: Wording
    private let questions: [String: Wording]

    init(_ id: String, _ rules: Rules) {
        var questions: [String: Wording] = [:]
        if let form = rules.forms.form(FormID(id)) {
            label = form.label
            for question in form.versions.flatMap(\.questions) {
                questions[question.id] = question.label
                for column in question.columns {
                    questions[question.id + "." + column.id] = Wording(
                        id: question.label.id + ": " + column.label.id,
                        en: question.label.en + ": " + column.label.en,
                    )
                }
            }
        } else if id.isEmpty {
            label = Wording(id: "Catatan terbatas", en: "Restricted records")
        } else {
            let name = id.split(separator: "/").last.map(String.init) ?? id
            label = rules.labels.known(name)
        }
        self.questions = questions
    }

    func label(_ field: String) -> Wording {
        questions[field] ?? Self.facts[field] ?? Wording(id: field, en: field)
    }

    /// What the entry page asks of an obligation.
    private static let facts: [String: Wording] = [
        "state": Wording(id: "Status", en: "State"),
        "alpa": Wording(id: "Alpa", en: "Absent"),
        "izin": Wording(id: "Izin", en: "Leave"),
        "sakit": Wording(id: "Sakit", en: "Sick"),
        "effective": Wording(id: "Hari efektif", en: "School days"),
        "percent": Wording(id: "Persen", en: "Percent"),
        "session": Wording(id: "Kehadiran H/S/A", en: "Attendance H/S/A"),
        "date": Wording(id: "Tanggal", en: "Date"),
    ]
}
