import Documents
internal import Glibc

/// What a salvage brought out of a damaged store.
package struct SalvageReport: Sendable, Equatable {
    package internal(set) var documents = 0
    /// Those of them whose newest content is lost, and that are saved as they were before.
    package internal(set) var older = 0
    /// Documents that were there and could not be read, as far as anything tells of them: at least so many.
    package internal(set) var lost = 0
    package internal(set) var drafts = 0
    /// Pages that the file's head counts and that are not there; what they held, nobody can tell.
    ///
    /// Nil where they could not be counted.
    package internal(set) var missingPages: Int? = 0
    /// Records in the new store's queue.
    package internal(set) var unsent = 0
    /// Of the lost, those that had not reached a server, as far as anything tells of them: at least so many.
    package internal(set) var lostUnsent = 0
    /// The ids of some of these, which say what they were about; at most `mostNamed`.
    package internal(set) var lostUnsentIDs: [DocumentID] = []

    package static let mostNamed = 200

    /// Whether everything that was there is saved as it was.
    package var isWhole: Bool { lost == 0 && older == 0 && missingPages == 0 }
}

/// Saves what is readable of a damaged store into a new one.
///
/// Three steps, so that a damaged page costs what is on it and no more, whichever page it is:
/// the pages are copied and read each for itself (`LoosePages`), the rows on them are gathered
/// (`Gleaner`), and the documents they make (`Wreck`) are taken over. The damaged store is only read,
/// and not by SQLite, which would fold its log.
package enum Salvage {
    /// Makes a store in `target`, with the same key and copies of the key files, out of `folder`.
    ///
    /// Whole or not at all: made beside its place and renamed. Takes three times the store's size on
    /// the disk of `target` while it runs.
    ///
    /// - Throws: `damaged` when no page can be read, and nothing of it is there then; `truncated` for a
    ///   file without a second page; `newerVersion`; `alreadyExists` for a folder that has anything in it.
    @discardableResult
    package static func run(
        from folder: StoreFolder,
        key: StoreKey,
        to target: StoreFolder,
        options: StoreOptions = StoreOptions(),
        progress: Progress = .silent,
    ) throws(StoreError) -> SalvageReport {
        try folder.requireStore()
        guard try Files.names(in: target.path).isEmpty else {
            throw .alreadyExists(path: target.path)
        }
        let lock = try FolderLock(
            folder,
            act: "salvage",
            since: options.clock(),
            exclusive: true,
        )
        defer { lock.release() }
        let identityRoot = try glance(folder, key: key, options: options)
        let part = StoreFolder(target.path + ".part")
        do throws(StoreError) {
            try Files.removeFolder(part.path)
            try Files.createFolder(part.path)
            let wreck = try gather(
                folder,
                key: key,
                identityRoot: identityRoot,
                in: part,
                progress: progress,
            )
            let missing = missingPages(folder, key: key, options: options, in: part)
            let saved = try Store.create(in: part, key: key, options: options)
            var report: SalvageReport
            do throws(StoreError) {
                report = try saved.write(bulk: true) { (writer) throws(StoreError) in
                    try move(wreck, into: writer, progress: progress)
                }
                report.missingPages = missing
                if !report.isWhole { try note(report, in: saved) }
                saved.close()
            } catch {
                saved.close()
                throw error
            }
            for name in try folder.keyFileNames() + ["label"] {
                let path = folder.path + "/" + name
                if try Files.exists(path) { try Files.copy(path, to: part.path + "/" + name) }
            }
            for path in [pagesPath(part), gatheredPath(part), part.lockPath] {
                try Files.remove(path)
            }
            try Files.flushFolder(part.path)
            try Files.rename(part.path, to: target.path)
            return report
        } catch {
            try? Files.removeFolder(part.path)
            throw error
        }
    }

    private static func pagesPath(_ part: StoreFolder) -> String { part.path + "/pages" }
    private static func gatheredPath(_ part: StoreFolder) -> String { part.path + "/gathered" }

    /// Refuses a store of a later program, and asks the list of tables, if it is there, where the index of
    /// ids begins.
    private static func glance(
        _ folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
    ) throws(StoreError) -> Int? {
        do throws(StoreError) {
            let connection = try Connection(
                path: folder.storePath,
                mode: .glance,
                key: key.fileKey,
                vfs: options.vfs,
            )
            _ = try Upgrade.version(of: connection, known: options.schema)
            return try connection.integer(
                "SELECT rootpage FROM sqlite_master WHERE name = 'document_id'"
            )
        } catch .newerVersion(let found, let known) {
            throw .newerVersion(found: found, known: known)
        } catch {
            return nil
        }
    }

    /// How many pages the head of the file counts that are not there; 0 where the head cannot be read, nil where
    /// there was no room to ask.
    ///
    /// SQLite refuses a file that is shorter than its head says, so it is asked about a copy with a hole
    /// in the place of what is missing.
    static func missingPages(
        _ folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
        in part: StoreFolder,
    ) -> Int? {
        let path = part.path + "/head"
        defer { try? Files.remove(path) }
        guard let size = try? Files.size(folder.storePath),
            (try? Files.copy(folder.storePath, to: path)) != nil
        else { return nil }
        let there = size / Connection.pageSize
        for factor in [1, 2, 4, 16, 64] {
            guard truncate(path, max(1, there) * factor * Connection.pageSize) == 0 else {
                return nil
            }
            let counted = try? Connection(
                path: path,
                mode: .glance,
                key: key.fileKey,
                vfs: options.vfs,
            ).integer("PRAGMA page_count")
            if let counted { return max(0, counted - there) }
        }
        return 0
    }

    /// Leaves word in the new store, for `doctor`.
    private static func note(_ report: SalvageReport, in store: Store) throws(StoreError) {
        let note = SalvageNote(
            lost: report.lost,
            lostUnsent: report.lostUnsent,
            missingPages: report.missingPages,
            ids: report.lostUnsentIDs,
        )
        try store.write { (writer) throws(StoreError) in
            try writer.putLocalDocument(SalvageNote.documentID, note.body)
        }
    }

    private static func gather(
        _ folder: StoreFolder,
        key: StoreKey,
        identityRoot: Int?,
        in part: StoreFolder,
        progress: Progress,
    ) throws(StoreError) -> Wreck {
        let pages = try LoosePages(folder, key: key, at: pagesPath(part), progress: progress)
        let gleaner = try Gleaner(gatheredPath(part), key: key, identityRoot: identityRoot)
        return try Wreck(gleaner.run(pages, progress: progress))
    }

    private static func move(
        _ wreck: Wreck,
        into writer: Writer,
        progress: Progress,
    ) throws(StoreError) -> SalvageReport {
        var report = SalvageReport()
        var taken: Set<DocumentID> = []
        let documents = try wreck.documents()
        for (index, doc) in documents.enumerated() {
            if index % 256 == 0 { try progress.check(done: index, total: documents.count) }
            switch try wreck.document(doc) {
            case .absent: break
            case .unreadable:
                report.lost += 1
                guard try wreck.wasUnsent(doc) else { continue }
                report.lostUnsent += 1
                if report.lostUnsentIDs.count < SalvageReport.mostNamed,
                    let id = try wreck.knownID(doc)
                {
                    report.lostUnsentIDs.append(id)
                }
            case .found(let found):
                guard taken.insert(found.id).inserted else { continue }
                try writer.adopt(found)
                report.documents += 1
                if !found.isWhole { report.older += 1 }
            case .purged(let id, let tree, let family):
                guard taken.insert(id).inserted else { continue }
                try writer.adopt(purged: id, tree: tree, family: family)
            }
        }
        for (key, body) in try wreck.drafts() {
            try writer.putDraft(key, body)
            report.drafts += 1
        }
        for (id, body) in try wreck.localDocuments() { try writer.putLocalDocument(id, body) }
        for release in try wreck.releases() {
            try writer.setRelease(release.family, done: release.done)
        }
        for (id, revision, news) in try wreck.promises() { try writer.promise(id, revision, news) }
        // Its feed is not the old one's: peers must not go on from where that had come to.
        report.unsent = try writer.queueCount()
        try writer.setMeta(.lastRestore, writer.now)
        try writer.setMeta(.offered, try writer.lastSequence())
        return report
    }
}

