import App
import Caseload
import Casework
import Documents

extension Subcommand {
    /// `record MEMBER OBLIGATION PERIOD VALUE`: one cell, also beside an open screen.
    static let record = Subcommand(
        "record",
        usage: "<anggota> <kewajiban> <periode> <keadaan>",
        options: [Option("note", "TEXT") { $0.optionNote }],
        arguments: 4...4,
        summary: { $0.summaryRecord },
    ) { invocation throws(Refusal) in
        let words = invocation.arguments.plain
        let input = try RecordValue.input(words[3], invocation.console.now())
        let moment = invocation.console.now()
        let note = try invocation.arguments.value("note").map { (text) throws(Refusal) in
            try invocation.personal(text)
        }
        let (outcome, found) = try invocation.withCaseload { (caseload) throws(CaseloadError) in
            let outcome = try caseload.record(
                member: words[0],
                obligation: words[1],
                period: words[2],
                input,
                note: note,
                at: moment,
            )
            let found = try caseload.cell(member: words[0], obligation: words[1], period: words[2])
            return (outcome, found)
        }
        if invocation.wantsJSON {
            invocation.console.write(json: ["record": json(found, outcome)])
        } else {
            let state = invocation.words.name(of: found.value?.state)
            invocation.console.write(
                lines: [invocation.words.recorded(found.cell.checkID.rawValue, state, outcome)]
            )
        }
        return .done
    }

    private static func json(
        _ found: (cell: ObligationCell, family: DocumentID, value: RecordedValue?),
        _ outcome: CommitOutcome,
    ) -> JSONValue {
        var value: JSONValue = [
            "id": .string(found.cell.checkID.rawValue),
            "member": .string(found.cell.member.rawValue),
            "family": .string(found.family.rawValue),
            "obligation": .string(found.cell.obligation.id),
            "period": .string(found.cell.period.text),
            "changed": JSONValue(outcome.saved), "waiting": JSONValue(outcome.waiting),
        ]
        if let state = found.value?.state { value["value"] = .string(state.rawValue) }
        if let revision = found.value?.revision { value["rev"] = .string(revision.description) }
        return value
    }
}

/// What a person may write for the state of a cell.
enum RecordValue {
    /// Reads `patuh`, `1`, `hadir`, `A2/I0/S1/HE22`, `87%`, a date, or `kosong` to take it back.
    static func input(_ text: String, _ now: Moment) throws(Refusal) -> RecordInput {
        let word = text.lowercased()
        switch word {
        case "patuh", "1": return .state(.patuh)
        case "tidak", "2": return .state(.tidak)
        case "izin", "sakit", "3": return .state(.izin)
        case "tidak-berlaku", "0": return .state(.tidakBerlaku)
        case "hadir", "h": return .session(.hadir)
        case "s": return .session(.sakit)
        case "alfa", "a": return .session(.alfa)
        case "kosong": return .blank
        default: break
        }
        if let attendance = attendance(word) { return .attendance(attendance) }
        let parser = DayParser(today: now.day, workingMonth: now.day.month)
        if let day = Day(text) ?? (try? parser.parse(text)) { return .date(day) }
        throw .badValue(
            option: text,
            expected:
                "patuh, tidak, izin, tidak-berlaku, hadir, alfa, A2/I0/S1/HE22, 87%, 2026-10-05, kosong",
        )
    }

    /// Reads `87%`, `87,5%` or parts such as `a2/i0/s1/he22`.
    private static func attendance(_ word: String) -> Attendance? {
        if word.hasSuffix("%") {
            let digits = word.dropLast().map { $0 == "," ? "." : $0 }
            return Double(String(digits)).flatMap { try? Attendance(percent: $0) }
        }
        var parts: [String: Int] = [:]
        for part in word.split(separator: "/") {
            let name = part.prefix { $0.isLetter }
            guard let count = Int(part.dropFirst(name.count)),
                parts.updateValue(count, forKey: String(name)) == nil
            else { return nil }
        }
        guard !parts.isEmpty, Set(parts.keys).isSubset(of: ["a", "i", "s", "he"]) else {
            return nil
        }
        return try? Attendance(
            alpa: parts["a"],
            izin: parts["i"],
            sakit: parts["s"],
            effective: parts["he"],
        )
    }
}
