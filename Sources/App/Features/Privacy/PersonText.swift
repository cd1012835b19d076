import Caseload
import Casework
import Documents
import Forms
import Reports

/// What is held about a person in plain words, part by part.
struct PersonText {
    private let held: PersonHoldings
    private let words: Words
    private let today: Day

    init(_ held: PersonHoldings, _ words: Words, today: Day) {
        self.held = held
        self.words = words
        self.today = today
    }

    var page: DataPage {
        let people = held.members.map { $0.body["name"]?.string ?? "" }.filter { !$0.isEmpty }
        return DataPage(
            title: Wording(id: "Data pribadi yang disimpan", en: "Personal data that is kept"),
            who: people.joined(separator: ", "),
            notes: words.personNotes(isMember: held.isMember),
            parts: [family] + held.members.map(member) + [checks] + held.records.map(record)
                + closing + [looks],
            printedRows: held.members.count + held.checks.count + held.records.count,
        )
    }

    // MARK: The register

    private var family: DataPage.Part {
        part(Wording(id: "Keluarga", en: "Family"), held.family)
    }

    private func member(_ entry: PersonHoldings.Entry) -> DataPage.Part {
        let name = entry.body["name"]?.string ?? ""
        return part(Wording(id: "Anggota: \(name)", en: "Member: \(name)"), entry)
    }

    /// Every field of a document; what no word is known for by the name it is kept under.
    private func part(_ heading: Wording, _ entry: PersonHoldings.Entry) -> DataPage.Part {
        let fields = entry.body.compactMap { field -> Letter.Fact? in
            guard !Self.envelope.contains(field.name), !field.name.hasPrefix("_") else {
                return nil
            }
            let value = text(field.value, of: field.name)
            return value.isEmpty ? nil : Letter.Fact(words.registerField(field.name), value)
        }
        return DataPage.Part(
            heading,
            notes: [words.registerSource(isLocal: entry.isLocal)],
            fields: fields,
        )
    }

    private static let envelope: Set<String> = ["type", "v"]

    private func text(_ value: JSONValue, of field: String) -> String {
        switch value {
        case .array(let values):
            let texts = values.map { text($0, of: field) }.filter { !$0.isEmpty }
            let isLong = values.contains { $0.object != nil }
            return texts.joined(separator: isLong ? "; " : ", ")
        case .object(let members):
            let texts = members.map { member -> String in
                let text = text(member.value, of: member.name)
                return text.isEmpty ? "" : "\(words.registerField(member.name)): \(text)"
            }
            return texts.filter { !$0.isEmpty }.joined(separator: ", ")
        default: return plain(value, of: field)
        }
    }

    private func plain(_ value: JSONValue, of field: String) -> String {
        switch (field, value.string) {
        case ("relation", _): return words.page(FamilyCard.relation(value.int))
        case ("programme", let id?): return words.programmeName(id)
        case ("state", let code?): return words.stateName(StateCode(rawValue: code))
        case ("sex", let code?):
            return Sex(rawValue: code).map { words.name(of: $0) } ?? code
        default: break
        }
        if let name = value.string.flatMap({ held.names[DocumentID($0)] }) { return name }
        return AnswerWords(words: words, names: [:]).plain(value)
    }

    // MARK: What was recorded

    private var checks: DataPage.Part {
        let isFamily = !held.isMember
        let who = ReportTable.Column(Wording(id: "Nama", en: "Name"))
        let columns: [ReportTable.Column] =
            (isFamily ? [who] : []) + [
                .init(Wording(id: "Kewajiban/layanan", en: "Obligation, service")),
                .init(Wording(id: "Masa", en: "Period")),
                .init(Wording(id: "Isi", en: "Value")),
                .init(Wording(id: "Dicatat", en: "Recorded")),
                .init(Wording(id: "Putusan kantor", en: "Office")),
            ]
        let rows = held.checks.map { row -> [ReportTable.Cell] in
            let name: [ReportTable.Cell] = isFamily ? [.text(row.memberName)] : []
            return name + [
                .wording(row.label), .text(row.period), .text(value(of: row)),
                .text("\(words.time(row.value.at)) · \(row.value.by)"), .text(office(row.office)),
            ]
        }
        return DataPage.Part(
            Wording(id: "Kewajiban dan layanan", en: "Obligations and services"),
            notes: rows.isEmpty ? [words.nothingHeld] : [],
            table: ReportTable(title: Wording(id: "", en: ""), columns: columns, rows: rows),
        )
    }

