extension Reader {
    /// The leaves that came last to a state, the newest first.
    ///
    /// Cost: a look at each leaf of the store.
    package func deliveries(
        in state: DeliveryState,
        limit: Int,
        kinds: KindFilter = .all,
    ) throws(StoreError) -> [Delivery] {
        let statement = try connection.statement(
            """
            SELECT id, v.revision, v.state, v.at, v.reason, v.leaf, v.by_stick
            FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 1 AND v.state = ?\(kinds.condition) ORDER BY v.at DESC, v.doc LIMIT ?
            """
        )
        statement.bind(1, state.rawValue)
        statement.bind(2, max(0, limit))
        return try deliveries(statement)
    }
}