extension Writer {
    /// Takes over a document as another store had it: tree, bodies and deliveries.
    fileprivate func adopt(_ found: Wreck.Found) throws(StoreError) {
        guard let winner = found.tree.winner else { return }
        let main = found.bodies.last { $0.revision == winner.revision }
        let doc = try insert(
            found.id,
            tree: found.tree,
            leaf: winner,
            body: main?.body ?? JSONObject(),
            local: found.local,
        )
        for one in found.bodies where one.revision != winner.revision {
            try insertBody(doc, one.revision.description, one.body, isFirst: false)
        }
        if found.tree.conflicts.count > 0 {
            let mark = try connection.statement("UPDATE document SET conflicts = ? WHERE doc = ?")
            mark.bind(1, found.tree.conflicts.count)
            mark.bind(2, doc)
            try mark.run()
        }
        guard !found.local else { return }
        for leaf in found.tree.leaves
        where !found.deliveries.contains(where: { $0.revision == leaf.revision }) {
            try setDelivery(doc, leaf.revision, .local, reason: nil, isLeaf: true)
        }
        for delivery in found.deliveries {
            try setDelivery(
                doc,
                delivery.revision,
                delivery.state,
                reason: delivery.reason,
                isLeaf: delivery.isLeaf,
                byStick: delivery.byStick,
            )
        }
    }

    /// Takes over the note that a document was dropped for a released family.
    fileprivate func adopt(
        purged id: DocumentID,
        tree: RevisionTree,
        family: DocumentID,
    ) throws(StoreError) {
        guard let winner = tree.winner else { return }
        let leaf = RevisionTree.Leaf(revision: winner.revision, deleted: true)
        _ = try insert(id, tree: tree, leaf: leaf, body: JSONObject(), local: true)
        try purge(id, family: family)
    }
}
