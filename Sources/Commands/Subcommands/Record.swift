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
        let moment = invocation.console.now()
        let note = try invocation.arguments.value("note").map { (text) throws(Refusal) in
            try invocation.personal(text)
        }
        let caseload = try invocation.openCaseload()
        defer { caseload.store.close() }
        // The cell first: whether `1` is a state or the first of the month depends on what it asks.
        let before = try Refusal.lifting { () throws(CaseloadError) in
            try caseload.cell(member: words[0], obligation: words[1], period: words[2])
        }
        let input = try RecordValue.input(words[3], for: before.cell, moment)
        let (outcome, found) = try Refusal.lifting { () throws(CaseloadError) in
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
    ///
    /// A service with dates has no states by number: `1` is the first of the month, as on the screen.
    static func input(
        _ text: String,
        for cell: ObligationCell,
        _ now: Moment,
    ) throws(Refusal) -> RecordInput {
        let word = text.trimmed.lowercased()
        if word == "kosong" { return .blank }
        if let state = states[word] { return .state(state) }
        guard cell.obligation.input != .dated else { return try date(text, cell, now) }
        switch word {
        case "1": return .state(.patuh)
        case "2": return .state(.tidak)
        case "3": return .state(.izin)
        case "hadir", "h": return .session(.hadir)
        case "s": return .session(.sakit)
        case "alfa", "a": return .session(.alfa)
        default: break
        }
        if let attendance = attendance(word) { return .attendance(attendance) }
        // Refused by name, with what the cell takes instead.
        let parser = DayParser(today: now.day, workingMonth: cell.counted.last.month)
        if let day = Day(text) ?? (try? parser.parse(text)) { return .date(day) }
        throw unreadable(text)
    }

    private static let states: [String: CheckState] = [
        "patuh": .patuh, "tidak": .tidak, "izin": .izin, "sakit": .izin,
        "tidak-berlaku": .tidakBerlaku,
        "0": .tidakBerlaku,
    ]

    /// A date in short, of the days that count for the cell.
    private static func date(
        _ text: String,
        _ cell: ObligationCell,
        _ now: Moment,
    ) throws(Refusal) -> RecordInput {
        if let day = Day(text.trimmed) { return .date(day) }
        let today = now.day
        let month =
            cell.counted.contains(today)
            ? today.month
            : cell.counted.last < today ? cell.counted.last.month : cell.counted.first.month
        let reading = DateReading(counted: cell.counted, month: month, today: today)
        do throws(DateReading.Failure) {
            return .date(try reading.read(text.trimmed))
        } catch {
            switch error {
            // Refused by name, with the days that count.
            case .outside(let day): return .date(day)
            case .unreadable: throw unreadable(text)
            }
        }
    }

    private static func unreadable(_ text: String) -> Refusal {
        .badValue(
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
