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
        let states = [DeliveryState.accepted, .refusedByOffice].map { String($0.rawValue) }
        return """
            (\(act).kind = 'proposal' AND EXISTS (SELECT 1 FROM document w
            JOIN delivery v ON v.doc = w.doc AND v.revision = w.winner
            WHERE w.doc = \(act).doc AND v.state IN (\(states.joined(separator: ", ")))))
            """
    }
}
