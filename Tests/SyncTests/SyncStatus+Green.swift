import Sync

extension SyncStatus {
    /// Whether it says that all is well.
    var isGreen: Bool {
        if case .idle = self { true } else { false }
    }
}
