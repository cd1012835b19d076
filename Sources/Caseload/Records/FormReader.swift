import Casework
import Documents
import Forms
import LocalStore

/// Reads forms and their records inside one transaction.
struct FormReader {
    /// A record as the store has it.
    struct Stored {
        /// Restricted for whatever reason.
        let record: FormRecord
        let revision: RevisionID
        let body: JSONObject
        /// Restricted by what it says itself, which is all that is written down again.
        let saysSensitive: Bool
    }

    let reader: Reader
    let rules: Rules

    var book: FormBook { rules.forms }
    var register: CaseloadReader { CaseloadReader(reader: reader, rules: rules) }

    /// A live record; nil for none, for one that cannot be read, and for one under the veil.
    func record(_ id: DocumentID) throws(StoreError) -> Stored? {
        guard RecordKinds.ofForms.contains(id.kind), let stored = try reader.document(id),
            !stored.deleted, !Veil.covers(stored.body),
            var record = try? FormRecord(.object(stored.body), id: id)
        else { return nil }
        let says = book.isSensitive(record)
        record.isSensitive = says || reader.flags.ids.contains(id)
        return Stored(
            record: record,
            revision: stored.revision,
            body: stored.body,
            saysSensitive: says,
        )
    }

    /// Whether a record is restricted; what comes out of such a one tells of it, and is so too.
    func isSensitive(_ id: DocumentID?) throws(StoreError) -> Bool {
        guard let id else { return false }
        var finder = RestrictionFinder(reader, book)
        return try finder.isRestricted(id)
    }

    /// What a record said last, also one that was taken back.
    func lastRecord(_ id: DocumentID) throws(StoreError) -> FormRecord? {
        guard let body = try reader.lastBody(id) else { return nil }
        return try? FormRecord(.object(body), id: id)
    }

    /// The subject as a form takes it, or nil where what it is about is missing.
    ///
    /// A member's family is found. A form about a family, a person, a group or an institution takes no
    /// more than that; one about a place or nobody keeps whom it concerns.
    func settled(
        _ subject: RecordSubject,
        for form: Form,
    ) throws(StoreError) -> RecordSubject? {
        var subject = subject
        if let member = subject.member, subject.family == nil {
            subject.family = try register.member(member)?.family
        }
        switch form.about {
        case .family:
            guard let family = subject.family else { return nil }
            guard try register.family(family) != nil else { return nil }
            return RecordSubject(family: family)
        case .member:
            guard let id = subject.member, let member = try register.member(id) else { return nil }
            return RecordSubject(family: member.family, member: id)
        case .group:
            guard let id = subject.group, try register.group(id) != nil else { return nil }
            return RecordSubject(group: id)
        case .facility:
            guard let id = subject.facility, let facility = try register.facility(id),
                form.facilityKind == nil || form.facilityKind == facility.kind
            else { return nil }
            return RecordSubject(facility: id)
        case .place, .none:
            // Whom it concerns comes along where that is known: a walk-in who is in the register.
            if let id = subject.family, try register.family(id) == nil { return nil }
            if let id = subject.member, try register.member(id) == nil { return nil }
            // The worker's own, one for each period, hangs on nobody she happens to stand on.
            if form.about == .none, form.identity != .own { return RecordSubject() }
            guard form.about == .place else { return subject }
            if subject.place == nil, let family = subject.family {
                subject.place = try register.family(family)?.village
            }
            return subject
        }
    }

    /// Where a subject is: its place, or the village of whom it is about; empty where that is not known.
    func village(of subject: RecordSubject) throws(StoreError) -> String {
        if let place = subject.place { return place }
        if let id = subject.family { return try register.family(id)?.village ?? "" }
        if let id = subject.group { return try register.group(id)?.village ?? "" }
        if let id = subject.facility { return try register.facility(id)?.village ?? "" }
        return ""
    }

    /// What the expressions of a form ask of the register, and of other records than the one it is about.
    func facts(
        _ subject: RecordSubject,
        _ today: Day,
        date: Day,
        of form: Form? = nil,
        for record: DocumentID? = nil,
    ) throws(StoreError) -> FormFacts {
        let family = try subject.family.flatMap { (id) throws(StoreError) in
            try register.family(id)
        }
        var members: [Member] = []
        if let family {
            members = try register.members(ofFamily: family.id)
        } else if let group = subject.group {
            members = try register.holders(ofGroup: group)
        } else if let membership = form?.recipients, let place = subject.place {
            members = try recipients(membership, in: place, on: date)
        }
        var extra = try storeFacts(subject.family, subject.member, on: date, for: record)
        if form?.families != nil, let place = subject.place {
            extra.merge(try placeFacts(place, on: date)) { $1 }
        }
        return FormFacts(
            today: today,
            date: date,
            family: family,
            member: members.first { $0.id == subject.member },
            members: members,
            extra: extra,
        )
    }

    // MARK: Pages

    func page(
        _ form: Form,
        _ subject: RecordSubject,
        about member: DocumentID?,
        follows: DocumentID?,
        _ today: Day,
    ) throws(StoreError) -> FormPage? {
        let (draft, key) = try begun(form, subject, after: follows)
        guard let version = try version(of: form, draft, begun: draft?.begun ?? today) else {
            return nil
        }
        var page = try page(form, version, subject, nil, draft, today)
        page.draftKey = key
        if let first = draft?.follows ?? follows { try take(first, into: &page) }
        if let member, let question = form.memberQuestion, form.about != .member {
            page.presets[question] = .string(member.rawValue)
        }
        return page
    }

