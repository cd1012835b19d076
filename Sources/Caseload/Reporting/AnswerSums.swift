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
    private var counts: [Count] = []
    private var readers: [String: [Reading]] = [:]
    private let newest: String

    /// How often each code of a question was answered.
    ///
    /// A synced record may hold any codes. What no version's list has is told by itself as far as a reader
    /// goes on reading; the others are one line, for records nobody can vouch for must not make a report grow.
    private struct Count {
        let label: Wording
        private(set) var answers: [(label: Wording, count: Int)] = []
        private var places: [String: Int] = [:]
        private var strangers = 0
        private var others = 0

        init(_ label: Wording) {
            self.label = label
        }

        /// Adds a code of a list, unless it is there.
        mutating func add(_ code: String, _ label: Wording) {
            guard places[code] == nil else { return }
            places[code] = answers.count
            answers.append((label, 0))
        }

        mutating func take(_ code: String) {
            if let place = places[code] {
                answers[place].count += 1
            } else if strangers < AnswerSums.mostStrangers,
                code.utf8.count <= AnswerSums.longestStranger
            {
                strangers += 1
                places[code] = answers.count
                answers.append((Wording(id: code, en: code), 1))
            } else {
                others += 1
            }
        }

        var given: [RecordFigures.Answer] {
            let named = answers.filter { $0.count > 0 }
                .map { RecordFigures.Answer(label: $0.label, count: $0.count) }
            guard others > 0 else { return named }
            return named + [RecordFigures.Answer(label: AnswerSums.otherCodes, count: others)]
        }
    }

    /// The most codes of one question that no list has and that are told one by one, and the bytes of such a
    /// code.
    static let mostStrangers = 40
    static let longestStranger = 100
    static let otherCodes = Wording(
        id: "Kode lain yang tidak dikenal",
        en: "Other codes that nobody knows",
    )

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
                counts.append(Count(question.label))
            }
            for row in Self.rows(question) { counts[place].add(row.code, row.label) }
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
        for code in codes { counts[place].take(code) }
    }

    /// Questions of which something was answered, with the answers that came, in the order of the list.
    var tallies: [RecordFigures.Tally] {
        counts.compactMap { count in
            let answers = count.given
            guard !answers.isEmpty else { return nil }
            return RecordFigures.Tally(label: count.label, answers: answers)
        }
    }
}
