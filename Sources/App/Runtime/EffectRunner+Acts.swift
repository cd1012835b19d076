import Caseload
import Casework
import LocalStore

/// One act for each effect.
extension EffectRunner {
    /// - `mark`: When it was asked for, in stops of long acts; nil for now.
    func perform(_ effect: Effect, since mark: OpenSession.Mark? = nil) {
        let mark = mark ?? session.mark()
        switch effect {
        case .unlock(let profile, let passphrase): unlock(profile, passphrase)
        case .createProfile(let label, let worker, let passphrase):
            createProfile(label, worker, passphrase)
        case .lock: lock()
        case .saveSettings(let settings): save(settings)
        default:
            guard let caseload = session.caseload else { return }
            do throws(CaseloadError) {
                try perform(effect, caseload, mark)
            } catch .store(.cancelled), .store(.closed) {
                return
            } catch {
                post(.failed(.caseload(error)))
            }
        }
    }

    private func perform(
        _ effect: Effect,
        _ caseload: Caseload,
        _ mark: OpenSession.Mark,
    ) throws(CaseloadError) {
        let progress = session.progress(since: mark)
        let today = surroundings.now().day
        switch effect {
        case .loadIndex:
            let index = try caseload.familyIndex(progress)
            // Made here, not at the first frame: some 40 ms at 100,000 families.
            _ = index.order(.name)
            post(.loaded(.index(index)))
        case .loadProgress(let quarter):
            let made = try caseload.familyProgress(quarter, today: today, progress)
            post(.loaded(.progress(quarter, made)))
            keepIndex(caseload)
        case .loadHome(let quarter):
            let made = try caseload.home(quarter, today: today, progress)
            post(.loaded(.home(quarter, made)))
            if made.pastTerm == nil { countPastTerm(since: mark) }
        case .loadFamily(let id, let quarter):
            let page = try caseload.familyPage(id, quarter, today: today)
            if page != nil {
                see(Look(id: id, what: .family, door: .family, family: id), caseload)
            }
            post(.loaded(page.map(Loaded.family) ?? .nothing(id)))
        case .loadEntry(let door, let quarter):
            guard let page = try caseload.entryPage(door, quarter, today: today) else {
                post(.loaded(.nothing(door.document)))
                return
            }
            see(Look(opening: door), caseload)
            // What waits for the store is newer than what it has.
            var draft = drafts.newest(page.draftKey)
            if draft == nil { draft = try caseload.draft(page.draftKey) }
            post(.loaded(.entry(page, draft: draft)))
        case .loadRosters(let quarter):
            let made = try caseload.rosters(quarter, today: today, progress)
            post(.loaded(.rosters(made)))
        case .loadCourses(let group):
            let made = try caseload.groupCourses(group, today: today)
            // It names the group's families, as its roster does.
            see(Look(opening: .group(group)), caseload)
            post(.loaded(.courses(made)))
        case .loadQueue: post(.loaded(.queue(try caseload.queue())))
        case .loadWays: post(.loaded(.ways(try caseload.familyWays())))
        case .loadRecords(let state):
            let rows = try caseload.records(in: state, limit: QueueState.fetched)
            post(.loaded(.records(rows, state)))
        case .resend(let id):
            try caseload.resend(id)
            sync.noteCommit()
            post(.loaded(.queue(try caseload.queue())))
        case .loadConflicts:
            // What needs nobody is no question; usually the sync has merged it already.
            if try caseload.settleConflicts(at: surroundings.now()).merged > 0 { sync.noteCommit() }
            post(.loaded(.conflicts(try caseload.conflicts())))
        case .decideConflict(let item, let choices): decide(item, choices, caseload)
        case .reopenConflict(let id, let decided): reopen(id, decided, caseload)
        case .dropDraft(let key):
            try caseload.dropDraft(key: key)
            drafts.forgetTried(key)
        case .commit(let id, let changes, let key): commit(id, changes, key, caseload)
        case .backup(let path): backup(path, caseload, progress)
        case .form(let act): try perform(act, caseload)
        case .record(let act): try perform(act, caseload)
        case .records(let act): try perform(act, caseload)
        case .agenda(let act): try perform(act, caseload, progress)
        case .reports(let act): try perform(act, caseload, mark)
        case .cleaning(let act): try perform(act, caseload, since: mark)
        case .supervisor(let act): try perform(act, caseload, progress)
        case .privacy(let act): try perform(act, caseload)
        case .importFiles(let line): importFiles(line, caseload, since: mark)
        default: break
        }
    }

    /// Leaves the list in the store for the next unlock, now that nothing on the screen waits for it.
    ///
    /// Failing is no news: the next unlock reads the list the long way, and what ails the store shows
    /// at the next thing the person does.
    private func keepIndex(_ caseload: Caseload) {
        _ = try? caseload.keepIndex(session.progress(since: session.mark()))
    }

    private func commit(
        _ id: CommitID,
        _ changes: [RecordChange],
        _ draftKey: String?,
        _ caseload: Caseload,
    ) {
        do throws(CaseloadError) {
            let outcome = try caseload.commit(changes, dropping: draftKey, at: surroundings.now())
            if let draftKey { drafts.forgetTried(draftKey) }
            post(.committed(id, .success(outcome)))
            sync.noteCommit()
        } catch {
            post(.committed(id, .failure(.caseload(error))))
        }
    }

    private func decide(
        _ item: ConflictItem,
        _ choices: [FieldPath: Int],
        _ caseload: Caseload,
    ) {
        do throws(CaseloadError) {
            let outcome = try caseload.decide(item, choices, at: surroundings.now())
            post(.conflictDecided(item.id, .success(outcome)))
            sync.noteCommit()
        } catch {
            post(.conflictDecided(item.id, .failure(.caseload(error))))
        }
    }

    private func reopen(_ id: CommitID, _ decided: DecidedConflict, _ caseload: Caseload) {
        do throws(CaseloadError) {
            post(
                .conflictReopened(
                    id,
                    .success(try caseload.undo(decided, at: surroundings.now())),
                )
            )
            sync.noteCommit()
        } catch {
            post(.conflictReopened(id, .failure(.caseload(error))))
        }
    }

    private func backup(_ path: String, _ caseload: Caseload, _ progress: Progress) {
        do throws(StoreError) {
            let folder = ImportPaths.tilde(path, surroundings.places.environment["HOME"])
            let report = try caseload.store.backup(to: StoreFolder(folder), progress: progress)
            post(.backedUp(.success(report)))
        } catch {
            post(.backedUp(.failure(.caseload(.store(error)))))
        }
    }

    private func save(_ settings: Settings) {
        do throws(Refusal) {
            guard let path = surroundings.places.settings else {
                throw .file(path: "$HOME", reason: .missing)
            }
            try SettingsFile(path: path).write(settings)
            post(.settingsSaved(.success(settings)))
        } catch {
            post(.settingsSaved(.failure(error)))
        }
    }
}
