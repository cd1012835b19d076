import Caseload
import Casework
import Documents
import LocalStore

extension EffectRunner {
    func perform(_ act: RecordAct, _ caseload: Caseload) throws(CaseloadError) {
        let now = surroundings.now()
        switch act {
        case .load(let id, let sight): try load(id, sight, caseload)
        case .look(let id):
            try caseload.noteLook(at: id, from: .conflicts, at: now)
            post(.record(.looked(id)))
        case .step(let commit, let step, let note, let due):
            answer({ .stepped(commit, $0) }) { () throws(CaseloadError) in
                try caseload.step(
                    step.record,
                    to: step.to,
                    note: note,
                    due: due,
                    seen: step.seen,
                    at: now,
                )
            }
        case .takeBack(let commit, let id, let seen):
            answer({ .takenBack(commit, $0) }) { () throws(CaseloadError) in
                try caseload.takeBack(id, seen: seen, at: now)
            }
        case .write(let letter, let record, let path):
            do throws(Refusal) {
                // What names nobody: a kind of record, no id.
                let words = Words(.indonesian)
                let kind = words.kindName(record.documentKind).lowercased()
                var file = ReportFile(what: "surat \(kind)", letter)
                file.about = record
                let entry = try file.write(
                    .html,
                    to: ImportPaths.tilde(path, surroundings.places.environment["HOME"]),
                    replacing: false,
                    caseload,
                    words,
                    at: now,
                )
                post(.record(.written(path: entry.path, .success(entry))))
            } catch {
                post(.record(.written(path: path, .failure(error))))
            }
        }
    }

    /// Reads a record; of a restricted one only what kind it is, unless the person has said yes.
    private func load(
        _ id: DocumentID,
        _ sight: RecordSight,
        _ caseload: Caseload,
    ) throws(CaseloadError) {
        let now = surroundings.now()
        guard let page = try caseload.recordPage(id, today: now.day) else {
            post(.record(.gone(id)))
            return
        }
        guard !page.isVeiled else {
            post(.record(.veiled(id, page.record.kind, form: page.row.formLabel)))
            return
        }
        guard page.record.isSensitive else {
            see(Look(page.row, from: .record), caseload)
            post(.record(.page(page)))
            return
        }
        switch sight {
        case .ask: post(.record(.restricted(id, page.record.kind)))
        case .first:
            // The look before the content: what is not noted is not shown.
            try caseload.noteLook(at: id, at: now)
            post(.record(.page(page)))
        case .again: post(.record(.page(page)))
        }
    }

    /// Writes, and tells the screen what became of it.
    private func answer(
        _ news: (Result<FormOutcome, Refusal>) -> RecordNews,
        _ write: () throws(CaseloadError) -> FormOutcome,
    ) {
        do throws(CaseloadError) {
            let outcome = try write()
            post(.record(news(.success(outcome))))
            if case .saved = outcome { sync.noteCommit() }
        } catch {
            post(.record(news(.failure(.caseload(error)))))
        }
    }
}
