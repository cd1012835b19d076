package final class FamilyProgress: Sendable { package init() {} 
 package func tally(_ ordinal: Int, in: FamilyIndex) -> Tally { Tally() }
 package func hasDraft(_ ordinal: Int, in: FamilyIndex) -> Bool { false }
 }
