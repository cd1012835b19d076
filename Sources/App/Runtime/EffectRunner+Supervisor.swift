import Caseload
import Documents
import LocalStore

extension EffectRunner {
    func perform(
        _ act: SupervisorAct,
        _ caseload: Caseload,
        _ progress: Progress,
    ) throws(CaseloadError) {
        let now = surroundings.now()
        switch act {
        case .load(let quarter):
            let found = try caseload.supervision(quarter, today: now.day, progress)
            post(.supervisor(.loaded(found)))
        case .loadSample(let quarter):
            post(.supervisor(.sample(quarter, try caseload.sampleTasks(quarter))))
        case .loadDecisions(let scope):
            post(.supervisor(.decisions(scope, try caseload.undecided(scope))))
        case .draw(let id, let quarter):
            do throws(CaseloadError) {
                let drawn = try caseload.drawSample(quarter, at: now)
                post(.supervisor(.drawn(id, .success(drawn))))
                if drawn.records > 0 { sync.noteCommit() }
            } catch {
                post(.supervisor(.drawn(id, .failure(.caseload(error)))))
            }
        case .noPaper(let id, let record, let quarter):
            answer(id) { () throws(CaseloadError) in
                try caseload.noteNoPaper(record, quarter, at: now)
            }
        case .compare(let record, let quarter, let isSensitive):
            guard let page = try caseload.rekeyPage(record, quarter) else {
                post(.supervisor(.gone))
                return
            }
            // First the note, then the sight.
            if isSensitive { try caseload.noteLook(at: record, from: .supervisor, at: now) }
            post(.supervisor(.compared(page)))
        case .noteLook(let record):
            try caseload.noteLook(at: record, from: .supervisor, at: now)
        case .giveUp(let record):
            do throws(CaseloadError) {
                let saved = try caseload.giveUpBlindness(record, at: now)
                post(.supervisor(.gaveUp(record, .success(saved))))
                sync.noteCommit()
            } catch {
                post(.supervisor(.gaveUp(record, .failure(.caseload(error)))))
            }
        case .rekey(let id, let family, let quarter, let changes, let key):
            do throws(CaseloadError) {
                let outcome = try caseload.rekey(
                    family,
                    quarter,
                    changes,
                    dropping: key,
                    at: now,
                )
                post(.committed(id, .success(outcome)))
                sync.noteCommit()
            } catch {
                post(.committed(id, .failure(.caseload(error))))
            }
        case .decide(let id, let decision):
            answer(id) { () throws(CaseloadError) in try caseload.decide(decision, at: now) }
        case .setProfile(let profile):
            try caseload.set(profile)
            let known = try caseload.specialisms()
            post(.supervisor(.profile(try caseload.profile(), known: known, isNew: true)))
        case .undo(let id, let backs):
            answer(id) { () throws(CaseloadError) in try caseload.undo(backs, at: now) }
        }
    }

    private func answer(
        _ id: CommitID,
        _ body: () throws(CaseloadError) -> SupervisionSaved,
    ) {
        do throws(CaseloadError) {
            post(.supervisor(.acted(id, .success(try body()))))
            sync.noteCommit()
        } catch {
            post(.supervisor(.acted(id, .failure(.caseload(error)))))
        }
    }
}
