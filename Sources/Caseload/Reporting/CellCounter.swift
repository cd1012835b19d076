import Casework
import Documents
import Reports

/// Counts the cells of one quarter by village and category, and those of group sessions by group.
struct CellCounter {
    private let plan: QuarterPlan
    private let scope: ReportScope
    private let today: Day
    /// The month of the quarter that is counted, 0 to 2; nil for all.
    private let only: Int?
    private let programmes: [Programme]
    /// For each programme, the place of its first category.
    private let firstCategory: [Int]
    private let villages: ReportVillages
    private var cells: [ObligationCell] = []
    private var tallies: [[CommitmentFigures.Tally]]
    private var programmePeople: [[Int]]
    private var villagePeople: [Int]
    private var months: [[CellCounts]]
    private var longer: [CellCounts]
    /// By group key: the month's cells, and the holders who owe any.
    private var groups: [String: (months: [CellCounts], people: Int)] = [:]
    /// Programmes by their obligations, which are few and compared by identity.
    private var owners: [ObjectIdentifier: Int] = [:]
    private var touched: Set<Int> = []

    init(_ book: RuleBook, _ scope: ReportScope, _ villages: ReportVillages, today: Day) {
        plan = book.plan(scope.quarter)
        self.scope = scope
        self.today = today
        self.villages = villages
        only = scope.month.map { scope.quarter.firstMonth.months(until: $0) }
        programmes = book.programmes
        var first: [Int] = []
        var count = 0
        for programme in programmes {
            first.append(count)
            count += programme.categories.count
        }
        firstCategory = first
        let villageCount = villages.names.count
        tallies = Array(repeating: Array(repeating: .init(), count: count), count: villageCount)
        programmePeople = Array(
            repeating: Array(repeating: 0, count: programmes.count),
            count: villageCount,
        )
        villagePeople = Array(repeating: 0, count: villageCount)
        months = Array(
            repeating: Array(repeating: CellCounts(), count: scope.months.count),
            count: programmes.count,
        )
        longer = Array(repeating: CellCounts(), count: programmes.count)
    }

    mutating func add(_ visit: MemberWalk.Visit) {
        cells.removeAll(keepingCapacity: true)
        plan.appendCells(
            of: visit.subject.facts,
            enrolments: visit.subject.enrolments,
            to: &cells,
        )
        touched.removeAll(keepingCapacity: true)
        var owesSession = false
        let none = (months: Array(repeating: CellCounts(), count: scope.months.count), people: 0)
        for cell in cells where cell.applies {
            let month = column(of: cell)
            if let only, month != only { continue }
            guard let programme = programme(of: cell.obligation),
                let category = programmes[programme].categories.firstIndex(where: {
                    $0.id == cell.category
                })
            else { continue }
            let place = firstCategory[programme] + category
            let mark = visit.own.isEmpty ? .blank : visit.records.mark(of: cell, visit.own)
            let isDue = cell.due.last < today && cell.due.last <= scope.quarter.lastDay
            let column = only == nil ? month : 0
            tallies[visit.village][place].cells.add(mark, isDue: isDue)
            if cell.due.first.month == cell.due.last.month {
                months[programme][column].add(mark, isDue: isDue)
            } else {
                longer[programme].add(mark, isDue: isDue)
            }
            touched.insert(place)
            if RosterPaper(cell) == .group {
                let key = visit.subject.group ?? ""
                groups[key, default: none].months[column].add(mark, isDue: isDue)
                owesSession = true
            }
        }
        guard !touched.isEmpty else { return }
        villagePeople[visit.village] += 1
        for place in touched { tallies[visit.village][place].people += 1 }
        for (programme, first) in firstCategory.enumerated() {
            let end = first + programmes[programme].categories.count
            if touched.contains(where: { $0 >= first && $0 < end }) {
                programmePeople[visit.village][programme] += 1
            }
        }
        if owesSession { groups[visit.subject.group ?? "", default: none].people += 1 }
    }

    /// The month a cell stands in, as on the entry page: that of its last day in the quarter.
    private func column(of cell: ObligationCell) -> Int {
        let last = min(cell.due.last, scope.quarter.lastDay).month
        return min(max(scope.quarter.firstMonth.months(until: last), 0), 2)
    }

    private mutating func programme(of obligation: Obligation) -> Int? {
        let key = ObjectIdentifier(obligation)
        if let known = owners[key] { return known }
        guard let place = programmes.firstIndex(where: { $0.id == obligation.programme }) else {
            return nil
        }
        owners[key] = place
        return place
    }

    // MARK: Answers

    var commitment: CommitmentFigures {
        let used = programmes.indices.filter { programme in
            (0..<programmes[programme].categories.count).contains { category in
                tallies.contains { $0[firstCategory[programme] + category].cells.total > 0 }
            }
        }
        let categories = used.enumerated().flatMap { place, programme in
            programmes[programme].categories.map {
                CommitmentFigures.Category(
                    programme: place,
                    label: $0.label,
                    component: $0.component,
                )
            }
        }
        return CommitmentFigures(
            villages: villages.labels,
            programmes: used.map { programmes[$0].short },
            categories: categories,
            tallies: tallies.map { village in
                used.flatMap { programme in
                    let first = firstCategory[programme]
                    return village[first..<first + programmes[programme].categories.count]
                }
            },
            programmePeople: programmePeople.map { people in used.map { people[$0] } },
            villagePeople: villagePeople,
            months: used.map { months[$0] },
            longer: used.map { longer[$0] },
        )
    }

    /// The groups by key, with names still to be found.
    var sessions: [String: (months: [CellCounts], people: Int)] { groups }

    /// All programmes together, by month: the cells whose time is in one.
    var monthSums: [CellCounts] {
        scope.months.indices.map { month in
            months.reduce(CellCounts()) { $0 + $1[month] }
        }
    }
}
