import Documents

/// What a salvage brought out of a damaged store.
package struct SalvageReport: Sendable, Equatable {
    package internal(set) var documents = 0
    /// Documents that were there and could not be read, as far as they can be counted.
    package internal(set) var lost = 0
    package internal(set) var drafts = 0
}

/// Saves what is readable of a damaged store into a new one.
///
/// Reads document by document; where a document's own row is on a damaged page, its id comes from
/// the index and its newest body from the bodies. The damaged store is only read.
package enum Salvage {
    /// Makes a store in `target`, with the same key and copies of the key files, out of `folder`.
    ///
    /// Throws `damaged` when not even the list of tables can be read.
    @discardableResult
    package static func run(
        from folder: StoreFolder,
        key: StoreKey,
        to target: StoreFolder,
        options: StoreOptions = StoreOptions(),
        progress: Progress = .silent,
    ) throws(StoreError) -> SalvageReport {
        try folder.requireStore()
        let lock = try FolderLock(
            folder,
            act: "salvage",
            since: options.clock(),
            exclusive: true,
        )
        defer { lock.release() }
        let wreck = try Wreck(StoreCopy.connect(folder, key: key, options: options))
        let saved = try Store.create(in: target, key: key, options: options)
        defer { saved.close() }
        let report = try saved.write(bulk: true) { (writer) throws(StoreError) in
            try move(wreck, into: writer, progress: progress)
        }
        for name in try folder.keyFileNames() + ["label"] {
            let path = folder.path + "/" + name
            if try Files.exists(path) { try Files.copy(path, to: target.path + "/" + name) }
        }
        return report
    }

    private static func move(
        _ wreck: Wreck,
        into writer: Writer,
        progress: Progress,
    ) throws(StoreError) -> SalvageReport {
        var report = SalvageReport()
        let last = wreck.lastDocument
        let ids = wreck.idsByDocument()
        for doc in 1...max(1, last) {
            if doc % 256 == 0 { try progress.check(done: doc, total: last) }
            switch wreck.document(doc, knownID: ids[doc]) {
            case .absent: break
            case .unreadable: report.lost += 1
            case .found(let found):
                try writer.adopt(
                    found.id,
                    tree: found.tree,
                    local: found.local,
                    bodies: found.bodies,
                    deliveries: found.deliveries,
                )
                report.documents += 1
            }
        }
        for draft in wreck.drafts() {
            try writer.putDraft(draft.key, draft.body)
            report.drafts += 1
        }
        for (id, body) in wreck.localDocuments() { try writer.putLocalDocument(id, body) }
        for release in wreck.releases() {
            try writer.setRelease(release.family, done: release.done)
        }
        // Its feed is not the old one's: peers must not go on from where that had come to.
        try writer.setMeta(.lastRestore, writer.now)
        try writer.setMeta(.offered, try writer.lastSequence())
        return report
    }
}
