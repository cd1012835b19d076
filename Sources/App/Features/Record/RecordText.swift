import Caseload
import Casework
import Documents
import Forms
import Screen

/// A record as lines to read: what it is, what was answered in the order of the paper, and its steps.
///
///     Pengaduan · Bantuan belum cair
///     Aminah · Tirtasari · 5 Nov 2026
///     Ditelaah · waktunya 7 Nov 2026
///     ○ hanya di laptop ini
struct RecordText {
    var lines: [TextLine] = []

    let page: RecordPage
    let words: Words
    private let answers: AnswerWords
    let width: Int
    private let today: Day

    /// Narrower than this an answer stands below its question.
    private static let besideWidth = 56

    /// `showsBody`: The page of the body that the record is about, in its place.
    init(
        _ page: RecordPage,
        _ words: Words,
        width: Int,
        today: Day,
        showsBody: Bool = false,
    ) {
        self.page = page
        self.words = words
        self.width = max(8, width)
        self.today = today
        answers = AnswerWords(words: words, names: page.names)
        if showsBody, let body = page.body {
            addPage(of: body)
            return
        }
        addHead()
        addAnswers()
        addSteps()
        addLinks()
        addBody()
        addOrigin()
    }

    // MARK: Head

    private mutating func addHead() {
        let row = page.row
        let label = page.form.map { words.text($0.label) } ?? words.text(row.formLabel)
        let title = words.text(row.titles)
        let heading = words.named(label, title, " · ")
        lines.add(wrapping: heading, .textHeading, width: width)
        if !lines.isEmpty { lines[0].isHeading = true }
        var whom = [row.memberName, row.familyName].filter { !$0.isEmpty }
        if whom.count == 2 { whom = ["\(whom[0]) (\(words.familyOf(whom[1])))"] }
        let of = whom + [row.village, words.day(row.date)].filter { !$0.isEmpty }
        lines.add(wrapping: of.joined(separator: " · "), width: width)
        if row.isLost {
            lines.add(wrapping: words.recordLost, .stateWarning, width: width)
        }
        addState(row)
        addTask()
        addReply()
        var delivery = TextLine()
        delivery.add(page.delivery.mark)
        delivery.add(" " + words.name(of: page.delivery), page.delivery.mark.role)
        if let desk = page.bringer { delivery.add(" · " + words.broughtBy(desk), .textDim) }
        lines.append(delivery)
        if let reason = page.reason, !reason.isEmpty {
            lines.add(
                wrapping: words.refusedBecause(reason, page.delivery),
                .stateRefused,
                width: width,
            )
        }
        if page.delivery.isRefused {
            let text = words.howToRepairHere(page.delivery)
            lines.add(wrapping: text, .textDim, width: width)
        }
        if row.isInConflict {
            var lead = TextLine()
            lead.add(.conflict)
            lead.add(" ")
            let text = words.conflictFirstShort
            lines.add(wrapping: text, .stateConflict, width: width, lead: lead)
        }
        if page.record.isSensitive {
            lines.add(wrapping: words.restrictedOpened, .textDim, width: width)
        }
    }

    private mutating func addState(_ row: RecordRow) {
        let due = row.awaited
        guard row.state != nil || row.office != nil || due != nil else { return }
        var lead = TextLine()
        let isOverdue = row.isOverdue(on: today)
        if isOverdue {
            lead.add(.warning)
            lead.add(" ")
        }
        let told = words.stateAndReason(row)
        let state = told.isEmpty ? nil : told
        let text = [state, due.map { words.dueText($0, today: today) }].compactMap { $0 }
        lines.add(
            wrapping: text.joined(separator: " · "),
            isOverdue ? .stateWarning : .textStrong,
            width: width,
            lead: lead,
        )
    }

    /// What its state asks to be done; of an answer to another record that one tells it.
    private mutating func addTask() {
        guard page.before == nil, let state = page.record.state,
            let task = page.form?.flow?.state(state)?.task
        else { return }
        lines.add(wrapping: words.taskNow(words.text(task)), .textStrong, width: width, indent: 2)
    }

    /// What came back, and how the record is closed with it; Enter opens it.
    private mutating func addReply() {
        guard let reply = page.replies.last else { return }
        let step = page.closing.map { words.text($0.label) }
        let first = lines.count
        var lead = TextLine()
        lead.add(.patuh)
        lead.add(" ")
        let text = words.replied(reply, step: step)
        lines.add(wrapping: text, .textStrong, width: width, indent: 2, lead: lead)
        for place in lines.indices where place >= first { lines[place].opens = reply.record }
    }

    // MARK: Answers

    private mutating func addAnswers() {
        var known: Set<String> = []
        for section in page.version?.sections ?? [] {
            let asked = section.questions.filter { question in
                page.record.answers[question.id].map { !$0.isNull } ?? false
            }
            known.formUnion(section.questions.map(\.id))
            guard !asked.isEmpty else { continue }
            lines.append(.blank)
            lines.append(.heading(section.label.map(words.text) ?? words.answersHeading))
            for question in asked {
                add(question, page.record.answers[question.id] ?? .null)
            }
        }
        let others = page.record.answers.filter { !known.contains($0.name) && !$0.value.isNull }
        guard !others.isEmpty else { return }
        lines.append(.blank)
        lines.append(.heading(words.otherAnswersHeading))
        for answer in others {
            let isOthers = page.form?.newcomer != nil && answer.name == Newcomer.othersAnswer
            let label = isOthers ? words.notTheSamePerson : answer.name
            add(label, answers.plain(answer.value))
        }
    }

