import App
import Caseload
import Casework
import Documents
import Forms

extension Subcommand {
    /// `fill FORM answers.json|-`: one filled form, checked as the screen checks it.
    static let fill = Subcommand(
        "fill",
        usage: "<formulir> <jawaban.json | ->",
        options: [
            Option("family", "ID") { $0.optionAboutFamily },
            Option("member", "ID") { $0.optionAboutMember },
            Option("group", "ID") { $0.optionAboutGroup },
            Option("facility", "ID") { $0.optionAboutFacility },
            Option("place", "TEXT") { $0.optionAboutPlace },
            Option("record", "ID") { $0.optionChangedRecord },
            Option("sensitive") { $0.optionChangesSensitive },
            Option("sure") { $0.optionSure },
        ],
        arguments: 2...2,
        summary: { $0.summaryFill },
    ) { invocation throws(Refusal) in
        let words = invocation.arguments.plain
        let form = FormID(words[0])
        let answers: JSONObject
        switch try AnswersFile.read(words[1], invocation) {
        case .success(let read): answers = read
        case .failure(let trouble): return invocation.fail(trouble.sentence, "fill")
        }
        let moment = invocation.console.now()
        let subject = invocation.subject
        let record = invocation.arguments.value("record").map { DocumentID($0) }
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let page = try Refusal.lifting { () throws(CaseloadError) -> FormPage in
            let book = try caseload.formBook()
            guard book.form(form) != nil else {
                throw book.unknown(form)
            }
            if let record {
                try caseload.admit(record, invocation.arguments.isOn("sensitive"), at: moment)
                guard let page = try caseload.formPage(record: record, today: moment.day),
                    page.form.id == form
                else { throw .unknownRecord(key: record.rawValue) }
                return page
            }
            guard let page = try caseload.formPage(form, subject, today: moment.day) else {
                throw .unknownSubject(form: form.rawValue)
            }
            return page
        }
        let known = page.version.questions.map(\.id)
        if let unknown = answers.names.first(where: { !known.contains($0) }) {
            throw .badValue(option: unknown, expected: known.joined(separator: ", "))
        }
        // What someone is typing on the screen stays hers.
        var asked = page
        asked.draft = nil
        var draft = asked.begun(moment.day)
        draft.key = "form cli"
        for answer in answers {
            draft.answers[answer.name] = answer.value.isNull ? nil : answer.value
        }
        draft.answers = page.rostered(draft.answers, over: page.presets)
        let filled = draft
        let isSure = invocation.arguments.isOn("sure")
        let outcome = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.save(filled, at: moment, sure: isSure)
        }
        return try invocation.tell(outcome, as: "fill", caseload)
    }

    /// `step ID STATE`: one step of a record's flow.
    static let step = Subcommand(
        "step",
        usage: "<catatan> <keadaan>",
        options: [
            Option("note", "TEXT") { $0.optionNote },
            Option("due", "2026-10-05") { $0.optionStepDue },
            Option("sensitive") { $0.optionChangesSensitive },
        ],
        arguments: 2...2,
        summary: { $0.summaryStep },
    ) { invocation throws(Refusal) in
        let words = invocation.arguments.plain
        let due = try invocation.day("due")
        let note = try invocation.arguments.value("note").map { (text) throws(Refusal) in
            try invocation.personal(text)
        }
        let moment = invocation.console.now()
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        let isSensitive = invocation.arguments.isOn("sensitive")
        let outcome = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.admit(DocumentID(words[0]), isSensitive, at: moment)
            return try caseload.step(
                DocumentID(words[0]),
                to: words[1],
                note: note,
                due: due,
                at: moment,
            )
        }
        return try invocation.tell(outcome, as: "step", caseload)
    }
}

extension Caseload {
    /// Refuses to go on with a restricted record that was not asked for as one; else the look is noted.
    fileprivate func admit(
        _ id: DocumentID,
        _ isAsked: Bool,
        at moment: Moment,
    ) throws(CaseloadError) {
        guard let page = try recordPage(id, today: moment.day), !page.isVeiled,
            page.record.isSensitive
        else { return }
        guard isAsked else { throw .restricted }
        try noteLook(at: id, from: .recordsCommand, at: moment)
    }
}

