/// The odd cases every sample holds, one family each: what lists, grids and rules must cope with.
package enum SampleOddity: Int, Sendable, CaseIterable {
    case thirteenMembers
    case twoPregnancies
    case noNIK
    case twins
    /// A child who turns six in the middle of the working quarter.
    case turnsSix
    case accents
    case apostrophes
    case fortyLetters
    case oneWordNames
    /// One of 60 to 69 years and one of more than 70.
    case elderly
    case severelyDisabled
    case rightsVictim
    case afterBirth
    case deceased
    case moved
    case outOfSchool
    case livesAlone
    case graduated
    case twoWorkers
    case secondPregnancy

    /// The family that shows it, spread so that the first screens are not all odd.
    func family(of count: Int) -> Int {
        let stride = max(1, min(count / Self.allCases.count, 14))
        return rawValue * stride + (stride > 1 ? 3 : 0)
    }

    static func at(_ family: Int, of count: Int) -> SampleOddity? {
        allCases.first { $0.family(of: count) == family }
    }
}
