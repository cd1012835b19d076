import FoundationEssentials
import TestSupport
import Testing

@testable import Casework

@Suite struct DuplicateSearchTests {
    static let seeds: [UInt64] = LongRun.isOn ? Array(1...12) : [1, 2]

    /// Of 2,000 people with 120 planted duplicates: at least 95 of 100 are found, and of 100 that are
    /// listed at least 90 are planted ones; from 85 points on at least 98.
    @Test(arguments: seeds)
    func `planted duplicates are found, and little else`(seed: UInt64) throws {
        let register = PlantedRegister(families: 550, plants: 120, seed: seed)
        let found = try #require(DuplicateSearch(register.table).pairs())
        let pairs = Set(found.map { [$0.first, $0.second] })
        let missed = register.planted.filter { !pairs.contains([$0.first, $0.second]) }
        let recall = 1 - Double(missed.count) / Double(register.planted.count)
        #expect(recall >= 0.95, "seed \(seed): \(recall), missed \(missed.map(\.plant))")
        let truth = Self.truePairs(register)
        func precision(_ least: Int) -> Double {
            let listed = found.filter { $0.score >= least }
            let right = listed.count { truth.contains([$0.first, $0.second]) }
            return Double(right) / Double(max(1, listed.count))
        }
        let wrong = found.filter { !truth.contains([$0.first, $0.second]) }.prefix(5).map {
            (register.people[$0.first].name, register.people[$0.second].name, $0.score)
        }
        #expect(precision(55) >= 0.9, "seed \(seed): \(precision(55)), \(wrong)")
        #expect(precision(85) >= 0.98, "seed \(seed): \(precision(85)), \(wrong)")
    }

    @Test(arguments: seeds)
    func `twins are never listed`(seed: UInt64) throws {
        let register = PlantedRegister(families: 400, plants: 0, seed: seed)
        let found = try #require(DuplicateSearch(register.table).pairs())
        try #require(register.twins.count > 20)
        for (first, second) in register.twins {
            let isListed = found.contains { $0.first == first && $0.second == second }
            #expect(!isListed, "seed \(seed): \(register.people[first].name)")
        }
    }

    @Test func `the passes find what comparing all with all finds`() throws {
        let seed: UInt64 = 7
        let register = PlantedRegister(families: 150, plants: 60, seed: seed)
        let search = DuplicateSearch(register.table)
        var all: Set<DuplicatePair> = []
        for first in register.people.indices {
            for second in register.people.indices.dropFirst(first + 1) {
                let score = search.verdict(first, second).score
                if score >= DuplicateVerdict.likely {
                    all.insert(DuplicatePair(first: first, second: second, score: score))
                }
            }
        }
        let found = try #require(search.pairs(atLeast: DuplicateVerdict.likely))
        #expect(Set(found) == all, "seed \(seed)")
        #expect(found.count == all.count, "seed \(seed)")
    }

    @Test func `the same register gives the same list, the highest first`() throws {
        let register = PlantedRegister(families: 200, plants: 40, seed: 3)
        let once = try #require(DuplicateSearch(register.table).pairs())
        let again = try #require(DuplicateSearch(register.table).pairs())
        #expect(once == again)
        #expect(zip(once, once.dropFirst()).allSatisfy { $0.score >= $1.score })
    }

    @Test func `a search stops when it is told to`() {
        let register = PlantedRegister(families: 20, plants: 4, seed: 1)
        var asked = 0
        let found = DuplicateSearch(register.table).pairs { done, _ in
            asked += 1
            return done < 3
        }
        #expect(found == nil)
        #expect(asked == 4)
    }

    @Test func `a register of thousands born on one day is still gone through`() throws {
        var table = PeopleTable()
        table.appendFamily(card: 0, village: 1)
        table.appendFamily(card: 0, village: 1)
        let day = BirthLikeness.code(Day(1970, 1, 1))
        for number in 0..<3_000 {
            let name = "Orang \(Self.letters(number))"
            table.append(PeopleTable.Entry(born: day, family: number % 2), name: name)
        }
        table.append(
            PeopleTable.Entry(born: day, family: 0),
            name: "Orang " + Self.letters(1_501),
        )
        table.settle()
        let found = try #require(DuplicateSearch(table).pairs(atLeast: DuplicateVerdict.likely))
        #expect(found.contains { $0.first == 1_501 && $0.second == 3_000 })
    }

    /// Pairs of entries that are one person: planted ones, and copies of one entry among each other.
    private static func truePairs(_ register: PlantedRegister) -> Set<[Int]> {
        var copies: [Int: [Int]] = [:]
        for plant in register.planted { copies[plant.first, default: []].append(plant.second) }
        var pairs: Set<[Int]> = []
        for (first, seconds) in copies {
            let all = [first] + seconds
            for place in all.indices {
                for other in all[(place + 1)...] {
                    pairs.insert([min(all[place], other), max(all[place], other)])
                }
            }
        }
        return pairs
    }

    private static func letters(_ number: Int) -> String {
        String(
            String(number, radix: 20).map { digit in
                let scalar = UInt32(digit.asciiValue ?? 0)
                let place = scalar >= 97 ? scalar - 97 + 10 : scalar - 48
                return Character(Unicode.Scalar(97 + UInt8(place)))
            }
        ) + "qoqo"
    }
}

/// Whether the long set of random tests was asked for.
enum LongRun {
    static let isOn = ProcessInfo.processInfo.environment["PENDAMPING_LONG"] == "1"
}
