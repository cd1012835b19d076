import Documents

/// Looks at one family at a time for what cannot be right.
///
/// Pure: numbers that several families share come in as an argument. About 3 microseconds a person.
package struct AnomalyRules: Sendable {
    package let today: Day
    package let shared: SharedNumbers

    /// Recorded for an e-KTP from this age on.
    package static let cardAge = 17
    /// Ages at which a birth is taken for possible.
    package static let fertileAges = 10...55
    /// Nobody in the register is older.
    static let oldest = 110

    package init(today: Day, shared: SharedNumbers = SharedNumbers()) {
        self.today = today
        self.shared = shared
    }

    /// In the order of the family card: the family's own first, then each member's.
    package func anomalies(_ household: Household) -> [Anomaly] {
        var found = card(household)
        found += leaders(household)
        for person in household.members { found += anomalies(person, household) }
        return found
    }

    // MARK: The family

    private func card(_ household: Household) -> [Anomaly] {
        var found: [Anomaly] = []
        func add(_ reason: AnomalyReason) { found.append(Anomaly(reason, family: household.id)) }
        if household.members.isEmpty { add(.noMembers) }
        guard let text = household.kk, !text.isEmpty else {
            add(.kkMissing)
            return found + phone(household.phone, household.id, nil)
        }
        do throws(IdentityNumberError) {
            let number = try KKNumber(text)
            for warning in number.warnings(homeRegion: household.villageCode)
            where !isHome(warning, household) {
                add(.kkWarning(warning))
            }
        } catch {
            add(.kk(error))
        }
        if let other = shared.cards[text]?.first(where: { $0 != household.id }) {
            add(.kkTwice(other: other))
        }
        return found + phone(household.phone, household.id, nil)
    }

    private func leaders(_ household: Household) -> [Anomaly] {
        guard !household.members.isEmpty else { return [] }
        var found: [Anomaly] = []
        func add(_ reason: AnomalyReason, _ member: DocumentID? = nil) {
            found.append(Anomaly(reason, family: household.id, member: member))
        }
        let here = household.members.filter { isHere($0) }
        let pengurus = household.members.first { $0.id == household.pengurus }
        if let pengurus {
            if pengurus.has(.meninggal, today) {
                add(.pengurusDead, pengurus.id)
            } else if pengurus.has(.pindah, today) {
                add(.pengurusMoved, pengurus.id)
            }
        } else {
            add(.noPengurus)
        }
        let heads = household.members.filter { $0.relation == 1 }
        let head = household.members.first { $0.id == household.head } ?? heads.first
        if let head {
            let left = here.count { $0.id != head.id }
            if left > 0, head.has(.meninggal, today) { add(.headDead(left: left), head.id) }
            if left > 0, !head.has(.meninggal, today), head.has(.pindah, today) {
                add(.headMoved(left: left), head.id)
            }
        } else {
            add(.noHead)
        }
        let living = heads.count { isHere($0) }
        if living > 1 { add(.severalHeads(count: living)) }
        return found
    }

    private func isHere(_ person: Household.Person) -> Bool {
        !person.has(.meninggal, today) && !person.has(.pindah, today)
    }

    // MARK: A person

    private func anomalies(_ person: Household.Person, _ household: Household) -> [Anomaly] {
        var found: [Anomaly] = []
        func add(_ reason: AnomalyReason) {
            found.append(Anomaly(reason, family: household.id, member: person.id))
        }
        if person.has(.meninggal, today) {
            let since = person.states.first { $0.code == .meninggal }?.from
            add(.deadListed(since: since))
            // What else is odd about the dead is of no use to anyone.
            return found
        }
        if person.has(.pindah, today) {
            add(.movedListed(since: person.states.first { $0.code == .pindah }?.from))
        }
        for reason in number(person, household) { add(reason) }
        for reason in age(person, household) { add(reason) }
        return found + phone(person.phone, household.id, person.id)
    }

    private func number(
        _ person: Household.Person,
        _ household: Household,
    ) -> [AnomalyReason] {
        guard let text = person.nik, !text.isEmpty else {
            let age = person.born.map { $0.age(at: today) } ?? 0
            return age >= Self.cardAge ? [.adultWithoutNIK(age: age)] : []
        }
        var reasons: [AnomalyReason] = []
        do throws(IdentityNumberError) {
            let nik = try NIK(text)
            let stated = NIK.Stated(
                born: person.born,
                sex: person.sex,
                homeRegion: household.villageCode,
                parents: parents(of: person, household),
                familyCard: household.kk.flatMap { try? KKNumber($0) },
            )
            reasons += nik.warnings(stated: stated).filter { !isHome($0, household) }
                .map(AnomalyReason.nikWarning)
        } catch {
            reasons.append(.nik(error))
        }
        let others = shared.niks[text]?.filter { $0 != person.id } ?? []
        let own = Set(household.members.map(\.id))
        if let other = others.first(where: { !own.contains($0) }) {
            reasons.append(.inTwoFamilies(other: other))
        } else if let other = others.first {
            reasons.append(.nikTwice(other: other))
        }
        return reasons
    }

    /// The NIK of those the person may be the child of.
    private func parents(
        of person: Household.Person,
        _ household: Household,
    ) -> [NIK] {
        let isChild = person.relation.map { (3...5).contains($0) } ?? false
        guard isChild || person.mother != nil else { return [] }
        return household.members.filter { other in
            guard other.id != person.id else { return false }
            if other.id == person.mother { return true }
            guard isChild else { return false }
            return other.relation == 1 || other.relation == 2
        }
        .compactMap { $0.nik.flatMap { try? NIK($0) } }
    }

    private func age(_ person: Household.Person, _ household: Household) -> [AnomalyReason] {
        guard let born = person.born else { return [.bornMissing] }
        guard born <= today else { return [.bornInFuture] }
        var reasons: [AnomalyReason] = []
        let age = born.age(at: today)
        if age > Self.oldest { reasons.append(.tooOld(age: age)) }
        if let mother = household.members.first(where: { $0.id == person.mother })?.born {
            let atBirth = mother < born ? mother.age(at: born) : 0
            if !Self.fertileAges.contains(atBirth) { reasons.append(.motherAge(atBirth)) }
        }
        if person.has(.hamil, today) {
            if person.sex == .male {
                reasons.append(.pregnantMale)
            } else if !Self.fertileAges.contains(age) {
                reasons.append(.pregnantAge(age))
            }
        }
        if let level = person.level, let ages = SchoolAges.of(level), !ages.contains(age) {
            reasons.append(.schoolAge(level: level, age: age))
        }
        return reasons
    }

    private func phone(
        _ text: String?,
        _ family: DocumentID,
        _ member: DocumentID?,
    ) -> [Anomaly] {
        guard let text, !text.isEmpty, text != "-" else { return [] }
        do throws(PhoneNumber.Failure) {
            _ = try PhoneNumber(text)
            return []
        } catch {
            return [Anomaly(.phone(error), family: family, member: member)]
        }
    }

    /// A province that no list has, and yet the family's own: a new one.
    private func isHome(_ warning: IdentityNumberWarning, _ household: Household) -> Bool {
        guard case .unknownProvince(let province) = warning else { return false }
        return household.villageCode.flatMap { Int($0.prefix(2)) } == province
    }
}

