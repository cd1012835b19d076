import Casework
import Documents
import Forms
import LocalStore

/// A proposal that was filed and that the office has not refused or ended, for lists that offer to file one.
package struct OpenProposal: Sendable, Equatable {
    package var id: DocumentID
    package var form: FormID
    package var family: DocumentID?
    package var member: DocumentID?
    package var answers: JSONObject

    package init(
        id: DocumentID,
        form: FormID,
        family: DocumentID?,
        member: DocumentID?,
        answers: JSONObject,
    ) {
        self.id = id
        self.form = form
        self.family = family
        self.member = member
        self.answers = answers
    }

    /// Whether it asks for the same as a form that would be opened: about the same, with all that is known of it.
    package func says(_ start: ProposalStart) -> Bool {
        guard form == start.form, !start.answers.isEmpty, family == start.family else {
            return false
        }
        if let wanted = start.member, let member, wanted != member { return false }
        return start.answers.allSatisfy { answers[$0.name] == $0.value }
    }
}

extension Caseload {
    /// The proposals that go on, at most 5,000; those under the veil and restricted ones are none of them.
    package func openProposals(today: Day) throws(CaseloadError) -> [OpenProposal] {
        var query = RecordsQuery(kinds: [DocumentKind(rawValue: "proposal")])
        query.limit = 5_000
        let rows = try records(query, today: today).filter { row in
            !row.isVeiled && !row.isSensitive && (row.state == nil || !row.stateEnds)
                && row.delivery != .refusedByOffice
        }
        return try read { (reader) throws(StoreError) in
            var found: [OpenProposal] = []
            for row in rows {
                guard let stored = try reader.document(row.id), !stored.deleted else { continue }
                let record = FormRecord(partly: stored.body, id: row.id)
                found.append(
                    OpenProposal(
                        id: row.id,
                        form: record.form,
                        family: record.family,
                        member: record.member,
                        answers: record.answers,
                    )
                )
            }
            return found
        }
    }
}
