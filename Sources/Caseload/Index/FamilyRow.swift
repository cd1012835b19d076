import Documents

/// One line of the list of families.
package struct FamilyRow: Sendable, Equatable {
    package var id: DocumentID
    /// The name of the *pengurus*; of the head where none is known, else of the first member.
    package var holder: String
    /// The name of the *kepala keluarga*; empty if unknown.
    package var head: String
    /// The family card's number as recorded; empty if unknown.
    package var kk: String
    package var village: String
    /// The *kelompok*'s name; empty for none.
    package var group: String
    /// How many members the family has.
    package var members: Int
    /// Ids of the programmes it is in now: `pkh`.
    package var programmes: [String]
    /// Welfare decile, 1 to 10.
    package var desil: Int?

    package init(
        id: DocumentID,
        holder: String,
        head: String = "",
        kk: String = "",
        village: String = "",
        group: String = "",
        members: Int = 0,
        programmes: [String] = [],
        desil: Int? = nil,
    ) {
        self.id = id
        self.holder = holder
        self.head = head
        self.kk = kk
        self.village = village
        self.group = group
        self.members = members
        self.programmes = programmes
        self.desil = desil
    }
}

/// A village of the caseload with the number of its families.
package struct VillageChoice: Sendable, Equatable, Hashable {
    package var name: String
    /// Kemendagri code; tells villages of one name apart; empty if unknown.
    package var code: String
    package var families: Int
}

/// A *kelompok* with the number of its families.
package struct GroupChoice: Sendable, Equatable, Hashable {
    package var id: DocumentID
    package var name: String
    package var families: Int
}

/// A programme with the number of families in it.
package struct ProgrammeChoice: Sendable, Equatable, Hashable {
    package var id: String
    package var families: Int
}