/// The ages at which one goes to a school of some level, with years to spare for late starters and for
/// those who repeat a class (the obligation itself ends at 21; domain reference, section 1.1).
enum SchoolAges {
    /// Nil for levels that have no age: *Paket*, SLB, words nobody knows.
    static func of(_ level: String) -> ClosedRange<Int>? {
        switch level.uppercased() {
        case "PAUD", "TK", "RA", "KB": 2...7
        case "SD", "MI": 5...15
        case "SMP", "MTS": 10...18
        case "SMA", "SMK", "MA", "MAK": 13...22
        default: nil
        }
    }
}

/// Finds people, in the order of the register, whose NIK end in 0 one after the other.
///
/// One number in ten does so by right; five in a row are one chance in a hundred thousand.
package struct TrailingZeroPeople: Sendable {
    private var current: [(family: DocumentID, member: DocumentID)] = []
    private var found: [Anomaly] = []

    /// As in `TrailingZeroRuns`.
    private static let least = 5

    package init() {}

    /// Notes the next person who has sixteen digits for a NIK.
    package mutating func add(_ family: DocumentID, _ member: DocumentID, nik: String) {
        if nik.utf8.last == UInt8(ascii: "0") {
            current.append((family, member))
        } else {
            close()
        }
    }

    package mutating func finish() -> [Anomaly] {
        close()
        return found
    }

    private mutating func close() {
        if current.count >= Self.least {
            let reason = AnomalyReason.trailingZeros(count: current.count)
            found += current.map { Anomaly(reason, family: $0.family, member: $0.member) }
        }
        current.removeAll(keepingCapacity: true)
    }
}
