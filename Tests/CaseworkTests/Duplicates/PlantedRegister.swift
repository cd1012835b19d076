import Casework
import TestSupport

/// A register out of a seed, with duplicates planted in it whose pairs are known.
///
/// Villages of namesakes, families with twins and with brothers and sisters of like names: what must not
/// come out is in it too.
struct PlantedRegister {
    struct Person {
        var name: String
        var nik: UInt64
        var born: Day?
        var sex: Sex
        var family: Int
        var key: UInt64
        var mother: UInt64 = 0
    }

    /// What was done to the copy of an entry.
    enum Plant: CaseIterable {
        case sameNIK, oneLetter, oldSpelling, digit, swapped, day40, cut, noNIK, title, birthDigit
        case birthSwapped, reissued
    }

    private(set) var people: [Person] = []
    private(set) var villages: [UInt32] = []
    /// Numbers of the entries of one person, and how the second came about.
    private(set) var planted: [(first: Int, second: Int, plant: Plant)] = []
    private(set) var twins: [(Int, Int)] = []
    private var random: SeededGenerator

    static let male = [
        "Agus", "Ahmad", "Bambang", "Budiman", "Dadang", "Eko", "Fajar", "Gunawan", "Hasan",
        "Hendra", "Imam", "Joko", "Karno", "Lukman", "Mulyadi", "Nanang", "Parman", "Rahmat",
        "Slamet", "Suparno", "Surya", "Udin", "Wahyu", "Yusuf", "Zainal",
    ]
    static let female = [
        "Aisyah", "Aminah", "Dewi", "Endang", "Fatimah", "Halimah", "Indah", "Jumiati", "Kartini",
        "Lestari", "Mariam", "Ningsih", "Partinah", "Ratna", "Rina", "Rini", "Rohani", "Sari",
        "Siti", "Sulastri", "Sumiati", "Tumini", "Wati", "Yuliana", "Zubaidah",
    ]
    static let second = [
        "Setiawan", "Saputra", "Hidayat", "Santoso", "Nugroho", "Wijaya", "Kurniawan", "Pratama",
        "Rahayu", "Wulandari", "Handayani", "Permata", "Astuti", "Utami", "Maharani", "Anggraini",
        "Hasibuan", "Siregar", "Tambunan", "Lubis", "Simanjuntak", "Nasution", "Situmorang",
    ]

    init(families: Int, plants: Int, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        for family in 0..<families { add(family) }
        let whole = people.count
        for number in 0..<plants {
            let plant = Plant.allCases[number % Plant.allCases.count]
            let first = Int.random(in: 0..<whole, using: &random)
            guard let copy = copy(people[first], plant) else { continue }
            planted.append((first, people.count, plant))
            people.append(copy)
        }
    }

    var table: PeopleTable {
        var table = PeopleTable()
        for village in villages { table.appendFamily(card: 0, village: village) }
        for person in people {
            let entry = PeopleTable.Entry(
                nik: person.nik,
                born: BirthLikeness.code(person.born),
                sex: person.sex,
                family: person.family,
                key: person.key,
                mother: person.mother,
            )
            table.append(entry, name: person.name)
        }
        table.settle()
        return table
    }

    // MARK: Families

    private mutating func add(_ family: Int) {
        villages.append(UInt32(family / 80 + 1))
        let mother = UInt64(people.count + 1)
        let age = Int.random(in: 22...50, using: &random)
        add(.male, years: age + 3, family)
        people[people.count - 1].key = UInt64(people.count)
        add(.female, years: age, family)
        let motherKey = UInt64(people.count)
        people[people.count - 1].key = motherKey
        _ = mother
        let children = Int.random(in: 0...3, using: &random)
        for child in 0..<children {
            add(child % 2 == 0 ? .female : .male, years: max(1, age - 20 - child * 3), family)
            people[people.count - 1].key = UInt64(people.count)
            people[people.count - 1].mother = motherKey
        }
        if children > 0, family % 9 == 0 { addTwin(of: people.count - 1) }
    }

    /// Another child of the day, the serial the next, the name nearly the same: *Hasan*, *Hasanah*.
    private mutating func addTwin(of person: Int) {
        var twin = people[person]
        twin.nik += 1
        let words = twin.name.split(separator: " ").map(String.init)
        twin.name = ([words[0] + "ti"] + words.dropFirst()).joined(separator: " ")
        twin.key = UInt64(people.count + 1)
        twins.append((person, people.count))
        people.append(twin)
    }

