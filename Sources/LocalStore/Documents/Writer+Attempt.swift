extension Writer {
    /// Runs a part of the transaction that may fail alone: it is then taken back, and the rest stands.
    ///
    /// - Returns: What was wrong with the store or the request; nil when it went well.
    /// - Throws: Failures of the disk, which end the transaction.
    package func attempt(_ body: () throws(StoreError) -> Void) throws(StoreError) -> String? {
        try connection.run("SAVEPOINT attempt")
        do throws(StoreError) {
            try body()
            try connection.run("RELEASE attempt")
            return nil
        } catch {
            switch error {
            case .damaged(_, let detail), .misuse(let detail):
                try connection.run("ROLLBACK TO attempt; RELEASE attempt")
                return detail
            default: throw error
            }
        }
    }
}
