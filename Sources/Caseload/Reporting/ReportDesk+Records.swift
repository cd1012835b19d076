import Casework
import Documents
import Forms
import LocalStore
import Reports

/// The reports of what was recorded on forms.
extension ReportDesk {
    func recordReport(_ name: ReportName) throws(StoreError) -> Report {
        let programme = Wording(id: "Program", en: "Programme")
        switch name {
        case .visits:
            var report = try plain(name, Wording(id: "Tingkat", en: "Level"), level) { kind, _ in
                kind == "visit"
            }
            if let plans = PlanFigures.section(try plannedVisits()) {
                report.sections.append(plans)
            }
            return report
        case .pillars:
            return try plain(name, Wording(id: "Pilar", en: "Pillar"), pillar) { _, _ in true }
        case .proposals:
            return try plain(name, programme, self.programme) { kind, _ in kind == "proposal" }
        case .aid:
            return try summed(name, programme) { kind, form in
                kind == "aid" || form?.reports.contains(.bantuan) == true
            }
        case .disasters:
            return try summed(name, programme) { kind, form in
                kind == "disaster" || form?.alwaysMarks.contains("bencana") == true
                    || form?.reports.contains(.bencana) == true
            }
        case .empowerment:
            return try summed(name, programme) { kind, form in
                form?.pillar == .pemberdayaan || kind == "venture"
                    || form?.reports.contains(.pemberdayaan) == true
            }
        case .complaints: return try complaints()
        case .cases: return try cases()
        default: return Report(name, scope, sections: [])
        }
    }

    private func plain(
        _ name: ReportName,
        _ heading: Wording,
        _ group: (Form?, FormID) -> Wording,
        where isWanted: (String, Form?) -> Bool,
    ) throws(StoreError) -> Report {
        var scan = RecordScan(rules.forms, scope, today: today)
        try scan.run(self, where: isWanted)
        // Groups together, in the order in which they first come.
        let lines = scan.lines(group)
        var order: [Wording: Int] = [:]
        for line in lines where order[line.group] == nil { order[line.group] = order.count }
        let sorted = lines.enumerated().sorted { left, right in
            (order[left.element.group] ?? 0, left.offset)
                < (order[right.element.group] ?? 0, right.offset)
        }
        let figures = RecordFigures(
            lines: sorted.map(\.element),
            restricted: scan.restricted,
            villages: scan.villages,
        )
        return .records(name, figures, scope, groupedAs: heading, smallest: smallest)
    }

    /// With what the forms let add up or count, for which each record is read: some 40 microseconds each.
    private func summed(
        _ name: ReportName,
        _ heading: Wording,
        where isWanted: (String, Form?) -> Bool,
    ) throws(StoreError) -> Report {
        var scan = RecordScan(rules.forms, scope, today: today)
        try scan.run(self, keepsDocuments: true, where: isWanted)
        var sums: [FormID: AnswerSums] = [:]
        for (done, document) in scan.documents.enumerated() where document.isNew {
            if done % 1024 == 0 { try progress.check(done: done, total: scan.documents.count) }
            guard let body = try reader.document(document.id)?.body,
                let answers = body["answers"]?.object
            else { continue }
            sums[document.form, default: AnswerSums(rules.forms.form(document.form))]
                .add(answers, version: body["version"]?.string ?? "")
        }
        var lines = scan.lines(programme)
        for (place, id) in scan.ids.enumerated() {
            let own = sums[id] ?? AnswerSums(rules.forms.form(id))
            lines[place].sums = own.sums
            lines[place].tallies = own.tallies
        }
        let figures = RecordFigures(
            lines: lines,
            restricted: scan.restricted,
            villages: scan.villages,
        )
        return .records(name, figures, scope, groupedAs: heading, smallest: smallest)
    }

    private func complaints() throws(StoreError) -> Report {
        var scan = RecordScan(rules.forms, scope, today: today)
        try scan.run(self, keepsDocuments: true) { kind, _ in
            kind == "complaint" || kind == "referral"
        }
        var figures = ComplaintFigures()
        for (done, document) in scan.documents.enumerated() {
            if done % 1024 == 0 { try progress.check(done: done, total: scan.documents.count) }
            guard let stored = try reader.document(document.id), !stored.deleted,
                let record = try? FormRecord(.object(stored.body), id: document.id)
            else { continue }
            figures.add(record, rules.forms.form(document.form), document, scope.span)
        }
        figures.overdue = scan.counts.values.reduce(0) { $0 + $1.overdue }
        let lines = RecordFigures(
            lines: scan.lines(programme),
            restricted: scan.restricted,
            villages: scan.villages,
        )
        return .complaints(figures, lines, scope, smallest: smallest)
    }

