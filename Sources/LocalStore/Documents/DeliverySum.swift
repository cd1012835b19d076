/// How many records have come how far, short of the final server: what a screen may not keep silent about.
package struct DeliverySum: Sendable, Equatable {
    /// Here or on a stick: what a sync would have to send.
    package var unsent = 0
    /// Those of `unsent` that are on a stick.
    package var onStick = 0
    /// At a desk, which has not yet told that the server has them.
    package var atDesk = 0
    /// Out of the queue by what a stick says, and confirmed by nobody.
    package var byStick = 0
    /// Refused by the server: out of the queue, and nowhere but here.
    package var refused = 0
    /// Whether the server is known to have any record.
    ///
    /// Asked only where nothing is short of it: an empty queue says that all has arrived, or that nothing was ever sent.
    package var hasArrived = false

    package init(
        unsent: Int = 0,
        onStick: Int = 0,
        atDesk: Int = 0,
        byStick: Int = 0,
        refused: Int = 0,
        hasArrived: Bool = false,
    ) {
        self.unsent = unsent
        self.onStick = onStick
        self.atDesk = atDesk
        self.byStick = byStick
        self.refused = refused
        self.hasArrived = hasArrived
    }

    /// What the queue counts.
    package var waiting: Int { unsent + atDesk }

    /// Whether nothing is short of the server, as far as is known here.
    package var isNothing: Bool { waiting + byStick + refused == 0 }
}

extension Reader {
    /// Counts each record once, under the state it is furthest behind in.
    ///
    /// Walks the queue, not the store; where that is empty, the deliveries up to the first that has arrived.
    ///
    /// `kinds`: What counts as a record, for `hasArrived`.
    package func deliverySum(_ kinds: KindFilter = .all) throws(StoreError) -> DeliverySum {
        let unsent = try unsentCount()
        let local = try count(
            "SELECT count(DISTINCT doc) FROM delivery WHERE leaf = 1 AND state < 3 AND state = 0"
        )
        var sum = DeliverySum(
            unsent: unsent,
            onStick: unsent - local,
            atDesk: try queueCount() - unsent,
            byStick: try count(
                "SELECT count(DISTINCT doc) FROM delivery WHERE leaf = 1 AND by_stick = 1"
            ),
            refused: try refusedByServerCount(),
        )
        if sum.isNothing { sum.hasArrived = try hasArrived(kinds) }
        return sum
    }

    private func hasArrived(_ kinds: KindFilter) throws(StoreError) -> Bool {
        try first(
            """
            SELECT 1 FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 1 AND v.state IN (3, 4, 5)\(kinds.condition) LIMIT 1
            """
        ) { row in row.bool(0) } ?? false
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
