import LocalStore

/// Which proposals wait for nothing more because the office has decided on them as they are now.
///
/// A proposal that was changed or taken on after the decision waits again: the decision was about another
/// revision.
enum OfficeDecided {
    /// A condition on a row of the table `act`.
    ///
    /// `act`: The table's name in the query. Cost: a look into the deliveries of each proposal, none for other
    /// kinds.
    static func condition(_ act: String) -> String {
        "(\(act).kind = 'proposal' AND EXISTS (\(deliveries("1", act))))"
    }

    /// The decision on a row of the table `act`, as the number of its `DeliveryState`; null while there is none.
    ///
    /// Cost: as `condition`.
    static func state(_ act: String) -> String {
        "CASE WHEN \(act).kind = 'proposal' THEN (\(deliveries("v.state", act))) END"
    }

    /// When that decision was learned here, in milliseconds since 1970; null while there is none.
    ///
    /// Cost: as `condition`.
    static func at(_ act: String) -> String {
        "CASE WHEN \(act).kind = 'proposal' THEN (\(deliveries("v.at", act))) END"
    }

    private static func deliveries(_ column: String, _ act: String) -> String {
        let states = [DeliveryState.accepted, .refusedByOffice].map { String($0.rawValue) }
        return """
            SELECT \(column) FROM document w
            JOIN delivery v ON v.doc = w.doc AND v.revision = w.winner
            WHERE w.doc = \(act).doc AND v.state IN (\(states.joined(separator: ", ")))
            """
    }
}
