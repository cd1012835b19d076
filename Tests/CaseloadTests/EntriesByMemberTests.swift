import TestSupport
import Testing

@testable import Caseload

private struct Entry: OfMember, Equatable {
    let member: UInt64
    let number: Int
}

@Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
func `a member's entries are found in their order, whatever the digests`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = [0, 1, 2, 7, 500, 5_000][Int(seed - 1)]
    // Even digests, crowded ones, and the ends of the range.
    let members = (0..<max(1, count / 3)).map { place -> UInt64 in
        switch place % 4 {
        case 0: UInt64.random(in: 0...UInt64.max, using: &generator)
        case 1: UInt64.random(in: 0...9, using: &generator)
        case 2: UInt64.max - UInt64.random(in: 0...9, using: &generator)
        default: 0xABCD_EF00_0000_0000 | UInt64.random(in: 0...99, using: &generator)
        }
    }
    let all = (0..<count).map { number in
        Entry(member: members.randomElement(using: &generator) ?? 0, number: number)
    }
    var table = EntriesByMember<Entry>()
    for entry in all.shuffled(using: &generator) { table.append(entry) }
    table.sort { $0.number < $1.number }

    #expect(table.isEmpty == all.isEmpty, "seed \(seed)")
    for member in members + [0, 1, .max, 0x8000_0000_0000_0000] {
        let expected = all.filter { $0.member == member }
        #expect(Array(table.of(member)) == expected, "seed \(seed), member \(member)")
    }
}
