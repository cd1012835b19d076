import Caseload
import LocalStore

/// How syncing stands for somebody who looks from outside of a running screen.
package struct SyncStanding: Sendable, Equatable {
    /// nil where no server is set.
    package let settings: SyncSettings?
    /// When a sync with a server or desk was last done in full, milliseconds since 1970.
    package let lastDone: Int?
    package let last: SyncLogEntry?
    /// Records that wait for delivery, and those no server is certain to have.
    package let waiting: Int
    package let onlyHere: Int
    /// Records at a desk, and those the server refused.
    package let left: DeliverySum
    package let conflicts: Int

    package init(of caseload: Caseload) throws(CaseloadError) {
        do throws(StoreError) {
            settings = try caseload.store.syncSettings()
            let log = try caseload.store.syncLog()
            lastDone = log.lastDone
            last = log.entries.last
        } catch {
            throw .store(error)
        }
        left = try caseload.deliverySum()
        waiting = left.waiting
        onlyHere = try caseload.recordsOnlyHere()
        conflicts = try caseload.conflictCount()
    }
}