    private func value(of row: HistoryRow) -> String {
        let value = row.value
        if value.isVeiled { return words.page(.awaitsRekeying) }
        let state = value.state.map { words.page($0.wording) }
        let days = value.dates.map { words.day($0) }.joined(separator: ", ")
        let percent = value.attendance?.share(.counts).flatMap { share in
            share.of > 0 ? words.percent(share.present * 1_000 / share.of) : nil
        }
        return [state, percent, days.isEmpty ? nil : days, value.note].compactMap { $0 }
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func office(_ word: OfficeWord?) -> String {
        guard let word else { return "" }
        let said = word.isAccepted ? DeliveryWords.accepted : DeliveryWords.refused
        return [words.page(said), word.reason ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    private enum DeliveryWords {
        static let accepted = Wording(id: "diterima", en: "accepted")
        static let refused = Wording(id: "ditolak", en: "refused")
    }

    private func record(_ held: PersonHoldings.Record) -> DataPage.Part {
        let (page, row) = (held.page, held.page.row)
        let label = page.form?.label ?? row.formLabel
        if held.part == .veiled {
            return DataPage.Part(label, notes: [words.page(.awaitsRekeying)])
        }
        let day = words.page.day(row.date)
        let heading = Wording(id: "\(label.id) · \(day)", en: "\(label.en) · \(day)")
        var notes = [words.recordedAt(words.time(row.at), by: row.by)]
        switch held.part {
        case .whole, .veiled: break
        case .rows: notes.append(words.onlyOwnRows)
        case .head: notes.append(words.onlyHead)
        }
        guard held.part != .head else { return DataPage.Part(heading, notes: notes) }
        var fields = answers(page)
        if held.part == .whole {
            if let state = row.stateLabel {
                fields.append(.init(words.stateField, words.text(state)))
            }
            for step in page.record.steps {
                let state = page.form?.flow?.state(step.state).map { words.text($0.label) }
                notes.append(
                    [
                        state ?? step.state, words.time(step.at), words.author(of: step),
                        step.note ?? "",
                    ]
                    .filter { !$0.isEmpty }.joined(separator: " · ")
                )
            }
            for decision in page.decisions {
                notes.append(words.conflictWasDecided(by: decision.by, at: decision.at))
            }
            if let reason = page.reason, !reason.isEmpty {
                notes.append(words.refusalLine(reason, page.delivery))
            }
            if page.delivery == .accepted { notes.append(words.page(DeliveryWords.accepted)) }
        }
        return DataPage.Part(heading, notes: notes, fields: fields)
    }

    private func answers(_ page: RecordPage) -> [Letter.Fact] {
        let answers = AnswerWords(words: words, names: page.names)
        var fields: [Letter.Fact] = []
        var known: Set<String> = []
        for question in page.version?.questions ?? [] {
            known.insert(question.id)
            guard let value = page.record.answers[question.id], !value.isNull else { continue }
            let label = words.text(question.label)
            guard question.kind == .table else {
                fields.append(.init(label, answers.text(value, of: question)))
                continue
            }
            for (number, row) in (value.array ?? []).compactMap(\.object).enumerated() {
                let cells = question.columns.map { column -> String in
                    let text = answers.text(row[column.id], of: column)
                    return text.isEmpty ? "" : "\(words.text(column.label)): \(text)"
                }
                let text = cells.filter { !$0.isEmpty }.joined(separator: "; ")
                fields.append(.init("\(label) \(number + 1)", text))
            }
        }
        for answer in page.record.answers where !known.contains(answer.name) {
            fields.append(.init(answer.name, answers.plain(answer.value)))
        }
        return fields
    }

    // MARK: What is not shown, and who looked

    private var closing: [DataPage.Part] {
        guard held.restricted > 0 else { return [] }
        return [
            DataPage.Part(
                Wording(id: "Catatan terbatas", en: "Restricted records"),
                notes: [words.restrictedLeftOut(held.restricted)],
            )
        ]
    }

    private var looks: DataPage.Part {
        let rows = held.looks.map { look -> [ReportTable.Cell] in
            [
                .text(words.time(look.at)), .text(look.by), .text(words.lookWhat(look)),
                .text(words.lookDoor(look.door)),
            ]
        }
        var notes = rows.isEmpty ? [words.noLooksHere] : []
        if held.looksLeftOut > 0 { notes.append(words.looksLeftOut(held.looksLeftOut)) }
        if held.lists > 0 { notes.append(words.listFiles(held.lists)) }
        return DataPage.Part(
            Wording(id: "Siapa melihat", en: "Who looked"),
            notes: notes,
            table: ReportTable(
                title: Wording(id: "", en: ""),
                columns: [
                    .init(Wording(id: "Waktu", en: "When")),
                    .init(Wording(id: "Siapa", en: "Who")),
                    .init(Wording(id: "Apa", en: "What")), .init(Wording(id: "Dari", en: "From")),
                ],
                rows: rows,
            ),
        )
    }
}
