/// How many records have come how far, short of the final server: what a screen may not keep silent about.
package struct DeliverySum: Sendable, Equatable {
    /// Here or on a stick: what a sync would have to send.
    package var unsent = 0
    /// At a desk, which has not yet told that the server has them.
    package var atDesk = 0
    /// Refused by the server: out of the queue, and nowhere but here.
    package var refused = 0

    package init(unsent: Int = 0, atDesk: Int = 0, refused: Int = 0) {
        self.unsent = unsent
        self.atDesk = atDesk
        self.refused = refused
    }

    /// Whether the server has all, as far as is known here.
    package var isNothing: Bool { self == DeliverySum() }
}

extension Reader {
    /// Counts each record once, under the state it is furthest behind in.
    ///
    /// Walks the queue, not the store.
    package func deliverySum() throws(StoreError) -> DeliverySum {
        let unsent = try unsentCount()
        return DeliverySum(
            unsent: unsent,
            atDesk: try queueCount() - unsent,
            refused: try refusedByServerCount(),
        )
    }

    /// Records that the server refused, each once.
    package func refusedByServerCount() throws(StoreError) -> Int {
        try connection.integer(
            """
            SELECT count(DISTINCT doc) FROM delivery
            WHERE leaf = 1 AND state > 4 AND state = 6
            """
        ) ?? 0
    }
}
