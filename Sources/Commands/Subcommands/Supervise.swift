import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `supervise`: what *Penyelia* shows, one object a worker.
    static let supervise = Subcommand(
        "supervise",
        options: [
            Option("quarter", "2026-Q4") { $0.optionQuarter },
            Option("worker", "NAME") { $0.optionWorkerName },
        ],
        summary: { $0.summarySupervise },
    ) { invocation throws(Refusal) in
        let moment = invocation.console.now()
        let quarter = try invocation.quarter()
        var found = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            try caseload.supervision(quarter, today: moment.day)
        }
        if let name = invocation.arguments.value("worker") {
            found.workers = found.workers.filter { $0.name == name }
            guard !found.workers.isEmpty else {
                let sentence = invocation.words.noWorkerOfName
                if invocation.wantsJSON {
                    invocation.console.write(json: ["error": .string(sentence)])
                }
                invocation.console.complain(PlainText.safe(sentence) + "\n")
                return .failed
            }
        }
        if invocation.wantsJSON {
            invocation.console.write(json: SuperviseJSON.value(found))
        } else {
            invocation.console.write(lines: SuperviseText.lines(found, invocation.words))
        }
        return .done
    }
}

/// A supervision as JSON: counts and shares, nobody's record.
enum SuperviseJSON {
    static func value(_ found: Supervision) -> JSONValue {
        [
            "supervise": .array(found.workers.map(worker)),
            "quarter": .string(found.quarter.description),
            "role": .string(found.role.rawValue),
            "quality": [
                "total": rate(found.quality.total),
                "forms": .array(
                    found.quality.forms.map { form in
                        [
                            // Restricted forms stand together, without a name of their own.
                            "form": form.id.isEmpty ? .null : .string(form.id),
                            "label": .string(form.label.id), "rate": rate(form.rate),
                            "fields": .array(
                                form.fields.map { field in
                                    [
                                        "field": .string(field.id),
                                        "label": .string(field.label.id),
                                        "fields": JSONValue(field.rate.fields),
                                        "wrong": JSONValue(field.rate.wrong),
                                    ]
                                }
                            ),
                        ]
                    }
                ),
            ],
        ]
    }

    private static func worker(_ worker: WorkerStanding) -> JSONValue {
        var kinds = JSONObject()
        for (kind, count) in worker.records.sorted(by: { $0.key < $1.key }) {
            kinds[kind] = JSONValue(count)
        }
        let days = worker.days.sorted { $0.key < $1.key }.map { day, done -> JSONValue in
            [
                "day": .string(day.description), "typed": JSONValue(done.typed),
                "batch": JSONValue(done.batch), "imported": JSONValue(done.imported),
                "corrected": JSONValue(done.corrected),
            ]
        }
        var value: JSONValue = [
            "name": .string(worker.name), "families": JSONValue(worker.families),
            "expected": JSONValue(worker.tally.expected),
            "recorded": JSONValue(worker.tally.recorded),
            "blank": JSONValue(worker.tally.due), "late": JSONValue(worker.late),
            "refused": JSONValue(worker.refused), "mended": JSONValue(worker.mended),
            "conflicts": JSONValue(worker.conflicts), "pending": JSONValue(worker.pending),
            "records": .object(kinds), "recordCount": JSONValue(worker.recordCount),
            "days": .array(days), "timed": JSONValue(worker.timed),
            "timedLate": JSONValue(worker.timedLate), "drawn": JSONValue(worker.drawn),
            "unkeyed": JSONValue(worker.unkeyed), "quality": rate(worker.quality),
        ]
        if let desk = worker.desk { value["desk"] = .string(desk.rawValue) }
        if !worker.marks.isEmpty { value["marks"] = .array(worker.marks.map { .string($0) }) }
        if let last = worker.last { value["last"] = .string(last) }
        if let median = worker.medianLag {
            value["medianDays"] = JSONValue(median)
            value["medianOf"] = JSONValue(worker.lagCount)
        }
        return value
    }

    /// `perMille` is missing where nothing was compared.
    private static func rate(_ rate: QualityRate) -> JSONValue {
        var value: JSONValue = [
            "records": JSONValue(rate.records), "withoutPaper": JSONValue(rate.withoutPaper),
            "notBlind": JSONValue(rate.notBlind),
            "fields": JSONValue(rate.fields), "wrong": JSONValue(rate.wrong),
        ]
        if let share = rate.perMille { value["perMille"] = JSONValue(share) }
        return value
    }
}

enum SuperviseText {
    static func lines(_ found: Supervision, _ words: Words) -> [String] {
        var rows = [words.superviseColumns]
        for worker in found.workers {
            rows.append([
                worker.name, words.number(worker.families),
                worker.tally.expected > 0
                    ? words.percent(worker.tally.recorded * 1_000 / worker.tally.expected) : "-",
                words.number(worker.tally.due), words.number(worker.late),
                words.number(worker.refused), words.number(worker.mended),
                words.number(worker.conflicts), words.number(worker.pending),
                words.number(worker.recordCount), words.number(worker.days.count),
                worker.medianLag.map { words.number($0) } ?? "-",
                worker.latePerMille.map { words.percent($0) } ?? "-",
                words.number(worker.drawn), words.number(worker.unkeyed),
                worker.quality.perMille.map { words.percent($0) } ?? "-",
            ])
        }
        var lines = [words.superviseHead(found)] + PlainText.table(rows)
        for (mark, workers) in found.specialists {
            lines.append(words.workerMarks([mark]) + ": " + workers.joined(separator: ", "))
        }
        lines.append(words.qualitySum(found.quality.total))
        for form in found.quality.forms {
            lines.append("  " + words.text(form.label) + ": " + words.fieldsWrong(form.rate))
            for field in form.fields where field.rate.wrong > 0 {
                lines.append(
                    "    " + words.text(field.label) + ": " + words.fieldsWrong(field.rate)
                )
            }
        }
        return lines
    }
}
