import LocalStore

/// Why a hub's folder cannot be used.
package enum DeskError: Error, Sendable, Equatable {
    case store(StoreError)
    /// Another hub has this folder open.
    case inUse(process: Int?)
    /// The desk was opened beside the running hub, which alone may change it.
    case guest
    /// What stands in the desk's own store cannot be read.
    case damagedCatalogue
    /// A login without a usable name or password: `row` counts from 1.
    case badLogin(row: Int)
    case badDatabaseName
    /// There is no database of this name that was set aside.
    case notSetAside
    /// The folder cannot be made or entered.
    case noAccess(path: String)
}
