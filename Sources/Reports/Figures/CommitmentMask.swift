import Casework

/// Which rows of a commitment report may not be told: those about fewer people than the threshold, and
/// what they could be worked out from.
///
/// The report shows the same cells added up in several ways: a village's programme is the sum of its
/// categories, a village the sum of its programmes. So each programme is a grid of villages and
/// categories whose totals are the cells of a second grid, of villages and programmes; what the first
/// grids hide of their totals, the second has to protect too.
struct CommitmentMask {
    private let hiddenCategories: [Set<CountGrid.Place>]
    private let programmes: Set<CountGrid.Place>
    private let programmeCount: Int
    private let villageCount: Int
    /// For each category, its column in the grid of its programme.
    private let columns: [Int]
    private let owners: [Int]

    init(_ figures: CommitmentFigures, smallest: Int) {
        let villages = figures.villages.indices
        villageCount = figures.villages.count
        programmeCount = figures.programmes.count
        owners = figures.categories.map(\.programme)
        var columns: [Int] = []
        var byProgramme = [[Int]](repeating: [], count: figures.programmes.count)
        for (place, category) in figures.categories.enumerated() {
            columns.append(byProgramme[category.programme].count)
            byProgramme[category.programme].append(place)
        }
        self.columns = columns
        func few(_ people: Int, _ cells: Int) -> Bool { cells > 0 && people < smallest }
        var hidden: [Set<CountGrid.Place>] = []
        var fromBelow: Set<CountGrid.Place> = []
        for (programme, own) in byProgramme.enumerated() {
            let values = villages.map { village in
                own.map { figures.tallies[village][$0].cells.total }
            }
            guard !own.isEmpty, !values.isEmpty else {
                hidden.append([])
                continue
            }
            let grid = CountGrid(values, smallest: smallest) { place, value in
                let isLastRow = place.row == values.count
                switch (isLastRow, place.column == own.count) {
                case (false, false):
                    return few(figures.tallies[place.row][own[place.column]].people, value)
                case (false, true):
                    return few(figures.programmePeople[place.row][programme], value)
                case (true, false):
                    return few(figures.tally(category: own[place.column]).people, value)
                case (true, true): return few(figures.tally(programme: programme).people, value)
                }
            }
            hidden.append(grid.hidden)
            for place in grid.hidden where place.column == own.count {
                fromBelow.insert(CountGrid.Place(place.row, programme))
            }
        }
        hiddenCategories = hidden
        let values = villages.map { village in
            byProgramme.map { own in
                own.reduce(0) { $0 + figures.tallies[village][$1].cells.total }
            }
        }
        guard !values.isEmpty, programmeCount > 0 else {
            programmes = []
            return
        }
        let grid = CountGrid(values, smallest: smallest) { place, value in
            if fromBelow.contains(place) { return true }
            guard place.column == figures.programmes.count else { return false }
            return place.row == values.count
                ? few(figures.total.people, value) : few(figures.villagePeople[place.row], value)
        }
        programmes = grid.hidden
    }

    func hides(village: Int, category: Int) -> Bool {
        hiddenCategories[owners[category]].contains(.init(village, columns[category]))
    }

    func hides(category: Int) -> Bool {
        hides(village: villageCount, category: category)
    }

    func hides(village: Int, programme: Int) -> Bool {
        programmes.contains(.init(village, programme))
    }

    func hides(village: Int) -> Bool { hides(village: village, programme: programmeCount) }
    func hides(programme: Int) -> Bool { hides(village: villageCount, programme: programme) }
    var hidesTotal: Bool { hides(village: villageCount, programme: programmeCount) }
}
