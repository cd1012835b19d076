import Casework
import Documents
import Forms
import Reports

/// Takes together the answers of one form's records as its questions say: sums, means, and how often a code was
/// answered.
///
/// Each record is read by the version it was filled under; a question that several versions have is one line.
struct AnswerSums {
    private(set) var sums: [RecordFigures.Sum] = []
    private var counts: [(label: Wording, answers: [(code: String, label: Wording, count: Int)])] =
        []
    private var readers: [String: [Reading]] = [:]
    private let newest: String

    /// One question's, or one column's, way to its line.
    private struct Reading {
        let table: String?
        let question: Question
        var sum: Int?
        var mean: Int?
        var tally: Int?
    }

    init(_ form: Form?) {
        newest = form?.versions.last?.name ?? ""
        var lines: [String: Int] = [:]
        // The newest first: its words stand.
        for version in form?.versions.reversed() ?? [] {
            var readings: [Reading] = []
            for question in version.questions {
                add(question, nil, &lines, &readings)
                for column in question.columns { add(column, question, &lines, &readings) }
            }
            readers[version.name] = readings
        }
    }

    private mutating func add(
        _ question: Question,
        _ table: Question?,
        _ lines: inout [String: Int],
        _ readings: inout [Reading],
    ) {
        guard !question.reporting.isEmpty else { return }
        let path = (table.map { $0.id + "." } ?? "") + question.id
        var reading = Reading(table: table?.id, question: question)
        let isMoney = question.kind == .money || question.unit == "Rp"
        for way in [AnswerReporting.sum, .mean] where question.reporting.contains(way) {
            let key = way.rawValue + " " + path
            let place = lines[key] ?? sums.count
            if lines[key] == nil {
                lines[key] = place
                sums.append(
                    RecordFigures.Sum(
                        label: question.label,
                        unit: isMoney ? nil : question.unit,
                        isMoney: isMoney,
                        answers: 0,
                        total: 0,
                        isMean: way == .mean,
                    )
                )
            }
            if way == .sum { reading.sum = place } else { reading.mean = place }
        }
        if question.reporting.contains(.tally) {
            let key = "tally " + path
            let place = lines[key] ?? counts.count
            if lines[key] == nil {
                lines[key] = place
                counts.append((question.label, []))
            }
            for row in Self.rows(question)
            where !counts[place].answers.contains(where: { $0.code == row.code }) {
                counts[place].answers.append((row.code, row.label, 0))
            }
            reading.tally = place
        }
        readings.append(reading)
    }

    private static func rows(_ question: Question) -> [(code: String, label: Wording)] {
        if question.kind == .yesno {
            return [
                ("true", Wording(id: "Ya", en: "Yes")), ("false", Wording(id: "Tidak", en: "No")),
            ]
        }
        return question.list?.rows.map { ($0.code, $0.label) } ?? []
    }

    /// `version`: The one it was filled under; the newest stands in for one nobody knows.
    mutating func add(_ answers: JSONObject, version: String) {
        for reading in readers[version] ?? readers[newest] ?? [] {
            guard let table = reading.table else {
                take(answers[reading.question.id], reading)
                continue
            }
            for row in answers[table]?.array ?? [] { take(row[reading.question.id], reading) }
        }
    }

    private mutating func take(_ value: JSONValue?, _ reading: Reading) {
        guard let value, !value.isNull else { return }
        for place in [reading.sum, reading.mean] {
            guard let place, let number = value.double else { continue }
            sums[place].answers += 1
            sums[place].total += number
        }
        guard let place = reading.tally else { return }
        let codes: [String] =
            if let flag = value.bool {
                [flag ? "true" : "false"]
            } else {
                value.string.map { [$0] } ?? (value.array ?? []).compactMap(\.string)
            }
        for code in codes {
            if let found = counts[place].answers.firstIndex(where: { $0.code == code }) {
                counts[place].answers[found].count += 1
            } else {
                counts[place].answers.append((code, Wording(id: code, en: code), 1))
            }
        }
    }

    /// Questions of which something was answered, with the answers that came, in the order of the list.
    var tallies: [RecordFigures.Tally] {
        counts.compactMap { count in
            let answers = count.answers.filter { $0.count > 0 }
            guard !answers.isEmpty else { return nil }
            return RecordFigures.Tally(
                label: count.label,
                answers: answers.map { RecordFigures.Answer(label: $0.label, count: $0.count) },
            )
        }
    }
}
