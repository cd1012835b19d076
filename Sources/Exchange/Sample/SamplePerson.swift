import Casework

/// A fictitious member of a sample family.
struct SamplePerson {
    var name: String
    var isFemale: Bool
    var born: Day
    /// Relation to the head, 1 to 8.
    var relation: Int
    var hasNIK = true
    /// The number as a clerk typed it, where that is not the person's own.
    var typedNIK: String?
    /// Place of the mother among the members, if she lives here.
    var mother: Int?
    var school: (key: String, level: String, grade: Int)?
    var pregnantSince: Day?
    var due: Day?
    var delivered: Day?
    var isSeverelyDisabled = false
    var isRightsVictim = false
    var died: Day?
    var moved: Day?
    var otherStates = ""

    init(_ name: String, female: Bool, born: Day, relation: Int) {
        self.name = name
        isFemale = female
        self.born = born
        self.relation = relation
    }

    /// Whether the person is here on a day, neither dead nor gone.
    func isHere(_ day: Day) -> Bool {
        born <= day && (died.map { $0 > day } ?? true) && (moved.map { $0 > day } ?? true)
    }
}

/// A fictitious family with all its members.
struct SampleFamily {
    let index: Int
    var village: SampleVillage
    var members: [SamplePerson]
    /// Places of the head and of the one who draws the aid, among the members.
    var head = 0
    var caregiver: Int
    var group: String
    var posyandu: String
    var status = "aktif"
    var workers: [String]

    var key: String { "K" + Digits.padded(index + 1, 6) }

    func memberKey(_ place: Int) -> String {
        "A" + Digits.padded(index + 1, 6) + "-" + String(place + 1)
    }

    /// A number that has the form of a NIK but belongs to nobody: its province is 99.
    ///
    /// 500 families share a district; 20 serials for each keep all numbers apart.
    func nik(_ place: Int) -> String {
        let person = members[place]
        if let typed = person.typedNIK { return typed }
        let day = person.born.dayOfMonth + (person.isFemale ? 40 : 0)
        return region + Digits.two(day) + Digits.two(person.born.monthOfYear)
            + Digits.two(person.born.year % 100) + Digits.padded(index % 500 * 20 + place + 1, 4)
    }

    func familyCard(recorded: Day) -> String {
        region + Digits.two(recorded.dayOfMonth) + Digits.two(recorded.monthOfYear)
            + Digits.two(recorded.year % 100) + Digits.padded(index % 500 + 1, 4)
    }

    private var region: String {
        "99" + Digits.two(village.regency) + Digits.two(village.district)
    }
}
