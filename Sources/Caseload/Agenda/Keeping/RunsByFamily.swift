/// Values of each family end to end, in the order of an index.
struct RunsByFamily<Element: Sendable>: Sendable {
    private(set) var elements: [Element] = []
    private var ends: [UInt32] = []

    /// Puts lists of single families together; families that are not named have none.
    ///
    /// - Parameters:
    ///   - runs: Each with its family's ordinal, in any order, no family twice.
    ///   - count: How many families there are.
    init(_ runs: [(ordinal: UInt32, elements: [Element])], count: Int) {
        ends.reserveCapacity(count)
        elements.reserveCapacity(runs.reduce(0) { $0 + $1.elements.count })
        var next = 0
        let sorted = runs.sorted { $0.ordinal < $1.ordinal }
        for ordinal in 0..<count {
            while next < sorted.count, sorted[next].ordinal == UInt32(ordinal) {
                elements += sorted[next].elements
                next += 1
            }
            ends.append(UInt32(elements.count))
        }
    }

    var count: Int { ends.count }

    func range(_ ordinal: Int) -> Range<Int> {
        (ordinal == 0 ? 0 : Int(ends[ordinal - 1]))..<Int(ends[ordinal])
    }

    subscript(ordinal: Int) -> ArraySlice<Element> { elements[range(ordinal)] }

    /// Gives a family other values.
    ///
    /// Cost: a move of what is behind it.
    mutating func replace(_ ordinal: Int, with other: [Element]) {
        let old = range(ordinal)
        elements.replaceSubrange(old, with: other)
        let growth = other.count - old.count
        guard growth != 0 else { return }
        for place in ordinal..<ends.count { ends[place] = UInt32(Int(ends[place]) + growth) }
    }

    /// The same in another order; `places` tells for each family where it was, nil for a new one.
    func following(_ places: [Int?]) -> RunsByFamily {
        var made = RunsByFamily([], count: 0)
        made.ends.reserveCapacity(places.count)
        for place in places {
            if let place { made.elements += self[place] }
            made.ends.append(UInt32(made.elements.count))
        }
        return made
    }

    /// Changes each value in place.
    mutating func update(_ body: (inout Element) -> Void) {
        for place in elements.indices { body(&elements[place]) }
    }
}
