import Casework
import Documents
import Forms

/// How a family fared from year to year.
package struct FamilyYears: Sendable, Equatable {
    /// What is compared.
    package enum Topic: Sendable, Hashable {
        /// Mean share of school days present, in percent.
        case attendance
        /// Obligations met, of those recorded as met or not met, in percent.
        case met
        /// A measure of a service: `weightKg`.
        case measure(String)
        /// An answer, by its label.
        case answer(Wording)
    }

    package struct Value: Sendable, Equatable {
        /// Nil for what is no number.
        package var figure: Double?
        /// The answer's words; empty for figures made here.
        package var text: Wording
    }

    package struct Line: Sendable, Equatable {
        /// Nil for what is about the family.
        package var member: DocumentID?
        package var topic: Topic
        package var unit: String?
        package var kind: QuestionKind
        /// By year; what was last recorded in it.
        package var values: [Int: Value]
    }

    /// Ascending; those in which anything was recorded.
    package var years: [Int]
    package var lines: [Line]

    package static let none = FamilyYears(years: [], lines: [])

    package init(years: [Int], lines: [Line]) {
        self.years = years
        self.lines = lines
    }

    /// How a value stands to the one before it, where both are numbers or both words.
    package enum Trend: Sendable, Equatable {
        case up, down, same, other
    }
}

extension FamilyYears.Line {
    /// Against the last year before that has a value; nil for the first.
    package func trend(in year: Int) -> FamilyYears.Trend? {
        guard let value = values[year], let before = values.keys.filter({ $0 < year }).max(),
            let old = values[before]
        else { return nil }
        guard let figure = value.figure, let was = old.figure else {
            return value.text == old.text ? .same : .other
        }
        return figure == was ? .same : figure > was ? .up : .down
    }
}

/// Gathers what is compared, in the order in which it shall be read.
struct FamilyYearsBuilder {
    private struct Key: Hashable {
        var member: DocumentID?
        var topic: FamilyYears.Topic
    }

    private var order: [Key] = []
    private var lines: [Key: FamilyYears.Line] = [:]

    /// Checks, services and records of a family, in any order.
    static func years(_ records: MemberRecords, _ forms: [FamilyRecord]) -> FamilyYears {
        var builder = FamilyYearsBuilder()
        builder.add(checks: records.checks.values.map(\.check))
        builder.add(events: records.allEvents.map(\.event))
        for record in forms.sorted(by: { ($0.row.date, $0.row.at) < ($1.row.date, $1.row.at) }) {
            builder.add(record)
        }
        let lines = builder.order.compactMap { builder.lines[$0] }
        return FamilyYears(years: Set(lines.flatMap(\.values.keys)).sorted(), lines: lines)
    }

    private mutating func set(
        _ value: FamilyYears.Value,
        _ year: Int,
        _ member: DocumentID?,
        _ topic: FamilyYears.Topic,
        unit: String?,
        _ kind: QuestionKind,
    ) {
        let key = Key(member: member, topic: topic)
        if lines[key] == nil {
            order.append(key)
            lines[key] = FamilyYears.Line(
                member: member,
                topic: topic,
                unit: unit,
                kind: kind,
                values: [:],
            )
        }
        lines[key]?.values[year] = value
    }

    private mutating func set(
        _ percent: Double,
        _ year: Int,
        _ key: (DocumentID?, FamilyYears.Topic),
    ) {
        // Tenths, so that what reads the same is the same.
        let figure = (percent * 10).rounded() / 10
        let value = FamilyYears.Value(figure: figure, text: Wording(id: "", en: ""))
        set(value, year, key.0, key.1, unit: "%", .percent)
    }

    private mutating func add(checks: [Check]) {
        var met: [Int: (met: Int, of: Int)] = [:]
        var shares: [DocumentID: [Int: [Double]]] = [:]
        for check in checks {
            let year = check.period.span.first.year
            if check.state == .patuh || check.state == .tidak {
                let known = met[year] ?? (0, 0)
                met[year] = (known.met + (check.state == .patuh ? 1 : 0), known.of + 1)
            }
            if let share = check.facts?.attendance?.share(.counts) {
                shares[check.member, default: [:]][year, default: []].append(share.percent)
            }
        }
        for (year, count) in met.sorted(by: { $0.key < $1.key }) {
            set(Double(count.met) * 100 / Double(count.of), year, (nil, .met))
        }
        for (member, years) in shares.sorted(by: { $0.key < $1.key }) {
            for (year, percents) in years.sorted(by: { $0.key < $1.key }) {
                let mean = percents.sorted().reduce(0, +) / Double(percents.count)
                set(mean, year, (member, .attendance))
            }
        }
    }

    private mutating func add(events: [ServiceEvent]) {
        let sorted = events.sorted { ($0.member, $0.date, $0.id) < ($1.member, $1.date, $1.id) }
        for event in sorted {
            for entry in event.values {
                guard let figure = entry.value.double else { continue }
                let value = FamilyYears.Value(
                    figure: figure,
                    text: Forms.AnswerText.number(figure),
                )
                let topic = FamilyYears.Topic.measure(entry.name)
                set(value, event.date.year, event.member, topic, unit: nil, .number)
            }
        }
    }

    /// Assessments with all they compare; of other records what is weighed and measured.
    private mutating func add(_ record: FamilyRecord) {
        guard !record.row.isSensitive else { return }
        let isAssessment = record.row.kind.rawValue == "assessment"
        for answer in record.answers {
            let isMeasure = answer.unit == "kg" || answer.unit == "cm"
            guard isAssessment || isMeasure else { continue }
            switch answer.kind {
            case .money, .number, .percent, .one, .yesno: break
            default: continue
            }
            set(
                FamilyYears.Value(figure: answer.figure, text: answer.text),
                record.row.date.year,
                record.row.member,
                .answer(answer.label),
                unit: answer.unit,
                answer.kind,
            )
        }
    }
}
