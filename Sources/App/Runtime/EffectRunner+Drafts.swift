import Caseload
import Dispatch

/// What is typed and not yet in the store; everything here runs on `quick`.
extension EffectRunner {
    /// Writes what is typed now, before she leaves; what the store does not take goes on waiting.
    ///
    /// - Returns: How many pages could not be kept: another program has the store, or the disk is full.
    package func keepTyped() -> Int {
        // First: a running import has the writer that the drafts need.
        session.cancelLongActs()
        return quick.sync {
            saveAllDrafts()
            return drafts.count + formDrafts.count
                + retries.left.values.reduce(0) { $0 + $1.count }
        }
    }

    func saveAllDrafts() {
        saveDrafts()
        saveFormDrafts()
    }

    func saveDrafts(upTo number: Int = .max) {
        guard let caseload = session.caseload else { return }
        for taken in drafts.take(upTo: number) { save(taken, caseload) }
    }

    func saveFormDrafts(upTo number: Int = .max) {
        guard let caseload = session.caseload else { return }
        for taken in formDrafts.take(upTo: number) { keep(taken, caseload) }
    }

    /// Sets aside what could not be written, for the next time this store is opened.
    ///
    /// - Returns: How many pages that are.
    func leaveDrafts() -> Int {
        retries.restart()
        let left = DraftRetries.Left(entries: drafts.take(), forms: formDrafts.take())
        guard let path = session.caseload?.store.folder.path, left.count > 0 else { return 0 }
        retries.left[path] = left
        return left.count
    }

    /// Takes up what this store did not take before it was locked, and writes it.
    func comeBackToDrafts() {
        guard let path = session.caseload?.store.folder.path,
            let left = retries.left.removeValue(forKey: path)
        else { return }
        for taken in left.entries { drafts.putBack(taken) }
        for taken in left.forms { formDrafts.putBack(taken) }
        saveAllDrafts()
    }

    private func save(_ taken: DraftMailbox<EntryDraft>.Taken, _ caseload: Caseload) {
        do throws(CaseloadError) {
            try caseload.save(taken.draft)
            post(.draftSaved(key: taken.draft.key, .success(surroundings.now())))
        } catch {
            drafts.putBack(taken)
            tryLater()
            // Told once; that it waits still is no news.
            guard !taken.wasTried else { return }
            post(.draftSaved(key: taken.draft.key, .failure(.caseload(error))))
        }
    }

    private func keep(_ taken: DraftMailbox<FormDraft>.Taken, _ caseload: Caseload) {
        do throws(CaseloadError) {
            try caseload.keep(taken.draft)
            post(.form(.kept(key: taken.draft.key, .success(surroundings.now()))))
        } catch {
            formDrafts.putBack(taken)
            tryLater()
            guard !taken.wasTried else { return }
            post(.form(.kept(key: taken.draft.key, .failure(.caseload(error)))))
        }
    }

    /// Tries what was put back once more, after a pause that grows; the next key tries sooner.
    private func tryLater() {
        guard let pause = retries.begin() else { return }
        quick.asyncAfter(deadline: .now() + .milliseconds(pause)) { [weak self] in
            guard let self else { return }
            retries.isWaiting = false
            guard let caseload = session.caseload else { return }
            for taken in drafts.takeTried() { save(taken, caseload) }
            for taken in formDrafts.takeTried() { keep(taken, caseload) }
            if drafts.count + formDrafts.count == 0 { retries.restart() }
        }
    }
}

/// When drafts that the store did not take are tried again, and those that a locked store left over.
///
/// `@unchecked Sendable`: used on the runner's queue `quick` alone.
final class DraftRetries: @unchecked Sendable {
    /// What one store did not take before it was closed.
    struct Left {
        let entries: [DraftMailbox<EntryDraft>.Taken]
        let forms: [DraftMailbox<FormDraft>.Taken]

        var count: Int { entries.count + forms.count }
    }

    /// By the store's folder: what is typed about one caseload never goes into another.
    var left: [String: Left] = [:]
    var isWaiting = false
    private var pause = DraftRetries.firstPause

    /// Milliseconds; twice as long each time.
    private static let firstPause = 1_000
    private static let longestPause = 60_000

    /// Milliseconds until the next try; nil while one waits for its turn already.
    func begin() -> Int? {
        guard !isWaiting else { return nil }
        isWaiting = true
        defer { pause = min(pause * 2, Self.longestPause) }
        return pause
    }

    func restart() {
        pause = Self.firstPause
    }
}
