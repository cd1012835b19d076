/// Which cells are hidden: those about few people, and what they could be worked out from.
///
/// Counts with totals are a flow. Each cell is an edge from its row to its column; a row's total flows
/// into the row, a column's total out of it, and the grand total closes the circle:
///
///     ┌──> row i ──cell──> column j ──┐
///     │ total of i           total of j
///     T <──────── grand total ─────── U
///
/// Whoever knows the shown edges knows of a hidden one only that all hidden edges together make the
/// flow whole, none below 0. So a hidden cell can be larger by d just where d more can flow from its
/// head back to its tail through hidden edges: along one as much as wanted, against one what is in it.
/// Where that is less than the threshold, the cheapest further edges are hidden until it is enough.
extension CountGrid {
    mutating func hide(smallest: Int, isSmall: (Place, Int) -> Bool) {
        var flow = GridFlow(self)
        var small: [Int] = []
        for place in flow.edges.indices {
            let edge = flow.edges[place]
            if !edge.isShown {
                flow.isHidden[place] = true
            } else if isSmall(edge.cell, edge.value) {
                flow.isHidden[place] = true
                small.append(place)
            }
        }
        for place in small { flow.protect(place, by: smallest) }
        hidden = Set(
            flow.edges.indices.filter { flow.isHidden[$0] && flow.edges[$0].isShown }
                .map { flow.edges[$0].cell }
        )
    }
}

/// The circle of the drawing above.
private struct GridFlow {
    struct Edge {
        let from: Int
        let to: Int
        let value: Int
        let cell: CountGrid.Place
        let isShown: Bool
        /// What it costs to hide it; totals are missed most.
        let cost: Int
    }

    let edges: [Edge]
    var isHidden: [Bool]
    /// The edges at each node.
    private let around: [[Int]]

    init(_ grid: CountGrid) {
        var edges: [Edge] = []
        // Nodes: rows, columns, T, U.
        let (top, bottom) = (grid.rows + grid.columns, grid.rows + grid.columns + 1)
        func add(_ from: Int, _ to: Int, _ row: Int, _ column: Int, shown: Bool, weight: Int) {
            let cell = CountGrid.Place(row, column)
            let value = grid.value(cell)
            let cost = weight * (value + 2)
            edges.append(
                Edge(from: from, to: to, value: value, cell: cell, isShown: shown, cost: cost)
            )
        }
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                add(row, grid.rows + column, row, column, shown: true, weight: 1)
            }
            add(top, row, row, grid.columns, shown: grid.showsRowTotals, weight: 3)
        }
        for column in 0..<grid.columns {
            add(
                grid.rows + column,
                bottom,
                grid.rows,
                column,
                shown: grid.showsColumnTotals,
                weight: 3,
            )
        }
        let hasGrand = grid.showsRowTotals && grid.showsColumnTotals
        add(bottom, top, grid.rows, grid.columns, shown: hasGrand, weight: 9)
        self.edges = edges
        isHidden = edges.map { _ in false }
        var around = [[Int]](repeating: [], count: bottom + 1)
        for (place, edge) in edges.enumerated() {
            around[edge.from].append(place)
            around[edge.to].append(place)
        }
        self.around = around
    }

    /// Hides further edges until this one could be larger by so much.
    mutating func protect(_ place: Int, by wanted: Int) {
        // How far each edge has been pushed while this one is looked after.
        var change = [Int](repeating: 0, count: edges.count)
        var gained = 0
        while gained < wanted {
            guard let path = cheapestPath(around: place, change) else { return }
            var room = wanted - gained
            for step in path where !step.isForward {
                room = min(room, edges[step.edge].value + change[step.edge])
            }
            for step in path {
                isHidden[step.edge] = true
                change[step.edge] += step.isForward ? room : -room
            }
            gained += room
        }
    }

    private struct Step {
        let edge: Int
        let isForward: Bool
    }

    /// From the edge's head back to its tail without it; hidden edges cost nothing.
    ///
    /// There always is one: along the totals and the grand total.
    private func cheapestPath(around place: Int, _ change: [Int]) -> [Step]? {
        let (start, goal) = (edges[place].to, edges[place].from)
        var costs = [Int](repeating: .max, count: around.count)
        var steps = [Step?](repeating: nil, count: around.count)
        costs[start] = 0
        var open = CheapestFirst()
        open.push(0, start)
        while let (cost, here) = open.pop(), here != goal {
            guard cost == costs[here] else { continue }
            for number in around[here] where number != place {
                let edge = edges[number]
                let isForward = edge.from == here
                guard isForward || edge.value + change[number] > 0 else { continue }
                let next = isForward ? edge.to : edge.from
                let further = cost + (isHidden[number] ? 0 : edge.cost)
                if further < costs[next] {
                    costs[next] = further
                    steps[next] = Step(edge: number, isForward: isForward)
                    open.push(further, next)
                }
            }
        }
        guard costs[goal] < .max else { return nil }
        var path: [Step] = []
        var node = goal
        while node != start, let step = steps[node] {
            path.append(step)
            node = step.isForward ? edges[step.edge].from : edges[step.edge].to
        }
        return path
    }
}

/// Nodes by what it costs to reach them: a binary heap.
private struct CheapestFirst {
    private var heap: [(cost: Int, node: Int)] = []

    mutating func push(_ cost: Int, _ node: Int) {
        heap.append((cost, node))
        var place = heap.count - 1
        while place > 0, heap[place].cost < heap[(place - 1) / 2].cost {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func pop() -> (cost: Int, node: Int)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if heap[child].cost < heap[least].cost { least = child }
            }
            guard least != place else { return first }
            heap.swapAt(place, least)
            place = least
        }
    }
}
