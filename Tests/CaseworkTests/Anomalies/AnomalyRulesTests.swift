import Documents
import TestSupport
import Testing

@testable import Casework

@Suite struct AnomalyRulesTests {
    static let today = Day(2026, 11, 15) ?? .first

    /// A mother who is head and pengurus, born 12 March 1990, and her son, born 5 June 2014; all sound.
    static func family() -> Household {
        var mother = Household.Person(id: "member:1", name: "Aminah")
        mother.nik = "3201015203900001"
        mother.born = Day(1990, 3, 12)
        mother.sex = .female
        mother.relation = 1
        var son = Household.Person(id: "member:2", name: "Hasan")
        son.nik = "3201010506140002"
        son.born = Day(2014, 6, 5)
        son.sex = .male
        son.relation = 3
        son.mother = "member:1"
        son.level = "SD"
        var family = Household(id: "family:1", members: [mother, son])
        family.kk = "3201011203150007"
        family.head = "member:1"
        family.pengurus = "member:1"
        family.villageCode = "32.01.01.2001"
        family.phone = "+6281234567890"
        return family
    }

    static func reasons(
        _ shared: SharedNumbers = SharedNumbers(),
        _ change: (inout Household) -> Void,
    ) -> [AnomalyReason] {
        var family = family()
        change(&family)
        return AnomalyRules(today: today, shared: shared).anomalies(family).map(\.reason)
    }

    @Test func `a sound family has nothing odd about it`() {
        #expect(Self.reasons { _ in } == [])
    }

