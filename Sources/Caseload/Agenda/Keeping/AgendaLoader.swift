import Casework
import Documents
import LocalStore

/// Computes the agenda out of the projections: one pass over each table, no document is parsed.
struct AgendaLoader {
    let rules: AgendaRules
    let progress: FamilyProgress
    private let alerts: AlertFinder
    private let dues: DueFinder

    private var index: FamilyIndex { progress.index }
    private var today: Day { progress.today }

    init(_ rules: AgendaRules, _ progress: FamilyProgress) {
        self.rules = rules
        self.progress = progress
        alerts = AlertFinder(rules, today: progress.today)
        dues = DueFinder(rules: rules)
    }

    /// Every family.
    ///
    /// Members come in the order of their documents, those of a family nearly always on end: a family is
    /// looked at and let go as soon as all its members are there, on another thread than the one that reads.
    func load(
        _ reader: Reader,
        _ acts: SideRead<ActTable>,
        _ told: Progress,
    ) throws(StoreError) -> AgendaBoard {
        var places = AgendaPlaces()
        let families = try families(reader, &places)
        var months = MonthTable(rules.cases, covered: reader.covered)
        try months.read(reader, upTo: today)
        months.sort()
        let shared = try SharedNIKs(reader)
        let acts = try acts.end(reader)
        let findings = SideWork(PackedAgenda.Builder(), families: index.count) {
            [self] (builder, case: (family: FamilyCase, ordinal: Int)) in
            builder.add(found(`case`.family), `case`.family, at: `case`.ordinal)
        }
        var isDone = [Bool](repeating: false, count: index.count)
        let finish = { (members: [CaseMember], ordinal: Int) in
            isDone[ordinal] = true
            findings.add((family(ordinal, families, places, members, acts), ordinal))
        }
        var waiting: [Int: [CaseMember]] = [:]
        var run: [CaseMember] = []
        var last = -1
        var done = 0
        let close = {
            guard last >= 0 else { return }
            var members = run
            if let earlier = waiting.removeValue(forKey: last) { members = earlier + run }
            if members.count >= index.members(last) {
                finish(members, last)
            } else {
                waiting[last] = members
            }
        }
        try reader.rows(MemberRow.query + " ORDER BY doc") { (row) throws(StoreError) in
            if done % 4096 == 0 { try told.check(done: done, total: index.count * 5) }
            done += 1
            guard let ordinal = index.ordinal(row, after: last) else { return }
            if ordinal != last {
                close()
                last = ordinal
                run.removeAll(keepingCapacity: true)
            }
            run.append(MemberRow.member(row, ordinal, families, months, shared))
        }
        close()
        for (ordinal, members) in waiting.sorted(by: { $0.key < $1.key }) {
            finish(members, ordinal)
        }
        for act in acts.entries where act.family != .max && !isDone[Int(act.family)] {
            finish([], Int(act.family))
        }
        return AgendaBoard(
            progress: progress,
            rules: rules,
            mark: try StoreMark(reader),
            places: places,
            familyPlaces: families.places,
            packed: findings.end().finish(count: index.count),
            loose: [],
            sessions: [],
        )
    }

    /// An older agenda with some families looked at anew; equal to `load` but for the loose items.
    func update(
        _ old: AgendaBoard,
        _ keys: Set<String>,
        _ reader: Reader,
    ) throws(StoreError) -> AgendaBoard {
        var packed = old.packed
        var familyPlaces = old.familyPlaces
        if old.index !== index {
            let from = (0..<index.count).map { old.index.ordinal(of: index.id($0)) }
            packed = packed.following(from)
            familyPlaces = from.map { $0.map { old.familyPlaces[$0] } ?? AgendaPlaces.nowhere }
        }
        var places = old.places
        for key in keys.sorted() {
            guard let ordinal = index.ordinal(ofKey: key.utf8) else { continue }
            let family = try CaseReader(rules, upTo: today).family(key, &places, reader)
            familyPlaces[ordinal] = family.place
            packed.replace(ordinal, with: found(family), family)
        }
        return AgendaBoard(
            progress: progress,
            rules: rules,
            mark: try StoreMark(reader),
            places: places,
            familyPlaces: familyPlaces,
            packed: packed,
            loose: old.loose,
            sessions: old.sessions,
        )
    }

    // MARK: One family

    private func found(_ family: FamilyCase) -> PackedAgenda.Family {
        PackedAgenda.Family(
            alerts: alerts.alerts(of: family),
            dues: dues.dues(of: family.acts),
        )
    }

    private func family(
        _ ordinal: Int,
        _ families: CaseFamilies,
        _ places: AgendaPlaces,
        _ members: [CaseMember],
        _ acts: ActTable,
    ) -> FamilyCase {
        var made = families.family(ordinal, places)
        made.members = members
        made.acts = acts.entries(of: ordinal)
        made.figures = acts.figures(of: ordinal)
        return made
    }

    // MARK: Passes

    private func families(
        _ reader: Reader,
        _ places: inout AgendaPlaces,
    ) throws(StoreError) -> CaseFamilies {
        var families = CaseFamilies(count: index.count)
        var last = -1
        try reader.rows(CaseFamilies.query + " ORDER BY doc") { row in
            guard let ordinal = index.ordinal(row, after: last) else { return }
            last = ordinal
            families.add(row, at: ordinal, &places)
        }
        return families
    }
}
