import Casework
import Documents
import Forms
import LocalStore

/// What only the store can tell to the expressions of a form.
extension FormReader {
    /// Facts out of records about a family and one of its members, by name; those that are nothing left out.
    ///
    /// The same values that alert rules see. What the register tells is left to `FormFacts`.
    func storeFacts(
        _ family: DocumentID?,
        _ member: DocumentID?,
        on day: Day,
    ) throws(StoreError) -> [String: Value] {
        guard let family else { return [:] }
        var values: [String: Value] = [:]
        for (name, value) in try CaseFacts.named(rules, family, member, on: day, reader)
        where Self.fromStore.contains(name) {
            values[name] = value
        }
        if let member {
            values[FactName.memberHasRestrictedCase.rawValue] = .flag(
                try hasRestrictedCase(member)
            )
        }
        return values
    }

    /// What is done for someone tells of her case, also after it is closed.
    private func hasRestrictedCase(_ member: DocumentID) throws(StoreError) -> Bool {
        let query = "SELECT doc, form, sensitive FROM act WHERE member = ? AND kind = 'case'"
        var found = false
        try reader.rows(query, [.text(CaseloadProjections.key(member.rawValue))]) {
            (row) throws(StoreError) in
            if found { return }
            let form = book.form(FormID(row.text(1)))
            found = try row.isSensitive(2, form, document: row.int(0), reader)
        }
        return found
    }

    private static let fromStore = Set(
        [
            FactName.memberNIKStatus, .memberANCCount, .memberAttendance1, .memberAttendance2,
            .memberAttendance3, .memberMissedWeighings, .memberUnweighed, .memberObligations,
            .memberMissed,
            .memberOpenCases, .familyProgrammes, .familyComponents, .familyStageAmount,
            .familyIncome, .familyMonthsSinceVisit, .familyFailedAid, .familyMissedSessions,
            .familyOpenComplaints, .familyOpenReferrals, .familyOverdueComplaints,
            .familyOverdueReferrals, .familyOpenCases,
            .memberMemberships, .familyMonthsJoined, .familyMemberships,
            .familyMinimumWage, .familyStateJobs, .familyPossibleComponents,
        ]
        .map(\.rawValue)
    )
}
