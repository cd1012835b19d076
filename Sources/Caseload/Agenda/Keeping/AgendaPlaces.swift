import Casework

/// The places that one trip goes to: a village, and in it RW and RT where they are recorded.
struct AgendaPlaces: Sendable {
    struct Place: Hashable, Sendable {
        var village: String
        /// Kemendagri code; tells villages of one name apart.
        var code: String
        var rw: String
        var rt: String
    }

    private(set) var all: [Place] = []
    /// For each place the one of its village alone.
    private(set) var villages: [UInt32] = []
    private var numbers: [Place: UInt32] = [:]

    /// The place of no village, which is there from the start.
    static let nowhere: UInt32 = 0

    init() {
        _ = number(Place(village: "", code: "", rw: "", rt: ""))
    }

    mutating func number(_ place: Place) -> UInt32 {
        if let known = numbers[place] { return known }
        let number = UInt32(all.count)
        numbers[place] = number
        all.append(place)
        villages.append(number)
        if !place.rw.isEmpty || !place.rt.isEmpty {
            let village = Place(village: place.village, code: place.code, rw: "", rt: "")
            villages[Int(number)] = self.number(village)
        }
        return number
    }

    /// Where each place comes when they are ordered: by village, RW, RT; what has no village is first.
    func ranks() -> [UInt32] {
        let ordered = all.indices.sorted { left, right in
            let (mine, theirs) = (all[left], all[right])
            if mine.village != theirs.village { return mine.village < theirs.village }
            if mine.code != theirs.code { return mine.code < theirs.code }
            if mine.rw != theirs.rw { return Self.precedes(mine.rw, theirs.rw) }
            if mine.rt != theirs.rt { return Self.precedes(mine.rt, theirs.rt) }
            return left < right
        }
        var ranks = [UInt32](repeating: 0, count: all.count)
        for (rank, place) in ordered.enumerated() { ranks[place] = UInt32(rank) }
        return ranks
    }

    /// `2` before `010`: as numbers where both are.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        if let mine = Int(left), let theirs = Int(right), mine != theirs { return mine < theirs }
        return left < right
    }
}
