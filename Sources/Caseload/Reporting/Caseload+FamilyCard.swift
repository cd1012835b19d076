import Casework
import Documents
import LocalStore
import Reports

extension Caseload {
    /// One family on paper; nil when it is not in the store.
    package func familyCard(
        _ id: DocumentID,
        _ quarter: Quarter,
        today: Day,
    ) throws(CaseloadError) -> FamilyCard? {
        guard let page = try familyPage(id, quarter, today: today) else { return nil }
        let book = try ruleBook()
        let people = page.members.map { member in
            FamilyCard.Person(
                member: member,
                relation: FamilyCard.relation(member.relation),
                places: [member.school?.facility, member.posyandu].compactMap { id in
                    id.flatMap { page.facilities[$0]?.name }
                },
                states: member.states.filter { $0.to.map { today <= $0 } ?? true }
                    .map { Self.label($0, book) },
            )
        }
        return FamilyCard(
            family: page.family,
            group: page.group?.name ?? "",
            people: people,
            memberships: page.family.programmes.map { enrolment in
                let name = enrolment.programme
                return FamilyCard.Membership(
                    name: book.programme(name)?.short ?? Wording(id: name, en: name),
                    status: enrolment.status ?? "",
                    from: enrolment.from,
                    to: enrolment.to,
                )
            },
            quarter: quarter,
            duties: Self.duties(page),
            amounts: Self.amounts(page, book),
            history: Self.history(page),
            today: today,
        )
    }

    /// Records shown on a card; the screen has them all.
    private static let historyRows = 15

    private static func label(_ state: MemberState, _ book: RuleBook) -> Wording {
        for programme in book.programmes {
            if let rule = programme.states.first(where: { $0.code == state.code }) {
                return rule.label
            }
        }
        return Wording(id: state.code.rawValue, en: state.code.rawValue)
    }

    private static func duties(_ page: FamilyPage) -> ReportTable {
        ReportTable(
            title: Wording(id: "Kewajiban triwulan ini", en: "Obligations of the quarter"),
            columns: [
                .init(Wording(id: "Anggota", en: "Member")),
                .init(Wording(id: "Kewajiban", en: "Obligation")),
            ] + page.entry.quarter.months.map { .init($0.wording) },
            rows: page.entry.rows.map { row in
                [.text(row.memberName), .wording(row.label)]
                    + row.cells.map { cell -> ReportTable.Cell in
                        guard let cell, cell.cell.applies || cell.recorded != nil else {
                            return .text("–")
                        }
                        return Self.told(cell.recorded)
                    }
            },
        )
    }

    /// What was recorded, in a word; blank is not recorded.
    private static func told(_ value: RecordedValue?) -> ReportTable.Cell {
        if value?.isVeiled ?? false { return .wording(.awaitsRekeying) }
        return value?.state.map { .wording($0.wording) } ?? .empty
    }

    /// Of a filled form what it calls itself, and how far it is.
    private static func told(_ row: HistoryRow) -> ReportTable.Cell {
        guard let filled = row.filled, !row.value.isVeiled else { return told(row.value) }
        let parts = [filled.title == row.label ? nil : filled.title, filled.stateLabel]
            .compactMap(\.self)
        guard !parts.isEmpty else { return .empty }
        return .wording(
            Wording(
                id: parts.map(\.id).joined(separator: "; "),
                en: parts.map(\.en).joined(separator: "; "),
            )
        )
    }

    private static func amounts(_ page: FamilyPage, _ book: RuleBook) -> ReportTable {
        let names = Dictionary(page.members.map { ($0.id, $0.name) }) { first, _ in first }
        var rows: [[ReportTable.Cell]] = []
        for summary in page.summaries {
            let programme = book.programme(summary.programme)
            for counted in summary.amounts.members where counted.standing == .counted {
                let label = programme?.category(counted.category)?.label
                rows.append([
                    .text(names[counted.member] ?? ""),
                    .wording(label ?? Wording(id: counted.category, en: counted.category)),
                    .money(counted.amount),
                ])
            }
            for grant in summary.amounts.grants where !grant.isOptional {
                rows.append([.text(""), .wording(grant.label), .money(grant.amount)])
            }
        }
        let total = page.summaries.reduce(0) { $0 + $1.amounts.total }
        if rows.count > 1 {
            rows.append([.wording(ReportTable.totalLabel), .empty, .money(total)])
        }
        return ReportTable(
            title: Wording(
                id: "Nominal menurut aturan (bukan keputusan)",
                en: "Amounts by the rules (not a decision)",
            ),
            columns: [
                .init(Wording(id: "Anggota", en: "Member")),
                .init(Wording(id: "Kategori", en: "Category")),
                .init(Wording(id: "Rupiah", en: "Rupiah"), isNumber: true),
            ],
            rows: rows,
        )
    }

    /// A day, month or other period as it is said; a text that is none as it is.
    private static func period(_ text: String) -> ReportTable.Cell {
        if let day = Day(text) { return .day(day) }
        if let month = Month(text) { return .wording(month.wording) }
        return .text(text)
    }

    private static func history(_ page: FamilyPage) -> ReportTable {
        ReportTable(
            title: Wording(id: "Catatan terbaru", en: "Newest records"),
            columns: [
                .init(Wording(id: "Dicatat", en: "Recorded")),
                .init(Wording(id: "Anggota", en: "Member")),
                .init(Wording(id: "Apa", en: "What")), .init(Wording(id: "Masa", en: "Period")),
                .init(Wording(id: "Isi", en: "Value")), .init(Wording(id: "Oleh", en: "By")),
            ],
            // Paper is read by others: it does not tell that there is a restricted record.
            rows: page.history.filter { $0.filled?.isSensitive != true || $0.value.isVeiled }
                .prefix(historyRows).map { row in
                    [
                        // Keyed on the day of the visit, as it mostly is, its day would tell that one.
                        Moment(row.value.at).map {
                            row.value.isVeiled ? .wording($0.day.month.wording) : .day($0.day)
                        } ?? .empty,
                        .text(row.memberName),
                        .wording(row.label), Self.period(row.period),
                        Self.told(row), .text(row.value.by),
                    ]
                },
        )
    }
}
