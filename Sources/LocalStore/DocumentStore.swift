/// What holds documents and runs transactions on them: a worker's store, or the file of a stick.
package protocol DocumentStore: AnyObject, Sendable {
    /// Runs `body` on the documents as they are at this moment.
    @discardableResult
    func read<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(StoreError) -> Result

    /// The same for a short read between writes, with what is in memory since the last of them.
    @discardableResult
    func readBetweenWrites<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(StoreError) -> Result

    /// Runs `body` in one transaction, durable when this returns.
    @discardableResult
    func write<Result>(
        bulk: Bool,
        _ body: (Writer) throws(StoreError) -> Result,
    ) throws(StoreError) -> Result
}

extension DocumentStore {
    @discardableResult
    package func readBetweenWrites<Result>(
        _ body: (Reader) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try read(body)
    }
}

extension Store: DocumentStore {}
