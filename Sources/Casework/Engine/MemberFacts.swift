import Documents

/// What the rules look at in a member; small enough to be made for every member of a caseload.
package struct MemberFacts: Sendable {
    package let id: DocumentID
    package let born: Day?
    package let sex: Sex?
    /// In capitals, `SMK`; nil for those without school or without a level.
    package let schoolLevel: String?
    package let hasSchool: Bool
    package let states: [MemberState]
    /// The family's aid holder.
    package let isPengurus: Bool

    package init(
        id: DocumentID,
        born: Day?,
        sex: Sex?,
        schoolLevel: String?,
        hasSchool: Bool,
        states: [MemberState],
        isPengurus: Bool,
    ) {
        self.id = id
        self.born = born
        self.sex = sex
        self.schoolLevel = schoolLevel.map { MemberFacts.levelName($0) }
        self.hasSchool = hasSchool
        self.states = states
        self.isPengurus = isPengurus
    }

    /// The family's *pengurus*, or its head where none is recorded, counts as aid holder.
    package init(_ member: Member, in family: Family) {
        self.init(
            id: member.id,
            born: member.born,
            sex: member.sex,
            schoolLevel: member.school?.level,
            hasSchool: member.school != nil,
            states: member.states,
            isPengurus: (family.pengurus ?? family.head) == member.id,
        )
    }

    private static func levelName(_ text: String) -> String {
        text.utf8.contains { $0 == 0x20 || $0 > 0x60 }
            ? text.uppercased().split(separator: " ").joined(separator: " ") : text
    }
}
