import Documents

/// Chooses whom a stage pays for: the highest sum that the cap and the limits take.
///
/// Where each person has one category and each category one limit, the highest amounts first is the
/// best choice. Else a person may be counted in a lower category because his highest is full, and the
/// persons are taken one by one, keeping the best choice for each way the limits can be filled.
struct StageChoice {
    private let candidates: [StageAmounts.Counted]
    private let atMost: Int?
    private let onePerPerson: Bool
    private let limits: [Programme.Limit]
    /// Indices of the limits each candidate falls under.
    private let own: [[Int]]

    /// `candidates` best first; of equal sums the choice that comes first in this order is taken.
    init(
        _ candidates: [StageAmounts.Counted],
        atMost: Int?,
        onePerPerson: Bool,
        limits: [Programme.Limit],
    ) {
        self.candidates = candidates
        self.atMost = atMost
        self.onePerPerson = onePerPerson
        self.limits = limits
        own = candidates.map { candidate in
            limits.indices.filter { limits[$0].categories.contains(candidate.category) }
        }
    }

    /// Each person's counted categories, or why he is not counted, best first.
    func placed() -> [StageAmounts.Counted] {
        let persons = persons()
        let isPlain = persons.allSatisfy { $0.count == 1 } && own.allSatisfy { $0.count < 2 }
        let best = isPlain ? greedy() : exact(persons)
        let chosen = Set(best.chosen)
        var shown: [Int] = []
        for options in persons {
            let counted = options.filter(chosen.contains)
            shown += counted.isEmpty ? options.prefix(1) : counted[...]
        }
        return shown.sorted().map { index in
            let candidate = candidates[index]
            return StageAmounts.Counted(
                member: candidate.member,
                category: candidate.category,
                amount: candidate.amount,
                standing: chosen.contains(index) ? .counted : standing(of: index, best),
            )
        }
    }

    /// Why a candidate was not chosen.
    private func standing(of index: Int, _ best: Partial) -> StageAmounts.Standing {
        own[index].first { best.taken[$0] >= limits[$0].atMost }.map { .overLimit(limits[$0].id) }
            ?? .overCap
    }

    /// The candidates that exclude one another, by their first.
    private func persons() -> [[Int]] {
        guard onePerPerson else { return candidates.indices.map { [$0] } }
        var places: [DocumentID: Int] = [:]
        var persons: [[Int]] = []
        for (index, candidate) in candidates.enumerated() {
            if let place = places[candidate.member] {
                persons[place].append(index)
            } else {
                places[candidate.member] = persons.count
                persons.append([index])
            }
        }
        return persons
    }

    // MARK: Choosing

    private struct Partial {
        /// How many fall under each limit.
        var taken: [Int]
        var chosen: [Int] = []
        var sum = 0

        func isBetter(than other: Partial) -> Bool {
            if sum != other.sum { return sum > other.sum }
            if chosen.count != other.chosen.count { return chosen.count > other.chosen.count }
            return chosen.sorted().lexicographicallyPrecedes(other.chosen.sorted())
        }
    }

    /// What decides which candidates still fit.
    private struct Filling: Hashable {
        let taken: [Int]
        let count: Int
    }

    private func adding(_ index: Int, to partial: Partial) -> Partial? {
        if let atMost, partial.chosen.count >= atMost { return nil }
        guard own[index].allSatisfy({ partial.taken[$0] < limits[$0].atMost }) else { return nil }
        var longer = partial
        longer.chosen.append(index)
        longer.sum += candidates[index].amount
        for limit in own[index] { longer.taken[limit] += 1 }
        return longer
    }

    private func greedy() -> Partial {
        candidates.indices.reduce(Partial(taken: limits.map { _ in 0 })) { partial, index in
            adding(index, to: partial) ?? partial
        }
    }

    private func exact(_ persons: [[Int]]) -> Partial {
        let none = Partial(taken: limits.map { _ in 0 })
        var best = [Filling(taken: none.taken, count: 0): none]
        for options in persons {
            var next = best
            for partial in best.values {
                for index in options {
                    guard let longer = adding(index, to: partial) else { continue }
                    let filling = Filling(taken: longer.taken, count: longer.chosen.count)
                    if next[filling].map(longer.isBetter(than:)) ?? true { next[filling] = longer }
                }
            }
            best = next
        }
        return best.values.reduce(none) { $1.isBetter(than: $0) ? $1 : $0 }
    }
}
