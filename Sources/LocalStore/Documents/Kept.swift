/// Something large that was made of the projections and is kept so that it need not be made again:
/// what it stands for, and in how many parts it lies beside.
///
/// It may vanish at any time: with a deleted document of its kinds, and with each rebuild. Whoever
/// keeps it can make it anew.
package struct KeptHead: Sendable, Equatable {
    /// The shape of the parts; of another one than the reader knows they are of no use.
    package var format: Int
    /// The place in the feed, and the highest number of a document, that the parts are as of.
    package var sequence: Int
    package var document: Int
    /// How many parts there are, numbered from 0.
    package var parts: Int

    package init(format: Int, sequence: Int, document: Int, parts: Int) {
        self.format = format
        self.sequence = sequence
        self.document = document
        self.parts = parts
    }

    static let dropAll = "DELETE FROM kept"
    static let dropKind = "DELETE FROM kept WHERE instr(kinds, ' ' || ? || ' ') > 0"
}

extension Reader {
    /// What is kept under a name; nil when nothing is.
    package func kept(_ name: String) throws(StoreError) -> KeptHead? {
        try first("SELECT format, seq, document, parts FROM kept WHERE name = ?", [.text(name)]) {
            row in
            KeptHead(
                format: row.int(0),
                sequence: row.int(1),
                document: row.int(2),
                parts: row.int(3),
            )
        }
    }

    /// Lends the bytes of one part, which stay valid until `body` returns; nil when it is not there.
    package func keptPart<Result>(
        _ name: String,
        _ number: Int,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result,
    ) throws(StoreError) -> Result? {
        let query = "SELECT bytes FROM kept_part WHERE name = ? AND number = ?"
        return try first(query, [.text(name), .int(number)]) { row in row.withBlob(0, body) }
    }
}

extension Reader {
    /// Runs a body that reads many pages once: they take no place in the page cache.
    package func sparingly<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try connection.run("PRAGMA cache_size = -\(CacheSize.backup)")
        defer { try? connection.run("PRAGMA cache_size = -\(CacheSize.reader)") }
        return try body()
    }
}

extension Writer {
    /// Keeps parts in the place of those kept before.
    ///
    /// - Parameters:
    ///   - name: Whose they are.
    ///   - head: What they stand for; its `parts` is their count.
    ///   - kinds: The kinds of documents whose content they hold.
    ///   - parts: The bytes, at most 1 GB each.
    /// - Throws: What writing the file meets.
    package func keep(
        _ name: String,
        _ head: KeptHead,
        kinds: [String],
        parts: [[UInt8]],
    ) throws(StoreError) {
        precondition(head.parts == parts.count, "a head counts its parts")
        try dropKept(name)
        let insert = try connection.statement("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)")
        insert.bind(all: [
            .text(name), .int(head.format), .int(head.sequence), .int(head.document),
            .int(head.parts), .text(kinds.map { " \($0) " }.joined()),
        ])
        try insert.run()
        let part = try connection.statement("INSERT INTO kept_part VALUES (?, ?, ?)")
        for (number, bytes) in parts.enumerated() {
            part.bind(1, name)
            part.bind(2, number)
            part.bind(3, bytes)
            try part.run()
        }
    }

    /// Says that what is kept stands for a later moment, too; false when it is not what was expected.
    package func moveKept(
        _ name: String,
        from old: KeptHead,
        to new: KeptHead,
    ) throws(StoreError) -> Bool {
        guard try kept(name) == old else { return false }
        let update = try connection.statement(
            "UPDATE kept SET seq = ?, document = ? WHERE name = ?"
        )
        update.bind(1, new.sequence)
        update.bind(2, new.document)
        update.bind(3, name)
        try update.run()
        return true
    }

    /// Forgets what is kept under a name.
    package func dropKept(_ name: String) throws(StoreError) {
        let drop = try connection.statement("DELETE FROM kept WHERE name = ?")
        drop.bind(1, name)
        try drop.run()
    }
}
