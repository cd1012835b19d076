import Casework
import Documents
import Forms
import LocalStore
import Reports

extension ReportDesk {
    /// What the checks tell about lines 2 and 3, and the records of forms that name their line.
    func rhk() throws(StoreError) -> RHKFigures {
        var figures = RHKFigures()
        let counter = try counter()
        addSessions(counter, to: &figures)
        addVerification(counter.commitment, to: &figures)
        var scan = RecordScan(rules.forms, scope, today: today)
        try scan.run(self) { _, form in form?.rhk != nil }
        let hidden = hiddenForms(scan)
        for form in rules.forms.forms {
            guard let line = form.rhk, let count = scan.counts[form.id] else { continue }
            let records = count.months.reduce(0, +)
            guard records > 0 else { continue }
            figures.add(
                line,
                form.label,
                hidden.contains(form.id) ? .masked : .count(records),
            )
        }
        let restricted = scan.restricted.reduce(0, +)
        if restricted > 0 {
            let isFew = restricted < smallest
            figures.add(6, .restrictedServices, isFew ? .masked : .count(restricted))
        }
        try addPlans(to: &figures)
        figures.remarks = try ownWords()
        return figures
    }

    /// The forms of which the other reports hide how many records there are: that of all pillars, and that of
    /// their kind.
    ///
    /// How often she went somewhere says nothing of anybody, and is what the plan asks for.
    private func hiddenForms(_ scan: RecordScan) -> Set<FormID> {
        var hidden: Set<FormID> = []
        func hide(_ group: (Form?, FormID) -> Wording, _ isTold: (FormID) -> Bool) {
            let told = zip(scan.ids, scan.lines(group)).filter { isTold($0.0) }
            let few = RecordFigures.hidden(told.map(\.1), smallest: smallest)
            for (line, isHidden) in zip(told, few) where isHidden { hidden.insert(line.0) }
        }
        hide(pillar) { _ in true }
        for kind in Set(scan.ids.map(kind)) { hide(programme) { self.kind($0) == kind } }
        return hidden.filter { !["visit", "session"].contains(kind($0)) }
    }

    private func kind(_ id: FormID) -> String? { rules.forms.form(id)?.kind.rawValue }

    private func addSessions(_ counter: CellCounter, to figures: inout RHKFigures) {
        let groups = counter.sessions.filter { _, group in
            group.months.contains { $0.recorded > 0 }
        }
        let sum = counter.sessions.values.flatMap(\.months).reduce(CellCounts(), +)
        guard sum.total > 0 else { return }
        figures.add(
            2,
            Wording(id: "Kelompok dengan presensi tercatat", en: "Groups with attendance"),
            .count(groups.count),
        )
        figures.add(
            2,
            Wording(id: "Keluarga hadir (kali)", en: "Families present (times)"),
            .count(sum.met),
        )
        figures.add(
            2,
            Wording(id: "Bagian hadir dari yang diharapkan", en: "Share present of expected"),
            .share(sum.met, of: sum.recorded + sum.blank),
        )
    }

    /// By component: what is recorded of what is over, and how much of it is not met.
    private func addVerification(_ figures: CommitmentFigures, to rhk: inout RHKFigures) {
        var order: [Wording] = []
        var sums: [Wording: CellCounts] = [:]
        for (place, category) in figures.categories.enumerated() {
            if sums[category.component] == nil { order.append(category.component) }
            for village in figures.tallies {
                sums[category.component] =
                    (sums[category.component] ?? CellCounts()) + village[place].cells
            }
        }
        for component in order {
            guard let cells = sums[component], cells.total > 0 else { continue }
            rhk.add(
                3,
                Wording(
                    id: "\(component.id): isian tercatat",
                    en: "\(component.en): cells recorded",
                ),
                .count(cells.recorded),
            )
            rhk.add(
                3,
                Wording(id: "\(component.id): bagian terisi", en: "\(component.en): share done"),
                .share(cells.recorded, of: cells.recorded + cells.blank),
            )
        }
    }
}