    private mutating func add(_ question: Forms.Question, _ value: JSONValue) {
        let label = words.text(question.label)
        guard question.kind == .table else {
            add(label, answers.text(value, of: question))
            return
        }
        let rows = value.array?.compactMap(\.object) ?? []
        lines.add(wrapping: label, .textDim, width: width)
        lines += AnswerTable(question.columns, rows, answers).lines(width: width)
    }

    mutating func add(_ label: String, _ answer: String) {
        guard width >= Self.besideWidth else {
            lines.add(wrapping: label, .textDim, width: width)
            lines.add(wrapping: answer, width: width, indent: 2, lead: TextLine("  "))
            return
        }
        let column = min(30, width * 2 / 5)
        let labels = wrap(label, width: column - 1)
        let texts = wrap(answer, width: width - column)
        for number in 0..<max(labels.count, texts.count) {
            var line = TextLine()
            if labels.indices.contains(number) { line.add(labels[number], .textDim) }
            if texts.indices.contains(number) {
                line.tab(to: column)
                line.add(texts[number])
            }
            lines.append(line)
        }
    }

    // MARK: Steps

    private mutating func addSteps() {
        guard !page.record.steps.isEmpty else { return }
        let flow = page.form?.flow
        lines.append(.blank)
        lines.append(.heading(words.stepsHeading(page.record.steps.count)))
        for step in page.record.steps {
            let state = flow?.state(step.state).map { words.text($0.label) } ?? step.state
            var line = TextLine()
            line.add(state, .textStrong)
            line.add(" · \(words.time(step.at)) · \(words.author(of: step))")
            if line.width <= width {
                lines.append(line)
            } else {
                lines.append(TextLine(state, .textStrong))
                lines.add(
                    wrapping: "\(words.time(step.at)) · \(words.author(of: step))",
                    width: width,
                    indent: 2,
                    lead: TextLine("  "),
                )
            }
            if let note = step.note, !note.isEmpty {
                lines.add(
                    wrapping: words.quoted(note),
                    width: width,
                    indent: 2,
                    lead: TextLine("  "),
                )
            }
            if let due = step.due {
                let text = words.stepDue(due)
                lines.add(
                    wrapping: text,
                    .textDim,
                    width: width,
                    indent: 2,
                    lead: TextLine("  "),
                )
            }
        }
        guard !page.next.isEmpty else { return }
        let next = page.next.map { step in
            words.text(step.label) + (step.roles.isEmpty ? "" : " (\(words.roles(step.roles)))")
        }
        lines.add(wrapping: words.nextSteps(next), .textDim, width: width)
    }

    // MARK: What it came out of, and what came out of it

    private mutating func addLinks() {
        let before = [page.before].compactMap(\.self)
        for (heading, rows) in [(words.cameFrom, before), (words.ledTo, page.after)] {
            guard !rows.isEmpty else { continue }
            lines.append(.blank)
            lines.append(.heading(heading))
            for row in rows { add(link: row) }
        }
    }

    /// A line that Enter opens.
    mutating func add(link row: RecordRow) {
        let label = words.text(row.formLabel)
        let title = words.text(row.titles)
        let name = words.named(label, title)
        let state = row.state.map { row.stateLabel.map(words.text) ?? $0 }
        let isOverdue = row.isOverdue(on: today)
        var lead = TextLine()
        lead.add(isOverdue ? .warning : row.stateEnds ? .patuh : .blank)
        lead.add(" ")
        let due = row.awaited.map { words.dueText($0, today: today) }
        let parts = [words.shortDay(row.date, today: today), name, state ?? "", due ?? ""]
        let first = lines.count
        lines.add(
            wrapping: parts.filter { !$0.isEmpty }.joined(separator: " · "),
            isOverdue ? .stateWarning : .text,
            width: width,
            indent: 2,
            lead: lead,
        )
        for place in lines.indices where place >= first { lines[place].opens = row.id }
    }

    // MARK: Who wrote it

    private mutating func addOrigin() {
        lines.append(.blank)
        lines.append(.heading(words.originHeading))
        let by = page.record.authorship
        lines.add(
            wrapping: words.recordedBy(by.by, by.at, how: by.how, device: by.device),
            .textDim,
            width: width,
        )
        for decision in page.decisions {
            lines.add(
                wrapping: words.conflictWasDecided(by: decision.by, at: decision.at),
                .textDim,
                width: width,
            )
        }
        let version = "\(page.record.form) \(page.record.version)"
        lines.add(
            wrapping: words.recordVersion(version, revisions: page.revisions),
            .textDim,
            width: width,
        )
        lines.add(wrapping: page.record.id.rawValue, .textDim, width: width)
    }
}