    /// The draft that a new record goes on with, and the key of one for which no ordinary place is left.
    ///
    /// One that comes out of another record is never taken for it.
    private func begun(
        _ form: Form,
        _ subject: RecordSubject,
        after follows: DocumentID?,
    ) throws(StoreError) -> (draft: FormDraft?, key: String?) {
        let usual = try draft(FormDraft.key(form.id, subject, nil))
        guard let follows else { return (usual, nil) }
        let key = FormDraft.key(form.id, subject, after: follows)
        if let beside = try draft(key) { return (beside, key) }
        if let other = usual?.follows, other != follows { return (nil, key) }
        return (usual, nil)
    }

    /// What a new record takes over from the one it comes out of; of one under the veil nothing is read.
    private func take(_ first: DocumentID, into page: inout FormPage) throws(StoreError) {
        page.followsSensitive = try isSensitive(first)
        guard let before = try record(first)?.record else { return }
        let taken = page.form.taken(
            from: before,
            version: page.version,
            of: book.form(before.form),
        )
        for answer in taken { page.presets[answer.name] = answer.value }
        page.presets = page.version.completed(page.presets, page.facts)
    }

    func page(_ form: Form, _ stored: Stored, _ today: Day) throws(StoreError) -> FormPage? {
        let record = stored.record
        let subject = record.subject(of: form)
        // Begun before the record came from elsewhere, the draft stands under the subject.
        var draft = try draft(FormDraft.key(form.id, subject, record.id))
        if draft == nil, form.identity != .own {
            draft = try self.draft(FormDraft.key(form.id, subject, nil))
        }
        guard
            let version = try version(of: form, draft, else: record.version, begun: record.date)
        else { return nil }
        return try page(form, version, subject, stored, draft, today)
    }

    func draft(_ key: String) throws(StoreError) -> FormDraft? {
        try reader.draft(key).flatMap { FormDraft($0.body, key: $0.key) }
    }

    func page(
        _ form: Form,
        _ version: FormVersion,
        _ subject: RecordSubject,
        _ stored: Stored?,
        _ draft: FormDraft?,
        _ today: Day,
    ) throws(StoreError) -> FormPage {
        let facts = try facts(
            subject,
            today,
            date: stored?.record.date ?? today,
            of: form,
            for: stored?.record.id,
        )
        var names = QueueNames(reader: reader)
        let people = try names.names(subject.family, subject.member)
        let group = try subject.group.flatMap { (id) throws(StoreError) in
            try register.group(id)
        }
        let facility = try subject.facility.flatMap { (id) throws(StoreError) in
            try register.facility(id)
        }
        let kinds = version.allQuestions
        var page = FormPage(
            form: form,
            version: version,
            subject: subject,
            familyName: people.family,
            memberName: people.member,
            groupName: group?.name ?? "",
            facilityName: facility?.name ?? "",
            village: people.village.isEmpty
                ? subject.place ?? group?.village ?? facility?.village ?? "" : people.village,
            facts: facts,
            members: facts.members,
            facilities: kinds.contains { $0.kind == .facility } ? try facilities() : [],
            groups: kinds.contains { $0.kind == .group } ? try groups() : [],
            record: stored?.record,
            base: stored?.revision,
            draft: draft,
            presets: version.presets(facts),
            isOvertaken: draft.map { $0.base != stored?.revision } ?? false,
        )
        page.namesakes = try Namesakes(reading: register).notes(facts.members.map { ($0, "") })
        page.followsSensitive =
            try isSensitive(stored?.record.follows ?? draft?.follows)
            || stored.map { reader.flags.ids.contains($0.record.id) } ?? false
        if let thread = form.thread {
            page.bodies = try BodyReader(forms: self).names(
                kind: thread.body,
                place: page.village,
                showsRestricted: page.followsSensitive || stored?.record.isSensitive == true,
            )
        }
        if let place = subject.place {
            page.rosters = try rosters(form, in: place, of: facts.members)
            page.presetRoster()
        }
        return page
    }

    /// All institutions with what a list shows of them.
    func facilities() throws(StoreError) -> [Facility] {
        var found: [Facility] = []
        let query = "SELECT key, kind, name, npsn, village FROM facility"
        try reader.rows(query) { row in
            var facility = Facility(
                id: DocumentID("facility:" + row.text(0)),
                kind: row.text(1),
                name: row.text(2),
            )
            facility.npsn = row.optionalText(3)
            facility.village = row.optionalText(4)
            found.append(facility)
        }
        return found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    private func groups() throws(StoreError) -> [Group] {
        var found: [Group] = []
        try reader.rows("SELECT key, name, village FROM kelompok") { row in
            var group = Group(id: DocumentID("group:" + row.text(0)), name: row.text(1))
            group.village = row.optionalText(2)
            found.append(group)
        }
        return found.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}

extension Form {
    /// The version a draft or record was begun with; where a programme has dropped that, the one in force
    /// then, else the last.
    func version(_ name: String?, begun: Day) -> FormVersion? {
        if let name {
            return version(named: name) ?? version(on: begun) ?? versions.last
        }
        return version(on: begun)
    }
}

extension FormVersion {
    /// The questions and those inside tables.
    var allQuestions: [Question] { questions.flatMap { [$0] + $0.columns } }
}

extension FormRecord {
    /// Whom it hangs on; a member that only an answer names is not among them.
    package func subject(of form: Form) -> RecordSubject {
        RecordSubject(
            family: family,
            member: form.memberQuestion == nil || form.about == .member ? member : nil,
            group: group,
            facility: facility,
            place: place,
        )
    }
}
