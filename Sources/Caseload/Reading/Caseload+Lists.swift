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
        return try read { (reader) throws(StoreError) in try currentIndex(reader, progress) }
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

    /// Makes the first index of a session: by two threads, once, whoever else asks meanwhile waits.
    func prepareIndex(_ progress: Progress) throws(CaseloadError) {
        guard kept.withLock({ $0.index }) == nil else { return }
        try CaseloadError.lifting { () throws(StoreError) in
            try preparing.withLock { (_) throws(StoreError) in
                guard kept.withLock({ $0.index }) == nil else { return }
                let made = try FamilyIndexLoader.loadByTwo(store, progress)
                kept.withLock { $0.index = $0.index ?? made }
            }
        }
    }

    func currentIndex(_ reader: Reader, _ progress: Progress) throws(StoreError) -> FamilyIndex {
        let known = kept.withLock { $0.index }
        let current = try Self.index(known, reader, progress)
        if current !== known {
            kept.withLock { views in
                // Another thread may have read a later state meanwhile.
                if (views.index?.mark.sequence ?? -1) <= current.mark.sequence {
                    views.index = current
                }
            }
        }
        return current
    }

    private static func index(
        _ known: FamilyIndex?,
        _ reader: Reader,
        _ progress: Progress,
    ) throws(StoreError) -> FamilyIndex {
        guard let known else {
            return try FamilyIndexLoader.load(reader, progress)
        }
        let changes = try CaseloadChanges(since: known.mark, reader)
        if changes.isVast { return try FamilyIndexLoader.load(reader, progress) }
        if changes.listed.isEmpty { return known }
        return try known.updated(changes.listed, from: reader)
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
            let changes = try CaseloadChanges(since: known.mark, reader)
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
