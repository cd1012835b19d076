/// Two entries that may be one person, by their numbers in a `PeopleTable`, the lower one first.
package struct DuplicatePair: Sendable, Hashable {
    package let first: Int
    package let second: Int
    package let score: Int

    package init(first: Int, second: Int, score: Int) {
        self.first = first
        self.second = second
        self.score = score
    }
}

/// Finds pairs of entries that may be one person.
///
/// Comparing all with all is out of reach, so entries are put into blocks by something they share (a birth
/// date, a NIK but for one digit, a name in a village, ...) and compared inside these:
///
/// ```
/// key of each person ── sort ──▶ ┆ a a a ┆ b ┆ c c ┆ ... each block's pairs ──▶ DuplicateVerdict
/// ```
///
/// A pass sorts one number a person. At 400,000 people 31 passes, some seconds, 10 MB beside the table.
/// The same table always gives the same pairs in the same order.
package struct DuplicateSearch: Sendable {
    package let table: PeopleTable

    package init(_ table: PeopleTable) {
        self.table = table
    }

    /// Every pair with this score or more, the highest first, then by numbers; nil when stopped.
    ///
    /// - `goOn`: Asked before each pass with how many are done of how many.
    package func pairs(
        atLeast least: Int = DuplicateVerdict.listed,
        goOn: (_ done: Int, _ total: Int) -> Bool = { _, _ in true },
    ) -> [DuplicatePair]? {
        var finder = PairFinder(table, least)
        let passes = PairFinder.passes
        for (number, pass) in passes.enumerated() {
            guard goOn(number, passes.count) else { return nil }
            pass(&finder)
        }
        return finder.ranked()
    }

    /// What two entries have in common.
    ///
    /// - `namesakes`: How many have the first one's name where the table does not hold all of them.
    package func facts(_ first: Int, _ second: Int, namesakes: Int? = nil) -> PairFacts {
        let families = (Int(table.families[first]), Int(table.families[second]))
        let isOneFamily = families.0 == families.1
        let card = table.cards[families.0]
        let village = table.villages[families.0]
        let (sex, other) = (table.sexes[first], table.sexes[second])
        let name = table.forms.withUnsafeBufferPointer { forms in
            NameLikeness(
                UnsafeBufferPointer(rebasing: forms[table.form(first)]),
                UnsafeBufferPointer(rebasing: forms[table.form(second)]),
            )
        }
        let isOneMother =
            table.mothers[first] != 0 && table.mothers[first] == table.mothers[second]
            || table.motherNames[first] != 0
                && table.motherNames[first] == table.motherNames[second]
        return PairFacts(
            name: name,
            nik: NIKLikeness(table.niks[first], table.niks[second]),
            born: BirthLikeness(table.births[first], table.births[second]),
            isOneFamily: isOneFamily,
            isOneCard: !isOneFamily && card != 0 && card == table.cards[families.1],
            isOneMother: isOneMother,
            isOneVillage: village != 0 && village == table.villages[families.1],
            differsInSex: sex != 0 && other != 0 && sex != other,
            namesakes: namesakes ?? Int(table.namesakes[first]),
        )
    }

    package func verdict(
        _ first: Int,
        _ second: Int,
        namesakes: Int? = nil,
    ) -> DuplicateVerdict {
        DuplicateVerdict(facts(first, second, namesakes: namesakes))
    }
}

/// The passes of one search and what they found.
struct PairFinder {
    private let search: DuplicateSearch
    private let least: Int
    private var found: [DuplicatePair] = []
    /// A block key over the person's number, sorted anew by each pass.
    private var keyed: [UInt64] = []

    /// A larger block is divided by a second key, and what is still larger compared with near
    /// neighbours only: half a village born on 1 January.
    private static let most = 400

    init(_ table: PeopleTable, _ least: Int) {
        search = DuplicateSearch(table)
        self.least = least
        keyed.reserveCapacity(table.count)
    }

    private var table: PeopleTable { search.table }

