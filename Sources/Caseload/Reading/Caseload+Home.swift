import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// The working quarter at a glance; the first time in a session it counts every family.
    package func home(
        _ quarter: Quarter,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> HomeSummary {
        try prepareIndex(progress)
        return try read { (reader) throws(StoreError) in
            let made = try currentProgress(quarter, today, reader, progress)
            let rules = try rules(reader)
            let programmes = made.bucketSums().compactMap { sum -> HomeSummary.Line? in
                guard case .programme(let id) = sum.bucket, sum.families > 0 else { return nil }
                let name = rules.book.programme(id)?.short.id ?? id
                return HomeSummary.Line(name: name, families: sum.families, tally: sum.tally)
            }
            let left = try reader.deliverySum(Self.recordKinds)
            var summary = HomeSummary(
                total: HomeSummary.Line(
                    name: "",
                    families: made.index.count,
                    tally: made.total,
                ),
                villages: made.villageLines(),
                programmes: programmes.sorted { $0.name < $1.name },
                unfinished: made.unfinished,
                waiting: left.waiting,
                conflicts: try disputedConflicts(reader).count { !$0.documentKind.isOffices },
                lastBackup: try reader.meta(.lastBackup).map {
                    Moment(seconds: $0 / 1_000, offset: 0).description
                },
                drafts: try reader.drafts(prefix: EntryDraft.keyPrefix(quarter)).compactMap {
                    EntryDraft.typedDoor(in: $0.body)
                },
            )
            summary.refused = left.refused
            summary.left = left
            summary.rosterNames = try Self.rosterNames(summary.drafts, reader, rules)
            summary.formDrafts = try Self.formDrafts(reader, rules)
            summary.openServices = try openRecords(reader)
            summary.pastTerm = try knownPastTerm(today, reader, rules)
            return summary
        }
    }

    private static func rosterNames(
        _ doors: [EntryDoor],
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> [EntryDoor: String] {
        let register = CaseloadReader(reader: reader, rules: rules)
        var names: [EntryDoor: String] = [:]
        for door in doors {
            switch door {
            case .facility(let id): names[door] = try register.facility(id)?.name
            case .group(let id): names[door] = try register.group(id)?.name
            case .family, .blind: break
            }
        }
        return names
    }

    private static func formDrafts(
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> [FormDraftLine] {
        let drafts = try reader.drafts(prefix: FormDraft.prefix)
            .sorted { ($1.at, $0.key) < ($0.at, $1.key) }
            .compactMap { FormDraft($0.body, key: $0.key) }
        var names = DraftNames(reader, rules)
        var lines: [FormDraftLine] = []
        for draft in drafts.prefix(HomeSummary.mostFormDrafts) {
            let form = rules.forms.form(draft.form)
            let isSensitive = try isSensitive(draft, form, reader, rules)
            let name = isSensitive ? "" : try names.name(of: draft, form).name
            let label = form?.short ?? Wording(id: draft.form.rawValue, en: draft.form.rawValue)
            lines.append(
                FormDraftLine(
                    key: draft.key,
                    form: draft.form,
                    subject: draft.subject,
                    record: draft.record,
                    follows: draft.follows,
                    label: label,
                    name: name,
                    isSensitive: isSensitive,
                )
            )
        }
        return lines
    }

    /// Whether a draft would become a restricted record; of a form nobody knows that is not ruled out.
    static func isSensitive(
        _ draft: FormDraft,
        _ form: Form?,
        _ reader: Reader,
        _ rules: Rules,
    ) throws(StoreError) -> Bool {
        guard let form else { return true }
        if form.isSensitive { return true }
        let forms = FormReader(reader: reader, rules: rules)
        for id in [draft.follows, draft.record] where try forms.isSensitive(id) { return true }
        guard let version = form.version(draft.version, begun: draft.begun) else { return false }
        let facts = try forms.facts(
            draft.subject,
            draft.begun,
            date: draft.begun,
            for: draft.record,
        )
        return form.isSensitive(draft.answers, version, facts)
    }

    /// The schools, posyandu and groups with something to record in the quarter, by kind and name.
    package func rosters(
        _ quarter: Quarter,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> [RosterChoice] {
        try prepareIndex(progress)
        return try read { (reader) throws(StoreError) in
            let made = try currentProgress(quarter, today, reader, progress)
            let drafts = Set(
                try reader.drafts(prefix: EntryDraft.keyPrefix(quarter)).compactMap {
                    EntryDraft.typedDoor(in: $0.body)
                }
            )
            var choices: [RosterChoice] = []
            let places = try Self.places(reader)
            for sum in made.bucketSums() where sum.people > 0 {
                guard let place = places[sum.bucket] else { continue }
                choices.append(
                    RosterChoice(
                        door: place.door,
                        name: place.name,
                        kind: place.kind,
                        village: place.village,
                        people: sum.people,
                        tally: sum.tally,
                        hasDraft: drafts.contains(place.door),
                    )
                )
            }
            return choices.sorted { left, right in
                (Self.kindOrder(left.kind), left.name, left.door.id)
                    < (Self.kindOrder(right.kind), right.name, right.door.id)
            }
        }
    }

    private static func kindOrder(_ kind: String) -> String {
        switch kind {
        case "sekolah": "0"
        case "posyandu": "1"
        case "kelompok": "2"
        default: "3" + kind
        }
    }

    private struct Place {
        let door: EntryDoor
        let name: String
        let kind: String
        let village: String
    }

    /// Every school, posyandu and group by its bucket: one scan, for there are few beside families.
    private static func places(_ reader: Reader) throws(StoreError) -> [ProgressBucket: Place] {
        var places: [ProgressBucket: Place] = [:]
        try reader.rows("SELECT key, name, kind, village FROM facility") { row in
            let key = row.text(0)
            places[.facility(key)] = Place(
                door: .facility(DocumentID("facility:" + key)),
                name: row.text(1),
                kind: row.text(2),
                village: row.text(3),
            )
        }
        try reader.rows("SELECT key, name, village FROM kelompok") { row in
            let key = row.text(0)
            places[.group(key)] = Place(
                door: .group(DocumentID("group:" + key)),
                name: row.text(1),
                kind: "kelompok",
                village: row.text(2),
            )
        }
        return places
    }
}

extension EntryDoor {
    /// The document behind the door.
    package var id: DocumentID {
        switch self {
        case .family(let id), .facility(let id), .group(let id): id
        // Beside the family's own draft, never in its place.
        case .blind(let id): DocumentID("blind:" + id.rowKey)
        }
    }
}
