import Casework

/// Which figures of a report about records are not told, because they are about few people.
///
/// The forms of one group are a grid whose column totals are the group's own row, so that a group never
/// tells what its forms hide; villages are a grid whose totals hide what the groups hide. A form about
/// a place, a group or an institution counts no people, and nothing of it is small.
struct RecordMask {
    private let lines: [RecordFigures.Line]
    private let smallest: Int
    private let smallestInVillages: Int
    /// By group, in the order in which they first come: its lines' places, and their grid.
    private let groups: [(name: Wording, places: [Int], grid: CountGrid)]
    private let hasMonths: Bool

    /// - inVillages: The smallest count that the rows of villages tell.
    init(_ lines: [RecordFigures.Line], smallest: Int, inVillages: Int) {
        self.lines = lines
        self.smallest = smallest
        smallestInVillages = inVillages
        hasMonths = (lines.first?.months.count ?? 0) > 1
        var order: [Wording] = []
        var places: [Wording: [Int]] = [:]
        for (place, line) in lines.enumerated() {
            if places[line.group] == nil { order.append(line.group) }
            places[line.group, default: []].append(place)
        }
        groups = order.map { name in
            let own = places[name] ?? []
            let isPersonal = own.map { lines[$0].isPersonal }
            let grid = CountGrid(own.map { lines[$0].months }, smallest: smallest) { place, count in
                guard (1..<smallest).contains(count) else { return false }
                return place.row < isPersonal.count
                    ? isPersonal[place.row] : isPersonal.contains(true)
            }
            return (name, own, grid)
        }
    }

    private func isSmall(_ count: Int) -> Bool { (1..<smallest).contains(count) }

    // MARK: Months

    /// By group: its months and their total.
    var groupRows: [(name: Wording, cells: [ReportTable.Cell])] {
        groups.map { ($0.name, $0.grid.cells($0.places.count)) }
    }

    /// The months of a form, their total, and its families.
    func cells(_ place: Int) -> [ReportTable.Cell] {
        for group in groups {
            guard let row = group.places.firstIndex(of: place) else { continue }
            let months = group.grid.cells(row)
            let isHidden = months.last == .masked || isSmall(lines[place].families)
            let families = lines[place].isPersonal && isHidden
            return months + [families ? .masked : .count(lines[place].families)]
        }
        return []
    }

    func hidesTotal(_ place: Int) -> Bool { cells(place).dropLast().last == .masked }

    /// The villages' grid, totals in its last row.
    func villages(_ villages: [RecordFigures.Village]) -> CountGrid {
        let hasPeople = lines.contains(where: \.isPersonal)
        return CountGrid(villages.map(\.months), smallest: smallestInVillages) { place, count in
            if place.row == villages.count {
                // Villages together are groups together.
                return groups.contains {
                    $0.grid.hidden.contains(CountGrid.Place($0.places.count, place.column))
                }
            }
            return hasPeople && (1..<smallestInVillages).contains(count)
        }
    }

    // MARK: How far they are

    /// Open at the start, new, good end, bad end, other end, open at the end, overdue, and the share that ended.
    func states(_ place: Int) -> [ReportTable.Cell] {
        let line = lines[place]
        let ends = [line.good, line.bad, line.other, line.open]
        let ended = line.good + line.bad + line.other
        guard line.isPersonal else {
            return [.count(line.earlier), .count(line.records)] + ends.map { .count($0) }
                + [.count(line.overdue), .share(ended, of: line.handled)]
        }
        let hidesNew = hidesTotal(place)
        let hidesStart = isSmall(line.earlier) || (hidesNew && line.earlier > 0)
        // What came is what ended and what is open: the one must not tell the other.
        let grid = CountGrid([ends], showsColumnTotals: false, smallest: smallest) { at, count in
            isSmall(count) || (at.column == ends.count && (hidesNew || hidesStart))
        }
        let cells = grid.cells(0)
        let hidesAll = cells.last == .masked
        let isTold = !cells.contains(.masked)
        let hidesOverdue = isSmall(line.overdue) || (cells[3] == .masked && line.overdue > 0)
        return [
            hidesStart || (hidesAll && line.earlier > 0) ? .masked : .count(line.earlier),
            hidesNew || (hidesAll && line.records > 0) ? .masked : .count(line.records),
        ] + cells.dropLast() + [
            hidesOverdue ? .masked : .count(line.overdue),
            isTold ? .share(ended, of: line.handled) : .masked,
        ]
    }

    // MARK: Answers

    /// How many answers a sum has, and the sum: of few people it would tell each one's.
    func sum(_ sum: RecordFigures.Sum, of place: Int) -> [ReportTable.Cell] {
        let isHidden = lines[place].isPersonal && (isSmall(sum.answers) || hidesTotal(place))
        return isHidden && sum.answers > 0 ? [.masked, .masked] : [.count(sum.answers), sum.cell]
    }

    /// How often each answer was given; together they may be as many as there are records.
    func tally(_ tally: RecordFigures.Tally, of place: Int) -> [ReportTable.Cell] {
        let counts = tally.answers.map(\.count)
        guard lines[place].isPersonal else { return counts.map { .count($0) } }
        let hides = hidesTotal(place)
        let grid = CountGrid([counts], showsColumnTotals: false, smallest: smallest) { at, count in
            isSmall(count) || (at.column == counts.count && hides)
        }
        return Array(grid.cells(0).dropLast())
    }

    // MARK: Indicators

    /// A part of a whole: neither tells how few the part or the rest are.
    static func part(
        _ part: Int,
        of whole: Int,
        smallest: Int,
    ) -> (part: ReportTable.Cell, whole: ReportTable.Cell, share: ReportTable.Cell) {
        let grid = CountGrid([[part, whole - part]], showsColumnTotals: false, smallest: smallest)
        let cells = grid.cells(0)
        let isTold = !cells.contains(.masked)
        return (cells[0], cells[2], isTold ? .share(part, of: whole) : .masked)
    }

    static func cell(_ count: Int, smallest: Int) -> ReportTable.Cell {
        (1..<max(smallest, 1)).contains(count) ? .masked : .count(count)
    }
}
