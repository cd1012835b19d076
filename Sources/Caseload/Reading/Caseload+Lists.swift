import Casework
import Documents
import LocalStore

extension Caseload {
    /// The list of families as the store has it now.
    ///
    /// The same object as last time where nothing it shows has changed; of a few changed families only
    /// those are read. A first reading takes about 2 microseconds a family.
    package func familyIndex(
        _ progress: Progress = .silent
    ) throws(CaseloadError) -> FamilyIndex {
        try prepareIndex(progress)
        return try readUnveiled { (reader) throws(StoreError) in try currentIndex(reader, progress)
        }
    }

    /// The list read from the projections, whatever is kept of it: what `familyIndex` has to equal.
    package func reread(_ progress: Progress = .silent) throws(CaseloadError) -> FamilyIndex {
        try CaseloadError.lifting { () throws(StoreError) in
            if let made = try FamilyIndexLoader.loadByTwo(store, progress) { return made }
            return try store.read { (reader) throws(StoreError) in
                try FamilyIndexLoader.load(reader, progress)
            }
        }
    }

    /// How far each family is with a quarter; made anew or brought up to date by what changed.
    ///
    /// - `today`: The day up to which blanks count as due.
    /// - `progress`: Told while it is made anew, which takes seconds at 100,000 families.
    package func familyProgress(
        _ quarter: Quarter,
        today: Day,
        _ progress: Progress = .silent,
    ) throws(CaseloadError) -> FamilyProgress {
        try prepareIndex(progress)
        return try read { (reader) throws(StoreError) in
            try currentProgress(quarter, today, reader, progress)
        }
    }

    /// Makes the first index of a session: as it was kept in the store, or by two threads; once,
    /// whoever else asks meanwhile waits.
    func prepareIndex(_ progress: Progress) throws(CaseloadError) {
        guard kept.withLock({ $0.index }) == nil else { return }
        try CaseloadError.lifting { () throws(StoreError) in
            try preparing.withLock { (_) throws(StoreError) in
                guard kept.withLock({ $0.index }) == nil else { return }
                if let (index, head) = try KeptIndexLoader.load(store, progress),
                    try !isVastlyBehind(index)
                {
                    kept.withLock { views in
                        views.take(index, asOf: index.mark)
                        views.noteKept(head, of: index)
                    }
                } else if let made = try FamilyIndexLoader.loadByTwo(store, progress) {
                    kept.withLock { $0.take(made, asOf: made.mark) }
                }
            }
        }
    }

    /// Whether so much happened since an index that another one is made sooner.
    private func isVastlyBehind(_ index: FamilyIndex) throws(StoreError) -> Bool {
        try store.read { (reader) throws(StoreError) in
            try FamilyChanges(.list, since: index.mark, reader).isVast
        }
    }

    func currentIndex(_ reader: Reader, _ progress: Progress) throws(StoreError) -> FamilyIndex {
        let (known, seen) = kept.withLock { ($0.index, $0.seen) }
        guard let known else { return try loadIndex(reader, progress) }
        let changes = try FamilyChanges(.list, since: seen, reader)
        if changes.isVast { return try loadIndex(reader, progress) }
        let current =
            changes.listed.isEmpty ? known : try known.updated(changes.listed, from: reader)
        let now = try StoreMark(reader)
        // Another thread may have read a later state meanwhile; then that one stays.
        kept.withLock { $0.take(current, asOf: now, changed: changes.listed.count) }
        return current
    }

    private func loadIndex(
        _ reader: Reader,
        _ progress: Progress,
    ) throws(StoreError) -> FamilyIndex {
        let made = try FamilyIndexLoader.load(reader, progress)
        kept.withLock { $0.take(made, asOf: made.mark) }
        return made
    }

    func currentProgress(
        _ quarter: Quarter,
        _ today: Day,
        _ reader: Reader,
        _ progress: Progress,
    ) throws(StoreError) -> FamilyProgress {
        let rules = try rules(reader)
        let index = try currentIndex(reader, progress)
        let known = kept.withLock { $0.progress(quarter, today: today, stamp: rules.stamp) }
        let loader = ProgressLoader(
            book: rules.book,
            index: index,
            quarter: quarter,
            today: today,
        )
        let made: FamilyProgress
        if let known {
            let changes = try FamilyChanges(
                .list,
                since: known.mark,
                turned: known.covered.symmetricDifference(reader.covered),
                reader,
            )
            made =
                changes.isVast
                ? try loader.load(reader, progress)
                : try loader.update(known, changes.counted, reader)
        } else {
            made = try loader.load(reader, progress)
        }
        kept.withLock { $0.keep(made, stamp: rules.stamp) }
        return made
    }
}
