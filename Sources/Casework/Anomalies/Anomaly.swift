import Documents

/// Something in the register that cannot be right, or hardly can (domain reference, section 4).
package struct Anomaly: Sendable, Hashable {
    package enum Severity: Int, Sendable, Comparable, CaseIterable {
        /// Right for many; worth knowing.
        case note
        /// Somebody should ask.
        case warning
        /// Cannot be.
        case error

        package static func < (left: Severity, right: Severity) -> Bool {
            left.rawValue < right.rawValue
        }

        /// A stable word for the command line.
        package var code: String {
            switch self {
            case .note: "note"
            case .warning: "warning"
            case .error: "error"
            }
        }
    }

    package var reason: AnomalyReason
    package var family: DocumentID
    /// Whom it is about; nil for the family itself.
    package var member: DocumentID?

    package init(_ reason: AnomalyReason, family: DocumentID, member: DocumentID? = nil) {
        self.reason = reason
        self.family = family
        self.member = member
    }

    package var severity: Severity { reason.severity }
    package var act: AnomalyAct { reason.act }
}

/// Why an entry is odd; the sentence is made in App, and no number or name is in it.
package enum AnomalyReason: Sendable, Hashable {
    // MARK: The NIK
    case nik(IdentityNumberError)
    case nikWarning(IdentityNumberWarning)
    /// Of 17 years or more, and no NIK: not recorded for an e-KTP.
    case adultWithoutNIK(age: Int)
    /// Others carry this NIK too; one of them.
    case nikTwice(other: DocumentID)
    /// The same, in another family: one person on two cards.
    case inTwoFamilies(other: DocumentID)
    /// One of so many in a row whose NIK end in 0: a spreadsheet cut them.
    case trailingZeros(count: Int)

    // MARK: The family card
    case kk(IdentityNumberError)
    case kkWarning(IdentityNumberWarning)
    case kkMissing
    /// Another family document has this KK number.
    case kkTwice(other: DocumentID)

    // MARK: The family
    case noMembers
    /// No *pengurus* recorded, or one who is not in the family.
    case noPengurus
    case pengurusDead
    case pengurusMoved
    /// The head died or moved, and so many are left behind.
    case headDead(left: Int)
    case headMoved(left: Int)
    case noHead
    case severalHeads(count: Int)

    // MARK: A person
    case deadListed(since: Day?)
    case movedListed(since: Day?)
    case bornMissing
    case bornInFuture
    case tooOld(age: Int)
    /// Younger than 10 or older than 55 at the birth, or not older at all.
    case motherAge(Int)
    case pregnantMale
    /// Pregnant below 10 or above 55.
    case pregnantAge(Int)
    case schoolAge(level: String, age: Int)
    case phone(PhoneNumber.Failure)

    package var severity: Anomaly.Severity {
        switch self {
        case .nik, .kk, .pregnantMale, .bornInFuture, .noMembers, .inTwoFamilies: .error
        case .nikWarning(.otherRegion), .kkWarning, .movedListed, .kkMissing: .note
        default: .warning
        }
    }

    package var act: AnomalyAct {
        switch self {
        case .nik, .nikWarning, .adultWithoutNIK, .nikTwice, .trailingZeros, .kk, .kkWarning,
            .kkMissing, .bornMissing, .bornInFuture, .tooOld, .motherAge:
            .identity
        case .inTwoFamilies, .kkTwice: .duplicates
        case .noPengurus, .pengurusDead, .pengurusMoved: .pengurus
        case .headDead, .headMoved, .noHead, .severalHeads: .head
        case .deadListed: .death
        case .movedListed: .move
        case .schoolAge: .school
        case .pregnantMale, .pregnantAge: .pregnancy
        case .noMembers, .phone: .family
        }
    }

    /// A stable word for the command line.
    package var code: String {
        switch self {
        case .nik: "nik-impossible"
        case .nikWarning(let warning): "nik-" + warning.code
        case .adultWithoutNIK: "adult-without-nik"
        case .nikTwice: "nik-twice"
        case .inTwoFamilies: "in-two-families"
        case .trailingZeros: "nik-trailing-zeros"
        case .kk: "kk-impossible"
        case .kkWarning(let warning): "kk-" + warning.code
        case .kkMissing: "kk-missing"
        case .kkTwice: "kk-twice"
        case .noMembers: "no-members"
        case .noPengurus: "no-pengurus"
        case .pengurusDead: "pengurus-dead"
        case .pengurusMoved: "pengurus-moved"
        case .headDead: "head-dead"
        case .headMoved: "head-moved"
        case .noHead: "no-head"
        case .severalHeads: "several-heads"
        case .deadListed: "dead-listed"
        case .movedListed: "moved-listed"
        case .bornMissing: "born-missing"
        case .bornInFuture: "born-in-future"
        case .tooOld: "too-old"
        case .motherAge: "mother-age"
        case .pregnantMale: "pregnant-male"
        case .pregnantAge: "pregnant-age"
        case .schoolAge: "school-age"
        case .phone: "phone"
        }
    }
}

extension IdentityNumberWarning {
    fileprivate var code: String {
        switch self {
        case .unknownProvince: "unknown-province"
        case .oddRegency: "odd-regency"
        case .otherRegion: "other-region"
        case .birthDiffers: "birth-differs"
        case .sexDiffers: "sex-differs"
        case .equalsParent: "equals-parent"
        case .equalsFamilyCard: "equals-kk"
        case .usedTwice: "twice"
        case .cardUsedTwice: "kk-twice"
        case .oddRecordingDate: "odd-date"
        }
    }
}

/// What can be proposed about an anomaly; the form that does it is found by App.
package enum AnomalyAct: String, Sendable, Hashable, CaseIterable {
    case identity, duplicates, pengurus, head, death, move, school, pregnancy, family
}
