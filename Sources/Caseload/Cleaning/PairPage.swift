import Casework
import Documents
import LocalStore

/// Two entries side by side, with all the register says of them.
package struct PairPage: Sendable, Equatable {
    package struct Side: Sendable, Equatable {
        package var member: Member
        package var family: Family
        package var holder: String
        package var head: String
        package var mother: String
        package var school: String
        package var posyandu: String
        /// How many members the family has.
        package var members: Int

        package init(
            member: Member,
            family: Family,
            holder: String = "",
            head: String = "",
            mother: String = "",
            school: String = "",
            posyandu: String = "",
            members: Int = 1,
        ) {
            self.member = member
            self.family = family
            self.holder = holder
            self.head = head
            self.mother = mother
            self.school = school
            self.posyandu = posyandu
            self.members = members
        }
    }

    package var left: Side
    package var right: Side

    package init(left: Side, right: Side) {
        self.left = left
        self.right = right
    }

    package var pair: EntryPair { EntryPair(left.member.id, right.member.id) }
}

extension Caseload {
    /// Both entries of a pair; nil when one of them is gone.
    package func pairPage(
        _ left: DocumentID,
        _ right: DocumentID,
    ) throws(CaseloadError) -> PairPage? {
        try read { (reader) throws(StoreError) in
            let reading = CaseloadReader(reader: reader, rules: try rules(reader))
            guard let one = try reading.side(left), let other = try reading.side(right) else {
                return nil
            }
            return PairPage(left: one, right: other)
        }
    }
}

extension CaseloadReader {
    fileprivate func side(_ id: DocumentID) throws(StoreError) -> PairPage.Side? {
        guard let member = try member(id) else { return nil }
        let family = try family(member.family) ?? Family(id: member.family)
        let briefs = BriefReader(reader)
        func name(_ id: DocumentID?) throws(StoreError) -> String {
            guard let id else { return "" }
            return try briefs.name(id.rawValue)
        }
        func facility(_ id: DocumentID?) throws(StoreError) -> String {
            guard let id else { return "" }
            return try self.facility(id)?.name ?? ""
        }
        return PairPage.Side(
            member: member,
            family: family,
            holder: try name(family.pengurus),
            head: try name(family.head),
            mother: try name(member.mother),
            school: try facility(member.school?.facility),
            posyandu: try facility(member.posyandu),
            members: try reader.count(
                "SELECT count(*) FROM member WHERE family = ?",
                [.text(CaseloadProjections.key(family.id.rawValue))],
            ),
        )
    }
}
