import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// All about one family; nil when there is none of that id.
    ///
    /// `today`: Blanks whose last day is over by then count as due in the summaries.
    package func familyPage(
        _ id: DocumentID,
        _ quarter: Quarter,
        today: Day,
    ) throws(CaseloadError) -> FamilyPage? {
        try read { (reader) throws(StoreError) in
            let reading = CaseloadReader(
                reader: reader,
                rules: try rules(reader),
                disputed: try openConflicts(reader),
            )
            guard let family = try reading.family(id) else { return nil }
            return try reading.page(family, quarter, today)
        }
    }

    /// Everything recorded about a family, newest first.
    package func history(
        of family: DocumentID,
        limit: Int = .max,
    ) throws(CaseloadError) -> [HistoryRow] {
        try read { (reader) throws(StoreError) in
            let reading = CaseloadReader(
                reader: reader,
                rules: try rules(reader),
                disputed: try openConflicts(reader),
            )
            let members = try reading.members(ofFamily: family)
            var records = MemberRecords()
            for member in members { try reading.records(of: member.id, into: &records) }
            let forms = try reading.familyRecords(family, members)
            let rows = try reading.history(records, members, forms, of: family)
            return Array(rows.prefix(limit))
        }
    }
}

extension CaseloadReader {
    fileprivate func page(
        _ family: Family,
        _ quarter: Quarter,
        _ today: Day,
    ) throws(StoreError) -> FamilyPage {
        let members = try members(ofFamily: family.id)
        let (entry, records) = try familyEntry(
            family,
            members,
            quarter,
            min(today, quarter.lastDay),
        )
        var facilities: [DocumentID: Facility] = [:]
        for id in members.flatMap({ [$0.school?.facility, $0.posyandu] }) {
            guard let id, facilities[id] == nil else { continue }
            facilities[id] = try facility(id)
        }
        let plan = rules.book.plan(quarter)
        let summaries = plan.summaries(
            family: family,
            members: members,
            today: today,
            status: { records.status(of: $0) },
        )
        let forms = try familyRecords(family.id, members)
        var page = FamilyPage(
            family: family,
            members: members,
            group: try family.group.map { (id) throws(StoreError) in try group(id) } ?? nil,
            facilities: facilities,
            summaries: summaries,
            entry: entry,
            history: try history(records, members, forms, of: family.id),
        )
        page.records = forms
        page.pillars = rules.pillars
        page.entitlements = members.flatMap { member in
            plan.entitlements(
                of: MemberFacts(member, in: family),
                enrolments: family.programmes,
                in: today.month,
            )
        }
        page.years = FamilyYearsBuilder.years(records, forms)
        page.courses = try courses(family, members, records, today)
        page.drafts = try drafts(family.id, Set(members.map(\.id)))
        let agenda = AgendaRules(rules)
        let made = try familyCase(family.id, agenda, today)
        page.alerts = AlertFinder(agenda, today: today).alerts(of: made).count
        page.aids = AidFinder(agenda, rules.forms, today: today).standings(of: made)
        let gone = made.members.filter { !agenda.cases.isHere($0, on: today) }.map(\.digest)
        page.joinings = made.joinings(agenda, on: today, without: Set(gone))
        page.isReleased = try reader.releases().contains { $0.family == family.id && !$0.done }
        return page
    }

    /// Forms about a family or its members, and pages of obligations, that are begun and not saved.
    private func drafts(
        _ family: DocumentID,
        _ members: Set<DocumentID>,
    ) throws(StoreError) -> Int {
        let forms = try reader.drafts(prefix: FormDraft.prefix).count { draft in
            guard let draft = FormDraft(draft.body, key: draft.key) else { return false }
            return draft.subject.family == family
                || draft.subject.member.map { members.contains($0) } ?? false
        }
        let pages = try reader.drafts(prefix: EntryDraft.allPrefix).count { draft in
            EntryDraft.typedDoor(in: draft.body) == .family(family)
        }
        return forms + pages
    }

    /// Of this family alone, as early detection over all finds them.
    private func familyCase(
        _ family: DocumentID,
        _ rules: AgendaRules,
        _ today: Day,
    ) throws(StoreError) -> FamilyCase {
        var places = AgendaPlaces()
        return try CaseReader(rules, upTo: today)
            .family(CaseloadProjections.key(family.rawValue), &places, reader)
    }

