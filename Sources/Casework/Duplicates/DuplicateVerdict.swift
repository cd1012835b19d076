/// What two entries of the register have in common and what parts them.
package struct PairFacts: Sendable, Equatable {
    package var name: NameLikeness
    package var nik: NIKLikeness
    package var born: BirthLikeness
    /// Of entries of one family document.
    package var isOneFamily: Bool
    /// Of two family documents with one KK number.
    package var isOneCard: Bool
    package var isOneMother: Bool
    package var isOneVillage: Bool
    /// Both known and not the same.
    package var differsInSex: Bool
    /// How many entries of the register have the first one's name.
    package var namesakes: Int

    package init(
        name: NameLikeness,
        nik: NIKLikeness,
        born: BirthLikeness,
        isOneFamily: Bool = false,
        isOneCard: Bool = false,
        isOneMother: Bool = false,
        isOneVillage: Bool = false,
        differsInSex: Bool = false,
        namesakes: Int = 1,
    ) {
        self.name = name
        self.nik = nik
        self.born = born
        self.isOneFamily = isOneFamily
        self.isOneCard = isOneCard
        self.isOneMother = isOneMother
        self.isOneVillage = isOneVillage
        self.differsInSex = differsInSex
        self.namesakes = namesakes
    }
}

/// One reason for or against two entries being one person; its sentence is made in App.
package enum DuplicateReason: Hashable, Sendable {
    case name(NameLikeness)
    /// So many entries have this very name.
    case namesakes(Int)
    case nik(NIKLikeness)
    case born(BirthLikeness)
    case oneFamily
    case oneCard
    case oneMother
    case oneVillage
    case otherSex
    /// Born on one day in one family under two names, with numbers of their own: twins.
    case twins

    /// A stable word for the command line.
    package var code: String {
        switch self {
        case .name(.same): "name-same"
        case .name(.near): "name-near"
        case .name(.part): "name-part"
        case .name(.different): "name-differs"
        case .namesakes: "namesakes"
        case .nik(let likeness): "nik-" + likeness.code
        case .born(let likeness): "born-" + likeness.code
        case .oneFamily: "one-family"
        case .oneCard: "one-card"
        case .oneMother: "one-mother"
        case .oneVillage: "one-village"
        case .otherSex: "sex-differs"
        case .twins: "twins"
        }
    }

    /// Whether it speaks for one person.
    package var isFor: Bool {
        switch self {
        case .name(let likeness): likeness != .different
        case .namesakes, .otherSex, .twins: false
        case .nik(let likeness): likeness.isAlike
        case .born(let likeness): likeness != .different && likeness != .unknown
        case .oneFamily, .oneCard, .oneMother, .oneVillage: true
        }
    }
}

extension NIKLikeness {
    fileprivate var code: String {
        switch self {
        case .same: "same"
        case .digit: "one-digit"
        case .swapped: "swapped"
        case .dayPlus40: "day-40"
        case .dateSwapped: "date-swapped"
        case .cut: "cut"
        case .serial: "serial"
        case .different: "differs"
        case .unknown: "unknown"
        }
    }
}

extension BirthLikeness {
    fileprivate var code: String {
        switch self {
        case .same: "same"
        case .swapped: "swapped"
        case .digit: "one-digit"
        case .placeholder: "placeholder"
        case .different: "differs"
        case .unknown: "unknown"
        }
    }
}

/// How likely two entries are one person, with the reasons; nothing is decided by it.
package struct DuplicateVerdict: Sendable, Equatable {
    /// 0 to 100: from 85 hardly anything else, from 70 likely, from 55 worth a look.
    package let score: Int
    package let reasons: [DuplicateReason]

    /// Pairs under this are not listed.
    package static let listed = 55
    package static let likely = 70
    package static let nearlyCertain = 85

    /// Adds up the weights below, tuned on registers with planted duplicates (`DuplicateSearchTests`).
    ///
    /// | | |
    /// |---|---|
    /// | name | same 30 (common -6, rare +4 or +8), near 24 or 20, part 18 |
    /// | birth date | same 30, swapped 24, one digit 20, placeholder 14, different -25 |
    /// | NIK | same 45, alike 32 to 36 where the name is too, different -12 |
    /// | place | one card 15, one mother 12, one family 10, one village 8 |
    /// | sex | differs -15 |
    ///
    /// Two names born on one day to one mother are twins: 40 at most, and 52 while a NIK is missing.
    package init(_ facts: PairFacts) {
        var points = 0
        var reasons: [DuplicateReason] = []
        func add(_ weight: Int, _ reason: DuplicateReason) {
            points += weight
            reasons.append(reason)
        }
        add(Self.weight(facts.nik, name: facts.name), .nik(facts.nik))
        add(Self.weight(facts.name), .name(facts.name))
        if facts.name == .same {
            points += Self.rarity(facts.namesakes)
            if facts.namesakes > Self.common { reasons.append(.namesakes(facts.namesakes)) }
        }
        add(Self.weight(facts.born), .born(facts.born))
        if facts.isOneFamily { add(10, .oneFamily) }
        if facts.isOneCard { add(15, .oneCard) }
        if facts.isOneMother { add(12, .oneMother) }
        if facts.isOneVillage, !facts.isOneFamily { add(8, .oneVillage) }
        if facts.differsInSex { add(-15, .otherSex) }
        if facts.nik == .same { points = max(points, Self.listed) }
        let isOneHome = facts.isOneFamily || facts.isOneCard || facts.isOneMother
        // The numbers of twins may end in 0 and 1, as a cut one does.
        let areNumbersApart = !facts.nik.isAlike || facts.nik == .cut
        if isOneHome, facts.born == .same, facts.name != .same, areNumbersApart {
            points = min(points, facts.nik == .unknown ? 52 : 40)
            reasons.append(.twins)
        }
        score = max(0, min(100, points))
        self.reasons = reasons.filter {
            $0 != .nik(.unknown) && $0 != .born(.unknown)
        }
    }

    /// A name is common that more entries than this have.
    private static let common = 300

    private static func rarity(_ namesakes: Int) -> Int {
        switch namesakes {
        case ...5: 8
        case ...40: 4
        case ...common: 0
        default: -6
        }
    }

    private static func weight(_ name: NameLikeness) -> Int {
        switch name {
        case .same: 30
        case .near(let letters): letters == 1 ? 24 : 20
        case .part: 18
        case .different: 0
        }
    }

    private static func weight(_ born: BirthLikeness) -> Int {
        switch born {
        case .same: 30
        case .swapped: 24
        case .digit: 20
        case .placeholder: 14
        case .different: -25
        case .unknown: 0
        }
    }

    /// Numbers that are only alike are chance among neighbours of other names.
    private static func weight(_ nik: NIKLikeness, name: NameLikeness) -> Int {
        if nik == .same { return 45 }
        guard name != .different else { return nik == .different ? -12 : 0 }
        return switch nik {
        case .swapped, .dayPlus40, .cut: 36
        case .digit, .dateSwapped: 32
        case .same, .serial, .unknown: 0
        case .different: -12
        }
    }
}
