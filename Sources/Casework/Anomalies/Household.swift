import Documents

/// A family and its members as far as anomalies are looked for.
package struct Household: Sendable, Equatable {
    package struct Person: Sendable, Equatable {
        package var id: DocumentID
        package var name: String
        /// As recorded, valid or not.
        package var nik: String?
        package var sex: Sex?
        package var born: Day?
        /// Relation to the head, 1 to 8.
        package var relation: Int?
        package var mother: DocumentID?
        /// The school's level as it calls it; nil for who goes to none.
        package var level: String?
        package var states: [MemberState]
        package var phone: String?

        package init(id: DocumentID, name: String) {
            self.id = id
            self.name = name
            states = []
        }

        package init(_ member: Member) {
            self.init(id: member.id, name: member.name)
            nik = member.nik
            sex = member.sex
            born = member.born
            relation = member.relation
            mother = member.mother
            level = member.school?.level
            states = member.states
            phone = member.phone
        }

        /// Whether a state holds on a day.
        func has(_ code: StateCode, _ day: Day) -> Bool {
            states.contains { state in
                state.code == code && (state.from ?? .first) <= day && (state.to ?? .last) >= day
            }
        }
    }

    package var id: DocumentID
    package var kk: String?
    package var head: DocumentID?
    package var pengurus: DocumentID?
    /// Kemendagri code.
    package var villageCode: String?
    package var phone: String?
    package var members: [Person]

    package init(id: DocumentID, members: [Person] = []) {
        self.id = id
        self.members = members
    }

    package init(_ family: Family, _ members: [Member]) {
        self.init(id: family.id, members: members.map(Person.init))
        kk = family.kk
        head = family.head
        pengurus = family.pengurus
        villageCode = family.villageCode
        phone = family.phone
    }
}

/// What one family cannot know: numbers that others carry too.
package struct SharedNumbers: Sendable, Equatable {
    /// NIK that more than one entry carries, each with its people.
    package var niks: [String: [DocumentID]]
    /// KK numbers of more than one family document.
    package var cards: [String: [DocumentID]]

    package init(niks: [String: [DocumentID]] = [:], cards: [String: [DocumentID]] = [:]) {
        self.niks = niks
        self.cards = cards
    }
}
