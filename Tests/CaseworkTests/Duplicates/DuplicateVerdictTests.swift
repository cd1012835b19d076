import TestSupport
import Testing

@testable import Casework

@Suite struct DuplicateVerdictTests {
    @Test(arguments: [
        ("Siti Aminah", "SITI  AMINAH", NameLikeness.same), ("Siti Aminah", "Aminah Siti", .same),
        ("Hj. St. Aminah (Almh)", "Siti Aminah", .same), ("Moh. Yusuf", "Muhammad Yusuf", .same),
        ("Soekarno", "Sukarno", .same), ("Sulastri", "Sulastry", .near(letters: 1)),
        ("Nuraini", "Nur Aini", .near(letters: 1)),
        ("Budi Santoso", "Bdui Santoso", .near(letters: 1)),
        ("Kurniawan", "Kurnaiwan", .near(letters: 1)), ("Siti Aminah", "Aminah", .part),
        ("A. Hidayat", "Ahmad Hidayat", .near(letters: 1)), ("Rina", "Rini", .different),
        ("Hasan", "Husin", .different), ("Siti Aminah", "Siti Rohani", .different),
        ("", "Siti", .different), ("Haji", "Haji", .same),
    ])
    func `names are compared word by word`(left: String, right: String, likeness: NameLikeness) {
        #expect(NameLikeness(NameForm.of(left), NameForm.of(right)) == likeness)
        #expect(NameLikeness(NameForm.of(right), NameForm.of(left)) == likeness)
    }

    @Test(
        arguments: [
            (3_201_015_203_900_001, 3_201_015_203_900_001, NIKLikeness.same),
            (3_201_015_203_900_001, 3_201_015_203_910_001, .digit(place: 12)),
            (3_201_015_203_900_001, 3_201_015_203_090_001, .swapped(place: 11)),
            (3_201_015_203_900_001, 3_201_011_203_900_001, .dayPlus40),
            (3_201_015_203_900_001, 3_201_014_312_900_001, .dateSwapped),
            (3_201_015_203_900_001, 3_201_015_203_900_000, .cut),
            (3_201_015_203_900_001, 3_201_015_203_900_002, .serial),
            (3_201_015_203_900_001, 3_271_011_405_880_004, .different),
            (3_201_015_203_900_001, 0, .unknown),
        ] as [(UInt64, UInt64, NIKLikeness)]
    )
    func `two NIK are compared digit by digit`(
        left: UInt64,
        right: UInt64,
        likeness: NIKLikeness,
    ) {
        #expect(NIKLikeness(left, right) == likeness)
        #expect(NIKLikeness(right, left) == likeness)
    }

    @Test(
        arguments: [
            (19_870_321, 19_870_321, BirthLikeness.same), (19_870_304, 19_870_403, .swapped),
            (19_870_321, 19_870_331, .digit), (19_870_321, 19_770_321, .digit),
            (19_870_321, 19_870_101, .placeholder), (19_870_321, 19_880_422, .different),
            (0, 19_870_321, .unknown),
        ] as [(Int32, Int32, BirthLikeness)]
    )
    func `two birth dates are compared`(left: Int32, right: Int32, likeness: BirthLikeness) {
        #expect(BirthLikeness(left, right) == likeness)
        #expect(BirthLikeness(right, left) == likeness)
    }

    @Test(
        arguments: [
            ("3201015203900001", 3_201_015_203_900_001),
            ("3201 0152 0390 0001", 3_201_015_203_900_001),
            ("3201019903900001", 3_201_019_903_900_001),
            ("3201015203900001.0", 3_201_015_203_900_001),
            ("3,20101520390000E+15", 3_201_015_203_900_000), ("3,20102E+15", 0), ("", 0),
            ("abc", 0),
        ] as [(String, UInt64)]
    )
    func `a NIK is compared even where it cannot be one`(text: String, value: UInt64) {
        #expect(LooseNIK.value(text) == value)
    }

    @Test func `one NIK and one name leave no doubt`() {
        let facts = PairFacts(name: .same, nik: .same, born: .same, isOneVillage: true)
        #expect(DuplicateVerdict(facts).score == 100)
    }

    @Test func `twins come under the list with numbers and without`() {
        var facts = PairFacts(
            name: .near(letters: 1),
            nik: .serial,
            born: .same,
            isOneFamily: true,
            isOneMother: true,
        )
        #expect(DuplicateVerdict(facts).score < DuplicateVerdict.listed)
        #expect(DuplicateVerdict(facts).reasons.contains(.twins))
        facts.nik = .unknown
        #expect(DuplicateVerdict(facts).score < DuplicateVerdict.listed)
        facts.name = .same
        #expect(DuplicateVerdict(facts).score >= DuplicateVerdict.likely)
    }

    @Test func `namesakes with numbers and dates of their own are no duplicates`() {
        let facts = PairFacts(
            name: .same,
            nik: .different,
            born: .different,
            isOneVillage: true,
            namesakes: 2,
        )
        #expect(DuplicateVerdict(facts).score < 30)
    }

    @Test func `a rare name says more than a common one`() {
        func score(_ namesakes: Int) -> Int {
            DuplicateVerdict(
                PairFacts(name: .same, nik: .unknown, born: .same, namesakes: namesakes)
            ).score
        }
        #expect(score(2) > score(30))
        #expect(score(30) > score(200))
        #expect(score(200) > score(2_000))
    }

    @Test func `near numbers of two names are neighbours, not one person`() {
        let facts = PairFacts(
            name: .different,
            nik: .digit(place: 6),
            born: .same,
            isOneVillage: true,
        )
        #expect(DuplicateVerdict(facts).score < DuplicateVerdict.listed)
    }

    @Test func `an edit distance is the same both ways and never under the difference in length`() {
        let seed: UInt64 = 11
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            func word() -> [UInt8] {
                (0..<Int.random(in: 0...9, using: &random)).map { _ in
                    UInt8.random(in: 97...99, using: &random)
                }
            }
            let (left, right) = (word(), word())
            let one = left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { EditDistance.of(left, $0, atMost: 20) }
            }
            let other = right.withUnsafeBufferPointer { right in
                left.withUnsafeBufferPointer { EditDistance.of(right, $0, atMost: 20) }
            }
            #expect(one == other, "seed \(seed)")
            #expect((one ?? 99) >= abs(left.count - right.count), "seed \(seed)")
            #expect((one == 0) == (left == right), "seed \(seed)")
        }
    }
}