    @Test func `numbers that cannot be, or hardly`() {
        #expect(Self.reasons { $0.members[1].nik = "3201013206140002" } == [.nik(.day(32))])
        #expect(Self.reasons { $0.members[1].nik = "320101050614" } == [.nik(.length(12))])
        #expect(
            Self.reasons { $0.members[1].nik = "3201010506150002" }
                == [.nikWarning(.birthDiffers)]
        )
        #expect(
            Self.reasons { $0.members[1].nik = "3201014506140002" } == [.nikWarning(.sexDiffers)]
        )
        #expect(
            Self.reasons { $0.members[1].nik = "3201015203900001" }.contains(
                .nikWarning(.equalsParent)
            )
        )
        #expect(
            Self.reasons { $0.kk = "3201015203900001" }.contains(.nikWarning(.equalsFamilyCard))
        )
        #expect(Self.reasons { $0.members[0].nik = nil } == [.adultWithoutNIK(age: 36)])
        #expect(Self.reasons { $0.members[1].nik = nil } == [])
        #expect(Self.reasons { $0.kk = "1" } == [.kk(.length(1))])
        #expect(Self.reasons { $0.kk = nil } == [.kkMissing])
    }

    @Test func `a province of no list is odd unless the family lives there`() {
        let change: (inout Household) -> Void = { family in
            family.members[1].nik = "9901010506140002"
        }
        let atHome = Self.reasons { family in
            change(&family)
            family.villageCode = "99.01.01.2001"
            family.members[0].nik = "9901015203900001"
            family.kk = "9901011203150007"
        }
        #expect(atHome == [])
        let elsewhere = Self.reasons(SharedNumbers(), change)
        #expect(elsewhere.contains(.nikWarning(.unknownProvince(99))))
    }

    @Test func `a NIK that others carry names one of them`() {
        let nik = "3201010506140002"
        let inside = SharedNumbers(niks: [nik: ["member:2", "member:1"]])
        #expect(Self.reasons(inside) { _ in } == [.nikTwice(other: "member:1")])
        let outside = SharedNumbers(niks: [nik: ["member:2", "member:9"]])
        #expect(Self.reasons(outside) { _ in } == [.inTwoFamilies(other: "member:9")])
        let cards = SharedNumbers(cards: ["3201011203150007": ["family:1", "family:4"]])
        #expect(Self.reasons(cards) { _ in } == [.kkTwice(other: "family:4")])
    }

    @Test func `leaders who are gone`() {
        let died = MemberState(.meninggal, from: Day(2026, 5, 1))
        let moved = MemberState(.pindah, from: Day(2026, 5, 1))
        #expect(
            Self.reasons { $0.members[0].states = [died] }
                == [.pengurusDead, .headDead(left: 1), .deadListed(since: Day(2026, 5, 1))]
        )
        #expect(
            Self.reasons { $0.members[0].states = [moved] }
                == [.pengurusMoved, .headMoved(left: 1), .movedListed(since: Day(2026, 5, 1))]
        )
        #expect(
            Self.reasons {
                $0.members[0].states = [MemberState(.meninggal, from: Day(2027, 1, 1))]
            }
                == []
        )
        #expect(Self.reasons { $0.pengurus = nil } == [.noPengurus])
        #expect(Self.reasons { $0.pengurus = "member:77" } == [.noPengurus])
        #expect(Self.reasons { $0.members[1].relation = 1 } == [.severalHeads(count: 2)])
        let headless = Self.reasons { family in
            family.head = nil
            family.members[0].relation = 8
        }
        #expect(headless == [.noHead])
        #expect(Self.reasons { $0.members = [] } == [.noMembers])
    }

    @Test func `ages that do not fit`() {
        let pregnant = MemberState(.hamil, from: Day(2026, 6, 1))
        #expect(Self.reasons { $0.members[1].states = [pregnant] } == [.pregnantMale])
        #expect(Self.reasons { $0.members[0].states = [pregnant] } == [])
        let old = Self.reasons { family in
            family.members[0].states = [pregnant]
            family.members[0].born = Day(1960, 3, 12)
            family.members[0].nik = "3201015203600001"
            family.members[1].mother = nil
        }
        #expect(old == [.pregnantAge(66)])
        #expect(
            Self.reasons { $0.members[1].level = "SMA" } == [.schoolAge(level: "SMA", age: 12)]
        )
        #expect(Self.reasons { $0.members[1].level = "Paket C" } == [])
        let older = Self.reasons { family in
            family.members[1].born = Day(1989, 6, 5)
            family.members[1].nik = "3201010506890002"
            family.members[1].level = nil
        }
        #expect(older == [.motherAge(0)])
        #expect(
            Self.reasons { $0.members[1].born = Day(2027, 6, 5) }.contains(.bornInFuture)
        )
        #expect(Self.reasons { $0.members[1].born = nil } == [.bornMissing])
    }

    @Test func `a telephone number that is none`() {
        #expect(
            Self.reasons { $0.phone = "8,12345E+11" } == [
                .phone(.spreadsheet(.exponent(significantDigits: 6)))
            ]
        )
        #expect(Self.reasons { $0.members[0].phone = "123" } == [.phone(.length(3))])
        #expect(Self.reasons { $0.phone = "-" } == [])
    }

    @Test func `numbers that end in 0 one after the other are told, and four of them are not`() {
        func found(_ run: Int) -> [Anomaly] {
            var people = TrailingZeroPeople()
            people.add("family:0", "member:0", nik: "3201015203900001")
            for number in 1...run {
                people.add("family:1", DocumentID("member:\(number)"), nik: "3201015203900010")
            }
            people.add("family:2", "member:99", nik: "3201015203900003")
            return people.finish()
        }
        #expect(found(4) == [])
        #expect(found(5).map(\.member) == (1...5).map { DocumentID("member:\($0)") })
        #expect(found(5).allSatisfy { $0.reason == .trailingZeros(count: 5) })
    }

    @Test func `random households never trap and errors are heavier than notes`() {
        let seed: UInt64 = 5
        var random = SeededGenerator(seed: seed)
        let niks = ["", "1", "3201015203900001", "0000000000000000", "3,2E+15", "9999999999999999"]
        for _ in 0..<3_000 {
            var family = Self.family()
            for place in family.members.indices {
                family.members[place].nik = niks.randomElement(using: &random)
                family.members[place].born = Day(
                    dayNumber: Int.random(in: -40_000...30_000, using: &random)
                )
                family.members[place].relation = Int.random(in: -1...9, using: &random)
                let code: [StateCode] = [.hamil, .meninggal, .pindah, .nifas]
                family.members[place].states = [
                    MemberState(code.randomElement(using: &random) ?? .hamil)
                ]
            }
            let found = AnomalyRules(today: Self.today).anomalies(family)
            #expect(found.allSatisfy { $0.family == family.id }, "seed \(seed)")
        }
        #expect(Anomaly.Severity.error > .warning && Anomaly.Severity.warning > .note)
    }
}
