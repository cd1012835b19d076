import Casework

/// Makes one family from the seed and its place, without any other.
struct SampleFamilyMaker {
    let seed: UInt64
    let count: Int
    /// Day as of which the caseload stands.
    let today: Day

    func family(_ index: Int) -> SampleFamily {
        var random = SampleRandom(seed: seed, stream: index)
        let village = SampleVillage(index: village(of: index))
        var members = household(&random)
        let caregiver = members.firstIndex { $0.isFemale && $0.relation <= 2 } ?? 0
        if random.percent(12) { addGrandparent(&members, &random) }
        var family = SampleFamily(
            index: index,
            village: village,
            members: members,
            caregiver: caregiver,
            group: village.group(random.int(0...SampleVillage.groupCount - 1)),
            posyandu: village.posyandu(random.int(0...SampleVillage.posyanduCount - 1)),
            workers: ["pdp-\(Digits.padded(index / 300 + 1, 3))"],
        )
        if let oddity = SampleOddity.at(index, of: count) {
            make(oddity, &family, &random)
        }
        enrol(&family, &random)
        double(&family)
        return family
    }

    /// Villages hold about a hundred families each; there are three at least.
    var villageCount: Int { max(3, (count + SampleVillage.size - 1) / SampleVillage.size) }

    func village(of family: Int) -> Int {
        count < SampleVillage.size * 3
            ? family * villageCount / max(count, 1) : family / SampleVillage.size
    }

    // MARK: People

    func day(yearsBefore years: Int, _ random: inout SampleRandom) -> Day {
        today.adding(years: -years).adding(days: -random.int(1...364))
    }

    private func household(_ random: inout SampleRandom) -> [SamplePerson] {
        var members: [SamplePerson] = []
        let motherAge = random.int(22...52)
        let hasFather = random.percent(88)
        if hasFather {
            let born = day(yearsBefore: motherAge + random.int(0...8), &random)
            members.append(person(false, born, relation: 1, &random))
        }
        let mother = members.count
        members.append(
            person(
                true,
                day(yearsBefore: motherAge, &random),
                relation: hasFather ? 2 : 1,
                &random,
            )
        )
        let children = random.pick([0, 1, 2, 2, 2, 3, 3, 3, 3, 4])
        // The first child comes between 18 and the mother's age, the others two to five years
        // apart.
        var age = min(motherAge - 19, random.int(1...20))
        for _ in 0..<children where age >= 0 {
            var child = person(
                random.percent(50),
                day(yearsBefore: age, &random),
                relation: 3,
                &random,
            )
            child.mother = mother
            members.append(child)
            age -= random.int(2...5)
        }
        let isFertile = (20...40).contains(motherAge)
        if isFertile, let youngest = members.last, youngest.relation == 3,
            youngest.born > today.adding(days: -42)
        {
            members[mother].delivered = youngest.born
        } else if isFertile, random.percent(5),
            members.last.map({ today.days(until: $0.born) < -400 }) ?? true
        {
            conceive(&members[mother], weeks: random.int(6...36))
        }
        return members
    }

    func person(
        _ isFemale: Bool,
        _ born: Day,
        relation: Int,
        _ random: inout SampleRandom,
    ) -> SamplePerson {
        var person = SamplePerson(
            SampleNames.full(isFemale, &random),
            female: isFemale,
            born: born,
            relation: relation,
        )
        person.isSeverelyDisabled = random.percent(1)
        if born > today.adding(days: -120), random.percent(40) { person.hasNIK = false }
        return person
    }

    /// Pregnant for so many weeks today.
    func conceive(_ person: inout SamplePerson, weeks: Int) {
        let since = today.adding(days: -7 * weeks)
        person.pregnantSince = since
        person.due = since.adding(days: 280)
    }

    private func addGrandparent(_ members: inout [SamplePerson], _ random: inout SampleRandom) {
        let oldest = members.map { $0.born.age(at: today) }.max() ?? 40
        let age = max(60, oldest + random.int(18...28))
        members.append(
            person(
                random.percent(65),
                day(yearsBefore: min(age, 93), &random),
                relation: 6,
                &random,
            )
        )
    }

    // MARK: Schools

    /// Sends children to the village's schools by their age at the start of the school year.
    private func enrol(_ family: inout SampleFamily, _ random: inout SampleRandom) {
        let schools = family.village.schools
        let start = Day(today.monthOfYear >= 7 ? today.year : today.year - 1, 7, 13) ?? today
        for place in family.members.indices {
            let person = family.members[place]
            let age = person.born.age(at: start)
            let isOutOfSchool = family.members[place].otherStates == Self.outOfSchoolMark
            if isOutOfSchool { family.members[place].otherStates = "" }
            guard person.relation == 3 || person.relation == 5, (6...18).contains(age),
                !isOutOfSchool, !person.isSeverelyDisabled,
                age < 16 || random.percent(85)
            else { continue }
            let school: SampleVillage.School
            let grade: Int
            switch age {
            case ...11: (school, grade) = (schools[family.index % 3 == 0 ? 1 : 0], age - 5)
            case ...14: (school, grade) = (schools[2], age - 5)
            default: (school, grade) = (schools[3], min(age - 5, 12))
            }
            family.members[place].school = (school.key, school.level, grade)
        }
    }

    /// Marks a child that `enrol` must leave out; never written.
    static let outOfSchoolMark = "-"
}