    /// By the answer to the question whose list is the PPKS kinds, whatever it is called.
    private func cases() throws(StoreError) -> Report {
        var scan = RecordScan(rules.forms, scope, today: today)
        try scan.run(self, keepsDocuments: true) { kind, _ in kind == "case" }
        var order: [String] = []
        var labels: [String: Wording] = [:]
        var counts: [String: CaseFigures.Kind] = [:]
        for form in rules.forms.forms where form.kind.rawValue == "case" {
            for row in Self.kinds(form)?.list?.rows ?? [] where labels[row.code] == nil {
                order.append(row.code)
                labels[row.code] = row.label
            }
        }
        let unknown = ""
        labels[unknown] = Wording(id: "Belum ditentukan", en: "Not said")
        for (done, document) in scan.documents.enumerated() {
            if done % 1024 == 0 { try progress.check(done: done, total: scan.documents.count) }
            guard let body = try reader.document(document.id)?.body else { continue }
            let form = rules.forms.form(document.form)
            let question = form.flatMap { Self.kinds($0)?.id } ?? ""
            let code = body["answers"]?[question]?.string ?? unknown
            if labels[code] == nil { labels[code] = Wording(id: code, en: code) }
            if !order.contains(code) { order.append(code) }
            var count =
                counts[code]
                ?? CaseFigures.Kind(label: labels[code] ?? Wording(id: code, en: code))
            let age = document.isNew ? \CaseFigures.Kind.new : \.earlier
            switch document.end {
            case .open: count[keyPath: age].open += 1
            case .good: count[keyPath: age].good += 1
            case .bad, .other: count[keyPath: age].closed += 1
            }
            counts[code] = count
        }
        return .cases(
            order.compactMap { counts[$0] },
            restricted: scan.restricted,
            scope,
            smallest: smallest,
        )
    }

    private static func kinds(_ form: Form) -> Question? {
        form.versions.last?.questions.first { $0.list?.id.hasSuffix("/ppks") == true }
    }

    // MARK: What records stand under

    func programme(_ form: Form?, _ id: FormID) -> Wording {
        rules.book.programme(id.programme)?.short ?? Wording(id: id.programme, en: id.programme)
    }

    func pillar(_ form: Form?, _ id: FormID) -> Wording {
        switch form?.pillar {
        case .perlindungan: Wording(id: "Perlindungan", en: "Protection")
        case .jaminan: Wording(id: "Jaminan", en: "Security")
        case .rehabilitasi: Wording(id: "Rehabilitasi", en: "Rehabilitation")
        case .pemberdayaan: Wording(id: "Pemberdayaan", en: "Empowerment")
        case nil: Wording(id: "Lintas pilar", en: "Across pillars")
        }
    }

    func level(_ form: Form?, _ id: FormID) -> Wording {
        switch form?.about {
        case .member: Wording(id: "Individu", en: "Person")
        case .family: Wording(id: "Keluarga", en: "Family")
        case .group: Wording(id: "Kelompok", en: "Group")
        case .facility, .place: Wording(id: "Komunitas", en: "Community")
        case FormSubject.none?, nil: Wording(id: "Lainnya", en: "Other")
        }
    }
}

extension ComplaintFigures {
    /// Counts by the roles in which steps were taken in the days, and those for whom it waited when they were over.
    ///
    /// - `record`: As it stood then.
    private mutating func addDesks(
        _ record: FormRecord,
        _ flow: Flow?,
        _ found: RecordScan.Found,
        _ days: DaySpan,
    ) {
        var before: Day?
        for step in record.steps {
            defer { before = step.day ?? before }
            // A step without a day is of the record's own.
            guard let role = step.role, step.day.map({ days.contains($0) }) ?? found.isNew else {
                continue
            }
            let wait = before.flatMap { day in step.day.map { day.days(until: $0) } }
            note(step: role, after: wait)
        }
        guard let state = record.state, flow?.state(state)?.ends != true else { return }
        let waits = (flow?.steps(from: state) ?? []).flatMap(\.roles)
        for role in Set(waits).sorted() { note(waiting: role) }
    }

    /// Counts a complaint or referral by its steps.
    ///
    /// It is resolved when its state ends. A referral is answered once a step was taken that asks for an
    /// answer, or it ended with an outcome.
    ///
    /// - `days`: The report's: what came later is no part of the figures.
    fileprivate mutating func add(
        _ record: FormRecord,
        _ form: Form?,
        _ found: RecordScan.Found,
        _ days: DaySpan,
    ) {
        let flow = form?.flow
        let record = record.standing(on: days.last)
        addDesks(record, flow, found, days)
        guard record.kind.rawValue == "referral" else {
            if found.isNew { complaints += 1 } else { earlier += 1 }
            guard found.end != .open else { return }
            resolved += 1
            if let end = form?.settledDay(record) {
                self.days.append(max(0, record.date.days(until: end)))
            }
            return
        }
        if found.isNew { referrals += 1 } else { earlierReferrals += 1 }
        let answers = Set((flow?.steps ?? []).filter { !$0.asks.isEmpty }.map(\.to))
        if found.end == .good || found.end == .bad
            || record.steps.contains(where: { answers.contains($0.state) })
        {
            answered += 1
        }
    }
}
