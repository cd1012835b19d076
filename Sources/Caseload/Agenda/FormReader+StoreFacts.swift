import Casework
import Documents
import Forms
import LocalStore

/// What only the store can tell to the expressions of a form.
extension FormReader {
    /// Facts out of records about a family and one of its members, by name; those that are nothing left out.
    ///
    /// The same values that alert rules see. What the register tells is left to `FormFacts`.
    ///
    /// `record`: The one that asks, where it is kept already; it does not restrict itself by what came out of it.
    func storeFacts(
        _ family: DocumentID?,
        _ member: DocumentID?,
        on day: Day,
        for record: DocumentID?,
    ) throws(StoreError) -> [String: Value] {
        guard let family else { return [:] }
        var values: [String: Value] = [:]
        for (name, value) in try CaseFacts.named(rules, family, member, on: day, reader)
        where Self.fromStore.contains(name) {
            values[name] = value
        }
        if let member {
            values[FactName.memberHasRestrictedCase.rawValue] = .flag(
                try hasRestrictedCase(member, but: record)
            )
        }
        return values
    }

    /// What is done for someone tells of her case, also after it is closed.
    private func hasRestrictedCase(
        _ member: DocumentID,
        but record: DocumentID?,
    ) throws(StoreError) -> Bool {
        let query = "SELECT doc, form, sensitive FROM act WHERE member = ? AND kind = 'case'"
        var found = false
        var finder = RestrictionFinder(reader, book)
        try reader.rows(query, [.text(CaseloadProjections.key(member.rawValue))]) {
            (row) throws(StoreError) in
            if found { return }
            let form = book.form(FormID(row.text(1)))
            let number = row.int(0)
            guard try row.isSensitive(2, form, document: number, reader) else { return }
            guard let record, let id = try reader.id(ofDocument: number) else {
                found = true
                return
            }
            if id != record { found = try finder.isRestricted(id, but: record) }
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
