import LocalStore

/// Keeping the list of families in the store, so that the next unlock has it at once.
extension Caseload {
    /// Writes the list as it is now into the store, where what is there has fallen behind.
    ///
    /// To be called when nothing waits for the store: it takes some 0.3 s at 100,000 families, in one
    /// transaction. Does nothing for a small caseload, before a list was made, and while someone else
    /// writes. True when something was written.
    @discardableResult
    package func keepIndex(_ progress: Progress = .silent) throws(CaseloadError) -> Bool {
        let views = kept.withLock { $0 }
        guard let index = views.index, index.count >= smallestKept else { return false }
        let seen = views.seen
        let head = KeptHead(
            format: KeptIndex.format,
            sequence: seen.sequence,
            document: seen.document,
            parts: 0,
        )
        switch views.keeping {
        case .nothing: return false
        case .moment(let old):
            var new = old
            (new.sequence, new.document) = (seen.sequence, seen.document)
            let isMoved = try write { (writer) throws(StoreError) in
                try writer.moveKept(KeptIndex.name, from: old, to: new)
            }
            kept.withLock { $0.noteKept(isMoved ? new : nil, of: index) }
            return isMoved
        case .everything:
            let parts = KeptIndexEncoder(index).parts()
            try CaseloadError.lifting { () throws(StoreError) in
                try progress.check(done: 1, total: 2)
            }
            var written: KeptHead? = head
            written?.parts = parts.count
            try write { (writer) throws(StoreError) in
                // Whatever was deleted meanwhile must not come back into the file.
                guard try StoreMark(writer) == seen, let head = written else {
                    written = nil
                    return
                }
                try writer.keep(KeptIndex.name, head, kinds: KeptIndex.kinds, parts: parts)
            }
            guard let written else { return false }
            kept.withLock { $0.noteKept(written, of: index) }
            return true
        }
    }

    /// Makes the list and writes it into the store, for the first list after an import.
    ///
    /// Failing is no news: the list is then read the long way.
    package func keepNewIndex(_ progress: Progress = .silent) {
        do throws(CaseloadError) {
            let count = try readUnveiled { (reader) throws(StoreError) in
                try reader.count("SELECT count(*) FROM family")
            }
            guard count >= smallestKept else { return }
            _ = try familyIndex(progress)
            try keepIndex(progress)
        } catch {}
    }
}
