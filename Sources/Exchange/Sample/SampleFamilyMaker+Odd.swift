import Casework

/// Bends a common family into one of the odd cases.
extension SampleFamilyMaker {
    func make(_ oddity: SampleOddity, _ family: inout SampleFamily, _ random: inout SampleRandom) {
        family.members = couple(&random)
        family.caregiver = 1
        switch oddity {
        case .thirteenMembers: thirteen(&family, &random)
        case .twoPregnancies:
            conceive(&family.members[1], weeks: 20)
            child(&family, age: 17, female: false, &random)
            var wife = person(true, day(yearsBefore: 18, &random), relation: 4, &random)
            conceive(&wife, weeks: 31)
            family.members.append(wife)
        case .noNIK:
            child(&family, age: 4, female: true, &random)
            family.members[2].hasNIK = false
            var grandmother = person(true, day(yearsBefore: 68, &random), relation: 6, &random)
            grandmother.hasNIK = false
            family.members.append(grandmother)
        case .twins:
            child(&family, age: 3, female: true, &random)
            var twin = family.members[2]
            twin.name = SampleNames.full(true, &random)
            family.members.append(twin)
        case .turnsSix:
            child(&family, age: 5, female: false, &random)
            let quarter = today.quarter
            family.members[2].born = quarter.months[1].firstDay.adding(days: 13).adding(years: -6)
        case .accents:
            family.members[0].name = "André " + random.pick(SampleNames.secondMale)
            family.members[1].name = "Renée " + random.pick(SampleNames.second)
            child(&family, age: 9, female: true, &random)
            family.members[2].name = "Zoë Désirée"
        case .apostrophes:
            family.members[0].name = "Ma'ruf Syafi'i"
            family.members[1].name = "Nur'aini"
            child(&family, age: 13, female: false, &random)
            family.members[2].name = "Rif'an Mu'min"
        case .fortyLetters:
            child(&family, age: 10, female: true, &random)
            for (place, name) in [1, 0, 2].enumerated() {
                family.members[name].name = SampleNames.long[place]
            }
        case .oneWordNames:
            child(&family, age: 8, female: true, &random)
            for (place, name) in ["Karso", "Sutinah", "Wagiyem"].enumerated() {
                family.members[place].name = name
            }
        case .elderly:
            child(&family, age: 11, female: false, &random)
            family.members.append(
                person(false, day(yearsBefore: 76, &random), relation: 6, &random)
            )
            family.members.append(
                person(true, day(yearsBefore: 63, &random), relation: 6, &random)
            )
        case .severelyDisabled:
            child(&family, age: 14, female: true, &random)
            family.members[2].isSeverelyDisabled = true
        case .rightsVictim:
            family.members[0].isRightsVictim = true
            child(&family, age: 12, female: true, &random)
        case .afterBirth:
            child(&family, age: 6, female: true, &random)
            child(&family, age: 0, female: false, &random)
            family.members[3].born = today.adding(days: -19)
            family.members[3].hasNIK = false
            family.members[1].delivered = family.members[3].born
        case .deceased:
            child(&family, age: 7, female: true, &random)
            family.members[0].died = today.adding(days: -33)
        case .moved:
            child(&family, age: 16, female: false, &random)
            child(&family, age: 10, female: true, &random)
            family.members[2].moved = today.adding(days: -20)
        case .outOfSchool:
            child(&family, age: 9, female: false, &random)
            family.members[2].otherStates = Self.outOfSchoolMark
        case .livesAlone:
            family.members = [person(true, day(yearsBefore: 74, &random), relation: 1, &random)]
            family.caregiver = 0
        case .graduated:
            child(&family, age: 20, female: false, &random)
            family.status = "graduasi mandiri"
        case .twoWorkers:
            child(&family, age: 8, female: true, &random)
            family.workers.append("pdp-900")
        case .secondPregnancy:
            child(&family, age: 1, female: true, &random)
            let birth = family.members[2].born
            let before = birth.adding(days: -278)
            family.members[1].otherStates =
                "hamil \(before) \(birth) | nifas \(birth) \(birth.adding(days: 42))"
            conceive(&family.members[1], weeks: 12)
        }
    }

    private func couple(_ random: inout SampleRandom) -> [SamplePerson] {
        let age = random.int(36...39)
        var couple = [
            person(false, day(yearsBefore: age + 3, &random), relation: 1, &random),
            person(true, day(yearsBefore: age, &random), relation: 2, &random),
        ]
        for place in couple.indices { couple[place].isSeverelyDisabled = false }
        return couple
    }

    private func child(
        _ family: inout SampleFamily,
        age: Int,
        female: Bool,
        _ random: inout SampleRandom,
    ) {
        var child = person(female, day(yearsBefore: age, &random), relation: 3, &random)
        child.isSeverelyDisabled = false
        child.mother = 1
        family.members.append(child)
    }

    /// Parents, seven children, a daughter-in-law, a grandchild and both grandparents.
    private func thirteen(_ family: inout SampleFamily, _ random: inout SampleRandom) {
        for (place, age) in [19, 17, 14, 12, 9, 6, 2].enumerated() {
            child(&family, age: age, female: place.isMultiple(of: 2), &random)
        }
        family.members.append(person(true, day(yearsBefore: 20, &random), relation: 4, &random))
        var grandchild = person(true, day(yearsBefore: 1, &random), relation: 5, &random)
        grandchild.mother = 9
        family.members.append(grandchild)
        family.members.append(person(false, day(yearsBefore: 71, &random), relation: 6, &random))
        family.members.append(person(true, day(yearsBefore: 66, &random), relation: 6, &random))
    }
}