    private mutating func add(_ sex: Sex, years: Int, _ family: Int) {
        let first = Self.pick(sex == .male ? Self.male : Self.female, &random)
        let hasSecond = Int.random(in: 0..<10, using: &random) < 8
        let name = hasSecond ? first + " " + Self.pick(Self.second, &random) : first
        let back = -years * 365 - Int.random(in: 0..<365, using: &random)
        let born = (Day(2026, 11, 1) ?? .last).adding(days: back)
        let serial = UInt64(Int.random(in: 1...40, using: &random))
        people.append(
            Person(
                name: name,
                nik: nik(born, sex, district: UInt64(family / 400 % 90 + 1), serial),
                born: born,
                sex: sex,
                family: family,
                key: 0,
            )
        )
    }

    private func nik(_ born: Day, _ sex: Sex, district: UInt64, _ serial: UInt64) -> UInt64 {
        let day = UInt64(born.dayOfMonth + (sex == .female ? 40 : 0))
        let date = day * 10_000 + UInt64(born.monthOfYear * 100 + born.year % 100)
        return (320_100 + district) * 10_000_000_000 + date * 10_000 + serial
    }

    // MARK: Plants

    /// Nil where the entry does not lend itself to it.
    private mutating func copy(_ person: Person, _ plant: Plant) -> Person? {
        var copy = person
        // Into another family of the village, as one who married or moved next door.
        let village = villages[person.family]
        let others = villages.indices.filter { villages[$0] == village && $0 != person.family }
        guard let family = others.randomElement(using: &random) else { return nil }
        copy.family = family
        copy.mother = 0
        copy.key = UInt64(people.count + 1)
        switch plant {
        case .sameNIK: break
        case .oneLetter:
            guard let name = misspelt(person.name) else { return nil }
            copy.name = name
            copy.nik = 0
        case .oldSpelling:
            copy.name = person.name.lowercased().replacing("u", with: "oe").uppercased()
            copy.nik = 0
        case .digit:
            let place = Int.random(in: 4...12, using: &random)
            let power = (0..<(16 - place)).reduce(1 as UInt64) { power, _ in power * 10 }
            let digit = copy.nik / power % 10
            copy.nik = copy.nik - digit * power + (digit + 3) % 10 * power
        case .swapped:
            guard copy.nik / 100_000 % 10 != copy.nik / 10_000 % 10 else { return nil }
            let (left, right) = (copy.nik / 100_000 % 10, copy.nik / 10_000 % 10)
            copy.nik = copy.nik - left * 100_000 - right * 10_000
            copy.nik += right * 100_000 + left * 10_000
        case .day40:
            let isFemale = person.sex == .female
            copy.nik = isFemale ? copy.nik - 400_000_000_0 : copy.nik + 400_000_000_0
        case .cut:
            guard copy.nik % 10 != 0 else { return nil }
            copy.nik -= copy.nik % 10
        case .noNIK: copy.nik = 0
        case .title:
            copy.name = "Hj. " + person.name.uppercased()
            copy.nik = 0
        case .birthDigit:
            copy.born = person.born.flatMap { Day($0.year - 1, $0.monthOfYear, $0.dayOfMonth) }
            guard let born = copy.born, born.year % 10 != 9 else { return nil }
        case .birthSwapped:
            copy.born = person.born.flatMap { Day($0.year, $0.dayOfMonth, $0.monthOfYear) }
            guard let born = copy.born, born != person.born else { return nil }
            copy.nik = 0
        case .reissued:
            guard let born = person.born else { return nil }
            copy.nik = nik(born, person.sex, district: 99, 77)
        }
        return copy
    }

    private mutating func misspelt(_ name: String) -> String? {
        var letters = Array(name)
        let places = letters.indices.dropFirst().filter { "bdgkmnrt".contains(letters[$0]) }
        guard let place = places.randomElement(using: &random) else { return nil }
        letters[place] = letters[place] == "p" ? "b" : "p"
        let words = String(letters).split(separator: " ")
        let old = name.split(separator: " ")
        // A word of four letters with another one in it is another name.
        let changed = zip(words, old).first { $0 != $1 }
        return (changed?.0.count ?? 0) >= 5 ? String(letters) : nil
    }

    private static func pick(_ list: [String], _ random: inout SeededGenerator) -> String {
        list[Int.random(in: 0..<list.count, using: &random)]
    }
}
