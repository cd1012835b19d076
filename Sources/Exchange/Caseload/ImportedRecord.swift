import Casework
import Documents

/// Something recorded in the field, as a row of `catatan.csv` has it.
///
/// The member's family, the programme and its rule version are not in the row: who stores it knows
/// them.
package struct ImportedRecord: Sendable, Equatable {
    package enum Subject: Sendable, Equatable {
        /// A state of an obligation in a period, with the figures it rests on.
        case check(obligation: String, period: PeriodID, state: CheckState, facts: CheckFacts?)
        /// A service on a date, with measures by name.
        case event(service: String, date: Day, values: JSONObject)
    }

    package let member: DocumentID
    package let subject: Subject
    /// Worker who recorded it; empty if the row does not say.
    package let by: String
    /// ISO 8601 with zone; empty if the row does not say.
    package let at: String
    package let note: String?

    /// The id its document has.
    package var id: DocumentID {
        switch subject {
        case .check(let obligation, let period, _, _):
            .check(member: member, obligation: obligation, period: period)
        case .event(let service, let date, _):
            .event(member: member, service: service, date: date)
        }
    }

    /// The record's document; `authorship` says who imported it where the row does not say who made
    /// it.
    package func document(
        family: DocumentID,
        programme: String,
        rule: String,
        authorship: Authorship,
    ) -> JSONValue {
        var authorship = authorship
        if !by.isEmpty { authorship.by = by }
        if !at.isEmpty { authorship.at = at }
        switch subject {
        case .check(let obligation, let period, let state, let facts):
            return Check(
                member: member,
                family: family,
                programme: programme,
                obligation: obligation,
                rule: rule,
                period: period,
                state: state,
                facts: facts,
                authorship: authorship,
                note: note,
            ).json
        case .event(let service, let date, let values):
            return ServiceEvent(
                member: member,
                family: family,
                programme: programme,
                service: service,
                date: date,
                values: values,
                authorship: authorship,
                note: note,
            ).json
        }
    }
}
