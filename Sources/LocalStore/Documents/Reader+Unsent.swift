extension Reader {
    /// Records that have not left this laptop for a desk or a server: what a sync would have to send.
    package func unsentCount() throws(StoreError) -> Int {
        // The index of what waits is for `state < 3`, which SQLite does not conclude by itself.
        try connection.integer(
            "SELECT count(DISTINCT doc) FROM delivery WHERE leaf = 1 AND state < 3 AND state < 2"
        ) ?? 0
    }
}
