import Casework

/// Cells of obligations counted by village and category, with how many people they are about.
package struct CommitmentFigures: Sendable, Equatable {
    /// Some cells, and the different people they are of.
    package struct Tally: Sendable, Equatable {
        package var cells = CellCounts()
        package var people = 0

        package init(cells: CellCounts = CellCounts(), people: Int = 0) {
            self.cells = cells
            self.people = people
        }

        package static func + (left: Tally, right: Tally) -> Tally {
            Tally(cells: left.cells + right.cells, people: left.people + right.people)
        }
    }

    /// A category of a programme.
    package struct Category: Sendable, Equatable {
        /// The programme's place in `programmes`.
        package var programme: Int
        package var label: Wording
        package var component: Wording

        package init(programme: Int, label: Wording, component: Wording) {
            self.programme = programme
            self.label = label
            self.component = component
        }
    }

    package var villages: [String]
    package var programmes: [Wording]
    package var categories: [Category]
    /// By village and category.
    package var tallies: [[Tally]]
    /// By village and programme: someone in two categories counts once.
    package var programmePeople: [[Int]]
    /// By village: someone in two programmes counts once.
    package var villagePeople: [Int]
    /// By programme and month of the scope, the cells whose time is in one month.
    package var months: [[CellCounts]]
    /// By programme, those whose time is longer than a month: of a quarter, a year, some weeks after a birth.
    package var longer: [CellCounts]

    package init(
        villages: [String],
        programmes: [Wording],
        categories: [Category],
        tallies: [[Tally]],
        programmePeople: [[Int]],
        villagePeople: [Int],
        months: [[CellCounts]],
        longer: [CellCounts] = [],
    ) {
        self.villages = villages
        self.programmes = programmes
        self.categories = categories
        self.tallies = tallies
        self.programmePeople = programmePeople
        self.villagePeople = villagePeople
        self.months = months
        self.longer = longer
    }

    /// What a village has in a programme.
    func tally(_ village: Int, programme: Int) -> Tally {
        var sum = Tally()
        for (place, category) in categories.enumerated() where category.programme == programme {
            sum.cells = sum.cells + tallies[village][place].cells
        }
        sum.people = programmePeople[village][programme]
        return sum
    }

    func tally(village: Int) -> Tally {
        Tally(
            cells: tallies[village].reduce(CellCounts()) { $0 + $1.cells },
            people: villagePeople[village],
        )
    }

    func tally(programme: Int) -> Tally {
        villages.indices.reduce(Tally()) { $0 + tally($1, programme: programme) }
    }

    func tally(category: Int) -> Tally {
        villages.indices.reduce(Tally()) { $0 + tallies[$1][category] }
    }

    var total: Tally { villages.indices.reduce(Tally()) { $0 + tally(village: $1) } }
}
