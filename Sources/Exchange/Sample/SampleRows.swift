import Casework

/// The sample's families as rows of caseload files.
enum SampleRows {
    typealias Cells = [CSVWriter.Cell]

    /// A row from the cells of some fields; the others stay empty.
    static func row(_ kind: CaseloadKind, _ cell: (CaseloadField) -> CSVWriter.Cell) -> Cells {
        kind.columns.map { cell($0.field) }
    }

    static func facilities(_ village: SampleVillage) -> [Cells] {
        func facility(
            _ key: String,
            _ kind: String,
            _ name: String,
            npsn: String = "",
            level: String = "",
            head: String,
        ) -> Cells {
            row(.facilities) { field in
                switch field {
                case .facility: .literal(key)
                case .kind: .literal(kind)
                case .name: .text(name)
                case .npsn: .literal(npsn)
                case .level: .literal(level)
                case .village: .text(village.name)
                case .villageCode: .literal(village.code)
                case .leader: .text(head)
                default: .empty
                }
            }
        }
        var random = SampleRandom(seed: 0, stream: village.index)
        var rows = village.schools.map { school in
            facility(
                school.key,
                "sekolah",
                school.name,
                npsn: school.npsn,
                level: school.level,
                head: SampleNames.full(random.percent(50), &random) + ", S.Pd.",
            )
        }
        for place in 0..<SampleVillage.posyanduCount {
            let name = "Posyandu \(SampleNames.groups[place]) \(place + 1) \(village.name)"
            let head = SampleNames.full(true, &random)
            rows.append(facility(village.posyandu(place), "posyandu", name, head: head))
        }
        let head = "dr. " + SampleNames.full(random.percent(60), &random)
        rows.append(
            facility(village.puskesmas, "puskesmas", "Puskesmas \(village.name)", head: head)
        )
        let shop = "E-warong \(SampleNames.groups[3]) \(village.name)"
        let owner = SampleNames.full(random.percent(70), &random)
        rows.append(facility(village.foodStall, "e-warong", shop, head: owner))
        return rows
    }

    static func groups(_ village: SampleVillage, chairs: [String: String]) -> [Cells] {
        (0..<SampleVillage.groupCount).map { place in
            let key = village.group(place)
            return row(.groups) { field in
                switch field {
                case .group: .literal(key)
                case .name: .text("\(SampleNames.groups[place]) \(village.name)")
                case .village: .text(village.name)
                case .villageCode: .literal(village.code)
                case .chair: chairs[key].map { .literal($0) } ?? .empty
                default: .empty
                }
            }
        }
    }

    static func family(_ family: SampleFamily, seed: UInt64) -> Cells {
        // A stream of its own, so that another column does not change the people.
        var random = SampleRandom(seed: seed ^ 0xFA_317, stream: family.index)
        let since = Day(random.int(2019...2025), random.pick([1, 4, 7, 10]), 1) ?? .first
        let recorded =
            Day(random.int(2010...2024), random.int(1...12), random.int(1...28)) ?? since
        let rt = random.int(1...8)
        let address = "Dusun \(random.pick(SampleNames.hamlets)) No. \(random.int(1...99))"
        let phone = "0811000\(Digits.padded(random.int(0...99_999), 5))"
        let hasPhone = random.percent(70)
        let decile = random.pick([1, 1, 1, 2, 2, 2, 3, 3, 4])
        let hasCard = random.percent(85)
        var programmes = "pkh \(family.status) \(written(since))"
        if hasCard { programmes += " | sembako aktif \(written(since))" }
        return row(.families) { field in
            switch field {
            case .family: .literal(family.key)
            case .familyCard: .literal(family.familyCard(recorded: recorded))
            case .head: .literal(family.memberKey(family.head))
            case .caregiver: .literal(family.memberKey(family.caregiver))
            case .address: .text(address)
            case .rt: .literal(Digits.padded(rt, 3))
            case .rw: .literal(Digits.padded((rt + 3) / 4, 3))
            case .village: .text(family.village.name)
            case .villageCode: .literal(family.village.code)
            case .district: .text(family.village.districtName)
            case .regency: .text(family.village.regencyName)
            case .group: .literal(family.group)
            case .phone: hasPhone ? .literal(phone) : .empty
            case .benefitCard:
                hasCard ? .literal("9999" + Digits.padded(family.index + 1, 12)) : .empty
            case .decile: .literal(String(decile))
            case .programmes: .text(programmes)
            case .workers: .text(family.workers.joined(separator: " | "))
            default: .empty
            }
        }
    }

    static func member(_ family: SampleFamily, _ place: Int, today: Day) -> Cells {
        let person = family.members[place]
        let isSmall = person.born > today.adding(years: -6)
        return row(.members) { field in
            switch field {
            case .member: .literal(family.memberKey(place))
            case .family: .literal(family.key)
            case .name: .text(person.name)
            case .nik: person.hasNIK ? .literal(family.nik(place)) : .empty
            case .sex: .literal(person.isFemale ? "P" : "L")
            case .born: .literal(written(person.born))
            case .relation: .literal(String(person.relation))
            case .mother: person.mother.map { .literal(family.memberKey($0)) } ?? .empty
            case .nisn:
                person.school == nil
                    ? .empty : .literal("00" + Digits.padded(family.index * 20 + place, 8))
            case .school: person.school.map { .literal($0.key) } ?? .empty
            case .level: person.school.map { .literal($0.level) } ?? .empty
            case .grade: person.school.map { .literal(String($0.grade)) } ?? .empty
            case .posyandu:
                isSmall || person.pregnantSince != nil ? .literal(family.posyandu) : .empty
            case .pregnant: day(person.pregnantSince)
            case .due: day(person.due)
            case .delivered: day(person.delivered)
            case .disability: person.isSeverelyDisabled ? .literal("berat") : .empty
            case .rightsVictim: person.isRightsVictim ? .literal("ya") : .empty
            case .died: day(person.died)
            case .moved: day(person.moved)
            case .otherStates: person.otherStates.isEmpty ? .empty : .literal(person.otherStates)
            default: .empty
            }
        }
    }

    private static func day(_ day: Day?) -> CSVWriter.Cell {
        day.map { .literal(written($0)) } ?? .empty
    }

    /// A date the way clerks write it.
    static func written(_ day: Day) -> String {
        "\(Digits.two(day.dayOfMonth))/\(Digits.two(day.monthOfYear))/\(day.year)"
    }
}
