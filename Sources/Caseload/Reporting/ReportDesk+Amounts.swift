import Casework
import Documents
import LocalStore
import Reports

extension ReportDesk {
    /// What the stage concerns, family by family, added up by category and village.
    func amounts() throws(StoreError) -> AmountFigures {
        let plan = rules.book.plan(scope.quarter)
        var sums = AmountSums(rules.book, villages: villages.names.count)
        var family: (ordinal: Int, village: Int, enrolments: [Enrolment])?
        var members: [MemberFacts] = []
        func close() {
            guard let family, !members.isEmpty else { return }
            sums.add(plan, family.enrolments, members, village: family.village)
        }
        try walk.walk(reader, records: nil, order: .byFamily, progress) { visit in
            if visit.ordinal != family?.ordinal {
                close()
                members.removeAll(keepingCapacity: true)
                family = (visit.ordinal, visit.village, visit.subject.enrolments)
            }
            members.append(visit.subject.facts)
        }
        close()
        return sums.figures(villages.labels)
    }
}

/// The lines of `AmountFigures` while they are added up.
private struct AmountSums {
    private let programmes: [Programme]
    private let villageCount: Int
    private var families: [Int]
    private var lines: [LineKey: AmountFigures.Line] = [:]
    private var order: [LineKey] = []

    private struct LineKey: Hashable {
        let programme: Int
        let isGrant: Bool
        let id: String
    }

    init(_ book: RuleBook, villages: Int) {
        programmes = book.programmes
        villageCount = villages
        families = [Int](repeating: 0, count: villages)
    }

    mutating func add(
        _ plan: QuarterPlan,
        _ enrolments: [Enrolment],
        _ members: [MemberFacts],
        village: Int,
    ) {
        var hasAny = false
        for (place, programme) in programmes.enumerated() {
            let amounts = plan.amounts(
                programme: programme.id,
                enrolments: enrolments,
                members: members,
            )
            guard let amounts else { continue }
            for counted in amounts.members {
                let label = programme.category(counted.category)?.label
                let key = LineKey(programme: place, isGrant: false, id: counted.category)
                guard counted.standing == .counted else {
                    change(key, label ?? Wording(id: counted.category, en: counted.category)) {
                        $0.leftOut += 1
                    }
                    continue
                }
                hasAny = true
                change(key, label ?? Wording(id: counted.category, en: counted.category)) {
                    $0.people[village] += 1
                    $0.rupiah[village] += counted.amount
                }
            }
            for grant in amounts.grants where !grant.isOptional {
                hasAny = true
                change(LineKey(programme: place, isGrant: true, id: grant.id), grant.label) {
                    $0.people[village] += 1
                    $0.rupiah[village] += grant.amount
                }
            }
        }
        if hasAny { families[village] += 1 }
    }

    private mutating func change(
        _ key: LineKey,
        _ label: Wording,
        _ body: (inout AmountFigures.Line) -> Void,
    ) {
        if lines[key] == nil {
            order.append(key)
            lines[key] = AmountFigures.Line(
                programme: programmes[key.programme].short,
                label: label,
                people: [Int](repeating: 0, count: villageCount),
                rupiah: [Int](repeating: 0, count: villageCount),
                leftOut: 0,
            )
        }
        guard var line = lines[key] else { return }
        // Out of the table while it changes, so that its columns are not copied.
        lines[key]?.people = []
        lines[key]?.rupiah = []
        body(&line)
        lines[key] = line
    }

    /// In the order of the programme files: categories as they stand there, then grants.
    func figures(_ villages: [String]) -> AmountFigures {
        let sorted = order.sorted { left, right in
            func rank(_ key: LineKey) -> (Int, Int, Int, String) {
                let place = programmes[key.programme].categories.firstIndex { $0.id == key.id }
                return (key.programme, key.isGrant ? 1 : 0, place ?? .max, key.id)
            }
            return rank(left) < rank(right)
        }
        return AmountFigures(
            villages: villages,
            families: families,
            lines: sorted.compactMap { lines[$0] },
        )
    }
}