    static let passes: [@Sendable (inout PairFinder) -> Void] = {
        var passes: [@Sendable (inout PairFinder) -> Void] = [
            { $0.pass { table, person in table.niks[person] } },
            { $0.pass { table, person in UInt64(table.families[person]) + 1 } },
            { $0.pass { table, person in table.cards[Int(table.families[person])] } },
            {
                $0.pass(then: { table, person in UInt64(table.nameKeys[person]) }) {
                    table,
                    person in UInt64(table.births[person])
                }
            },
            {
                $0.pass(then: { table, person in UInt64(table.births[person] / 10_000) }) {
                    table,
                    person in
                    let village = UInt64(table.villages[Int(table.families[person])])
                    let name = UInt64(table.nameKeys[person])
                    return village == 0 || name == 0 ? 0 : village << 32 | name
                }
            },
            // Sixteen digits of which the last was cut off.
            { $0.pass { table, person in table.niks[person] / 10 } },
            { $0.pass { table, person in PairFinder.dateless(table.niks[person]) } },
        ]
        // One digit of the region or date left out; two neighbouring ones put in order.
        for place in 0..<12 {
            let power = PairFinder.power(15 - place)
            passes.append { finder in
                finder.pass { table, person in
                    let nik = table.niks[person]
                    return nik == 0 ? 0 : nik - nik / power % 10 * power + 1
                }
            }
        }
        for place in 0..<12 {
            let power = PairFinder.power(14 - place)
            passes.append { finder in
                finder.pass { table, person in
                    let nik = table.niks[person]
                    let (left, right) = (nik / (power * 10) % 10, nik / power % 10)
                    guard nik != 0, left != right else { return 0 }
                    let sorted = min(left, right) * 10 + max(left, right)
                    return nik - (left * 10 + right) * power + sorted * power
                }
            }
        }
        return passes
    }()

    // MARK: A pass

    /// Compares the people whose keys are equal; a key of 0 is none.
    private mutating func pass(
        then second: ((PeopleTable, Int) -> UInt64)? = nil,
        _ key: (PeopleTable, Int) -> UInt64,
    ) {
        let table = table
        keyed.removeAll(keepingCapacity: true)
        for person in 0..<min(table.count, PeopleTable.most) {
            let key = key(table, person)
            if key != 0 { keyed.append(Self.packed(key, person)) }
        }
        keyed.sort()
        let sorted = keyed
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] >> 24 == sorted[start] >> 24 { end += 1 }
            if end - start > Self.most, let second {
                divide(sorted[start..<end], by: second)
            } else {
                compare(sorted[start..<end])
            }
            start = end
        }
    }

    private mutating func divide(
        _ block: ArraySlice<UInt64>,
        by key: (PeopleTable, Int) -> UInt64,
    ) {
        let sorted = block.map { entry in
            let person = Int(entry & 0xFF_FFFF)
            return Self.packed(key(table, person), person)
        }.sorted()
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] >> 24 == sorted[start] >> 24 { end += 1 }
            compare(sorted[start..<end])
            start = end
        }
    }

    private mutating func compare(_ block: ArraySlice<UInt64>) {
        guard block.count > 1 else { return }
        let reach = Self.most
        for place in block.indices.dropLast() {
            let person = Int(block[place] & 0xFF_FFFF)
            for other in (place + 1)..<min(block.endIndex, place + reach) {
                compare(person, Int(block[other] & 0xFF_FFFF))
            }
        }
    }

    /// Most pairs of a block are ruled out by their names' signatures alone.
    private mutating func compare(_ left: Int, _ right: Int) {
        let nik = search.table.niks[left]
        let isOneNIK = nik != 0 && nik == search.table.niks[right]
        guard
            isOneNIK
                || NameMark.mayBeAlike(
                    search.table.signatures[left],
                    search.table.signatures[right],
                )
        else { return }
        let score = search.verdict(min(left, right), max(left, right)).score
        guard score >= least else { return }
        found.append(
            DuplicatePair(first: min(left, right), second: max(left, right), score: score)
        )
    }

    /// What was found, each pair once.
    func ranked() -> [DuplicatePair] {
        let sorted = found.sorted {
            ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second)
        }
        var pairs: [DuplicatePair] = []
        pairs.reserveCapacity(sorted.count)
        for pair in sorted where pairs.last != pair { pairs.append(pair) }
        return pairs
    }

    // MARK: Keys

    /// Forty bits of the key over the person's number; two keys that share them cost a comparison.
    private static func packed(_ key: UInt64, _ person: Int) -> UInt64 {
        NameMark.mixed(key) << 24 | UInt64(person)
    }

    private static func power(_ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// A NIK with day and month put in order, for those who swapped them.
    private static func dateless(_ nik: UInt64) -> UInt64 {
        guard nik != 0 else { return 0 }
        let (day, month) = (nik / 100_000_000 % 100, nik / 1_000_000 % 100)
        let isFemale = day > 40
        let plain = isFemale ? day - 40 : day
        guard plain != month else { return 0 }
        let date = min(plain, month) * 100 + max(plain, month)
        let rest = nik / 10_000_000_000 * 1_000_000 + nik % 1_000_000
        return rest << 15 | date << 1 | (isFemale ? 1 : 0)
    }
}
