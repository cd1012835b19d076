import Casework
import Documents
import Forms
import LocalStore

extension Caseload {
    /// What asks for the worker's time; made anew or brought up to date by what changed.
    ///
    /// Counting a quarter comes first (`familyProgress`), and is kept with it. Making both takes some
    /// seconds at 100,000 families, following a change some milliseconds.
    package func agenda(
        _ quarter: Quarter,
        today: Day,
        _ told: Progress = .silent,
    ) throws(CaseloadError) -> AgendaBoard {
        try prepareIndex(told)
        return try read { (reader) throws(StoreError) in
            let rules = try rules(reader)
            let index = try currentIndex(reader, told)
            let known = keptAgenda.withLock { board in
                board?.today == today && board?.rules.stamp == rules.stamp ? board : nil
            }
            let acts = known == nil ? acts(AgendaRules(rules), index) : nil
            let progress = try currentProgress(quarter, today, reader, told)
            let made = try agenda(known, rules, progress, acts, reader, told)
            // Another thread may have read a later state meanwhile; then that one stays.
            keptAgenda.withLock { kept in
                if kept == nil || made.mark.sequence >= (kept?.mark.sequence ?? 0) { kept = made }
            }
            return made
        }
    }

    /// The form records, read beside the counting of the quarter.
    private func acts(_ rules: AgendaRules, _ index: FamilyIndex) -> SideRead<ActTable> {
        let loader = ActLoader(rules: rules, index: index)
        return SideRead(self, families: index.count) { (reader) throws(StoreError) in
            try loader.load(reader)
        }
    }

    /// `known`: An older agenda under the same rules as of the same day; without one `acts` are being read.
    private func agenda(
        _ known: AgendaBoard?,
        _ rules: Rules,
        _ progress: FamilyProgress,
        _ acts: SideRead<ActTable>?,
        _ reader: Reader,
        _ told: Progress,
    ) throws(StoreError) -> AgendaBoard {
        if let known {
            let changes = try FamilyChanges(
                .agenda,
                since: known.mark,
                turned: known.progress.covered.symmetricDifference(reader.covered)
                    .union(known.restricted.symmetricDifference(reader.flags.numbers)),
                reader,
            )
            if !changes.isVast {
                let loader = AgendaLoader(known.rules, progress)
                var made = try loader.update(known, changes.counted, reader)
                if changes.isLoose || known.index !== progress.index {
                    try made.readLoose(reader)
                }
                made.restricted = reader.flags.numbers
                return made
            }
        }
        let rules = AgendaRules(rules)
        let acts = acts ?? self.acts(rules, progress.index)
        var made = try AgendaLoader(rules, progress).load(reader, acts, told)
        made.restricted = reader.flags.numbers
        try made.readLoose(reader)
        return made
    }

    /// The id of a document by its number in this store; nil for one that is gone.
    package func document(numbered number: Int32) throws(CaseloadError) -> DocumentID? {
        try readUnveiled { (reader) throws(StoreError) in
            try reader.id(ofDocument: Int(number))
        }
    }

    /// The facts that rules and forms may name about a family and one of its members, as of a day.
    ///
    /// By name, those that are nothing left out; the same values that alert rules see.
    package func facts(
        of family: DocumentID,
        member: DocumentID?,
        on day: Day,
    ) throws(CaseloadError) -> [String: Value] {
        try read { (reader) throws(StoreError) in
            try CaseFacts.named(rules(reader), family, member, on: day, reader)
        }
    }
}

extension CaseFacts {
    /// All facts of a family and one of its members, by name; those that are nothing left out.
    static func named(
        _ rules: Rules,
        _ family: DocumentID,
        _ member: DocumentID?,
        on day: Day,
        _ reader: Reader,
    ) throws(StoreError) -> [String: Value] {
        let rules = AgendaRules(rules)
        var places = AgendaPlaces()
        let made = try CaseReader(rules, upTo: day)
            .family(CaseloadProjections.key(family.rawValue), &places, reader)
        var facts = CaseFacts(
            rules: rules.cases,
            forms: rules.forms,
            quarter: rules.cases.book.plan(day.quarter),
            family: made,
            day: day,
        )
        let key = member.map { CaseloadProjections.key($0.rawValue) }
        facts.member = made.members.firstIndex { $0.key == key }
        var values: [String: Value] = [:]
        for slot in FactName.allCases {
            let value = facts.value(slot)
            if value != .nothing { values[slot.rawValue] = value }
        }
        return values
    }
}

extension AgendaBoard {
    fileprivate mutating func readLoose(_ reader: Reader) throws(StoreError) {
        let loader = LooseLoader(rules: rules, today: today)
        loose = try loader.dues(&places, reader)
        sessions = try loader.sessions(index, &places, reader)
    }
}
