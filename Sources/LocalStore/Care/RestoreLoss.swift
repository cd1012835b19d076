import Documents

/// What of a store would be gone if another one took its place.
struct RestoreLoss: Equatable {
    /// Leaves no server has and the other store does not know; nil when they cannot be counted.
    var records: Int? = 0
    /// Rows of the register that were only imported here and that the other store has not, or otherwise.
    var locals = 0
    /// Drafts the other store has not, or has otherwise.
    var drafts = 0

    var isNothing: Bool { records == 0 && locals == 0 && drafts == 0 }

    static func count(
        of folder: StoreFolder,
        key: StoreKey?,
        against other: StoreFolder,
        key otherKey: StoreKey,
        options: StoreOptions,
    ) throws(StoreError) -> RestoreLoss {
        guard folder.hasStore else { return RestoreLoss() }
        guard let key else { return RestoreLoss(records: nil) }
        let replacing = try Reader(StoreCopy.connect(other, key: otherKey, options: options))
        do throws(StoreError) {
            let connection = try StoreCopy.connect(folder, key: key, options: options)
            _ = try Upgrade.version(of: connection, known: options.schema)
            return try count(of: Reader(connection), against: replacing)
        } catch {
            switch error {
            case .locked, .busy: throw error
            // A later program's file is left alone, even by force: it is whole, and more than we know.
            case .newerVersion: throw error
            // Empty, cut off, damaged: what it holds cannot be counted.
            default: return RestoreLoss(records: nil)
            }
        }
    }

    private static func count(
        of current: Reader,
        against other: Reader,
    ) throws(StoreError) -> RestoreLoss {
        var loss = RestoreLoss()
        var records = 0
        try current.rows(
            """
            SELECT d.id, v.revision FROM delivery v JOIN document d ON d.doc = v.doc
            WHERE v.leaf = 1 AND (v.state < 3 OR v.state = 6 OR v.by_stick = 1)
            """
        ) { (row) throws(StoreError) in
            let revision = try DocumentRow.revision(row, 1)
            let known = try other.row(DocumentID(row.text(0)))
            if known?.tree.contains(revision) != true { records += 1 }
        }
        loss.records = records
        var locals = 0
        // Never pushed, so that no server has them; what was purged has another mark.
        try current.rows(
            "SELECT id, winner FROM document WHERE local = 1 AND deleted = 0"
        ) { (row) throws(StoreError) in
            let revision = try DocumentRow.revision(row, 1)
            let known = try other.row(DocumentID(row.text(0)))
            if known?.tree.contains(revision) != true { locals += 1 }
        }
        loss.locals = locals
        for draft in try current.drafts() {
            if try other.draft(draft.key)?.body != draft.body { loss.drafts += 1 }
        }
        return loss
    }
}