extension Invocation {
    /// Whom a form is about; a row key stands for the whole id.
    fileprivate var subject: RecordSubject {
        func id(_ kind: String) -> DocumentID? {
            arguments.value(kind).map { key in
                DocumentID(key.hasPrefix(kind + ":") ? key : kind + ":" + key)
            }
        }
        return RecordSubject(
            family: id("family"),
            member: id("member"),
            group: id("group"),
            facility: id("facility"),
            place: arguments.value("place"),
        )
    }

    /// Says what became of a form or step; all but a saved one is a failure.
    fileprivate func tell(
        _ outcome: FormOutcome,
        as job: String,
        _ caseload: Caseload,
    ) throws(Refusal) -> ExitCode {
        switch outcome {
        case .saved(let back, let waiting):
            let page = try Refusal.lifting { () throws(CaseloadError) in
                try caseload.recordPage(back.id, today: console.now().day)
            }
            guard wantsJSON else {
                console.write(
                    lines: [words.filled(back.id.rawValue, waiting: waiting)]
                        + [words.covered(back)].compactMap(\.self)
                )
                return .done
            }
            var value: JSONValue = [
                "saved": true, "id": .string(back.id.rawValue),
                "form": .string(back.form.rawValue), "waiting": JSONValue(waiting),
            ]
            if back.covered > 0 || !back.kept.isEmpty {
                value["checks"] = JSONValue(back.covered)
                value["kept"] = .array(back.kept.map(\.json))
            }
            value["rev"] = page.map { .string($0.revision.description) }
            value["value"] = (page?.record.state).map { .string($0) }
            value["due"] = (page?.row.due).map { .string($0.description) }
            console.write(json: .object([job: value]))
            return .done
        case .findings(let findings):
            if wantsJSON {
                let list = findings.map { finding -> JSONValue in
                    [
                        "path": .string(finding.path.description),
                        "reason": .string(words.reason(of: finding)),
                        "warning": .bool(finding.isWarning),
                    ]
                }
                let value: JSONValue = ["saved": false, "findings": .array(list)]
                console.write(json: .object([job: value]))
            }
            let isOdd = findings.allSatisfy(\.isWarning)
            var lines = [isOdd ? words.onlyWarnings : words.notFilled]
            lines += findings.map { "  \($0.path): \(words.reason(of: $0))" }
            for line in lines { console.complain(PlainText.safe(line) + "\n") }
            return .failed
        case .overtaken(let record):
            return fail(words.recordOvertaken + " " + record.id.rawValue, job)
        }
    }

    /// An end without a record, told as errors are.
    fileprivate func fail(_ sentence: String, _ job: String) -> ExitCode {
        if wantsJSON { console.write(json: ["error": .string(sentence)]) }
        console.complain(PlainText.safe(sentence) + "\n")
        return .failed
    }

    /// A day as an option.
    func day(_ option: String) throws(Refusal) -> Day? {
        guard let text = arguments.value(option) else { return nil }
        guard let day = Day(text) else { throw .badValue(option: option, expected: "2026-10-05") }
        return day
    }
}

/// Answers from a file or from standard input: one JSON object, comments allowed.
private enum AnswersFile {
    struct Trouble: Error {
        let sentence: String
    }

    /// In bytes; the longest form has a hundredth of it.
    private static let longest = 1_000_000

    static func read(
        _ path: String,
        _ invocation: Invocation,
    ) throws(Refusal) -> Result<JSONObject, Trouble> {
        var bytes: [UInt8]
        if path == "-" {
            bytes = []
            while bytes.count <= longest, let line = invocation.console.ask("") {
                bytes += Array(line.utf8) + [0x0A]
            }
        } else {
            bytes = try FileBytes.read(path)
        }
        guard bytes.count <= longest else {
            return .failure(Trouble(sentence: invocation.words.answersTooLong))
        }
        do throws(JSON5.Failure) {
            guard let object = try JSON5.value(bytes).object else {
                return .failure(Trouble(sentence: invocation.words.answersNoObject))
            }
            return .success(object)
        } catch {
            let sentence = invocation.words.answersUnreadable(
                line: error.line,
                column: error.column,
            )
            return .failure(Trouble(sentence: sentence))
        }
    }
}

extension KeptCheck {
    /// A check that a roster leaves as it is; null for *belum dicatat*.
    fileprivate var json: JSONValue {
        [
            "member": .string(member.rawValue), "obligation": .string(obligation),
            "period": .string(period.description),
            "recorded": recorded.map { .string($0.rawValue) } ?? .null,
            "form": wanted.map { .string($0.rawValue) } ?? .null,
            "conflict": .bool(inConflict),
        ]
    }
}