    /// Records as lines, newest first.
    func history(
        _ records: MemberRecords,
        _ members: [Member],
        _ forms: [FamilyRecord],
        of family: DocumentID,
    ) throws(StoreError) -> [HistoryRow] {
        let names = Dictionary(members.map { ($0.id, $0.name) }) { first, _ in first }
        var rows: [HistoryRow] = []
        for (id, entry) in records.checks {
            var value = RecordedValue(entry.check, entry.revision)
            value.inConflict = disputed.contains(id)
            var row = HistoryRow(
                id: id,
                revision: entry.revision,
                member: entry.check.member,
                memberName: names[entry.check.member] ?? "",
                label: rules.labels.label(obligation: entry.check.obligation),
                period: entry.check.period.description,
                value: value,
                delivery: try delivery(id, entry.revision),
            )
            row.decided = ConflictDecision.all(in: entry.check.source).last
            row.office = try officeWord(id, entry.revision)
            rows.append(row)
        }
        for (event, revision) in records.allEvents {
            var value = RecordedValue(.patuh, [event])
            value.revision = revision
            value.inConflict = disputed.contains(event.id)
            var row = HistoryRow(
                id: event.id,
                revision: revision,
                member: event.member,
                memberName: names[event.member] ?? "",
                label: rules.labels.label(service: event.service),
                period: event.date.description,
                value: value,
                delivery: try delivery(event.id, revision),
            )
            row.decided = ConflictDecision.all(in: event.source).last
            row.office = try officeWord(event.id, revision)
            rows.append(row)
        }
        for stored in records.veiled.values {
            rows.append(
                HistoryRow(
                    veiled: stored,
                    names,
                    rules.labels,
                    try delivery(stored.id, stored.revision),
                )
            )
        }
        rows += forms.compactMap { HistoryRow($0, in: family) }
        // Times of one laptop share their zone; of several, the text's order is near enough for a list.
        return rows.sorted { ($1.value.at, $1.id) < ($0.value.at, $0.id) }
    }

    private func delivery(
        _ id: DocumentID,
        _ revision: RevisionID,
    ) throws(StoreError) -> DeliveryState {
        try reader.deliveries(id).last { $0.revision == revision }?.state ?? .local
    }
}

extension FilledForm {
    init(_ row: RecordRow) {
        self.init(
            title: row.titles,
            stateLabel: row.stateLabel,
            stateEnds: row.stateEnds,
            outcome: row.outcome,
            due: row.due,
            isSensitive: row.isSensitive,
        )
    }
}

extension HistoryRow {
    /// A check or event under the veil: what it is about, and in which month.
    fileprivate init(
        veiled stored: StoredDocument,
        _ names: [DocumentID: String],
        _ labels: ObligationLabels,
        _ delivery: DeliveryState,
    ) {
        let body = stored.body
        let member = DocumentID(body["member"]?.string ?? "")
        var value = RecordedValue.veiled
        value.by = body["by"]?.string ?? ""
        value.at = body["at"]?.string ?? ""
        self.init(
            id: stored.id,
            revision: stored.revision,
            member: member,
            memberName: names[member] ?? "",
            label: body["service"]?.string.map { labels.label(service: $0) }
                ?? labels.label(obligation: body["obligation"]?.string ?? ""),
            period: body["period"]?.string
                ?? body["date"]?.string.flatMap { Day($0) }?.month.description ?? "",
            value: value,
            delivery: delivery,
        )
    }

    /// A filled form as a line; of a restricted one only that it is there.
    fileprivate init?(_ form: FamilyRecord, in family: DocumentID) {
        guard let origin = form.origin else { return nil }
        let row = form.row
        var value = RecordedValue(
            state: nil,
            how: origin.how,
            by: row.by,
            at: row.at,
            device: origin.device,
            rule: origin.version,
            revision: origin.revision,
            inConflict: row.isInConflict,
        )
        value.isVeiled = row.isVeiled
        self.init(
            id: form.id,
            revision: origin.revision,
            member: row.member ?? family,
            memberName: row.memberName,
            label: row.formLabel,
            period: row.isVeiled ? row.date.month.description : row.date.description,
            value: value,
            delivery: row.delivery,
        )
        decided = form.decisions.last
        filled = FilledForm(row)
        office = form.office
    }
}
