import Caseload
import Casework
import LocalStore
import Reports

extension EffectRunner {
    func perform(
        _ act: ReportsAct,
        _ caseload: Caseload,
        _ mark: OpenSession.Mark,
    ) throws(CaseloadError) {
        let progress = session.progress(since: mark, isReport: true)
        let now = surroundings.now()
        switch act {
        case .load:
            post(.reports(.loaded(villages: try caseload.reportVillages())))
        case .make(let name, let scope):
            let report = try caseload.report(name, scope, today: now.day, progress)
            post(.reports(.made(report)))
        case .cancel: break
        case .write(let name, let scope, let path, let language):
            let report = try caseload.report(name, scope, today: now.day, progress)
            write(ReportFile(report), to: path, caseload, Words(language))
        case .print(let page, let path, let language):
            guard let file = try page.file(caseload, today: now.day, progress) else {
                post(.reports(.nothingToPrint))
                return
            }
            write(file, to: path, caseload, Words(language))
        }
    }

    /// Writes a file beside none that is there already, and tells the screen.
    func write(_ file: ReportFile, to path: String, _ caseload: Caseload, _ words: Words) {
        guard let format = ReportFile.Format(path: path) else { return }
        do throws(Refusal) {
            let entry = try file.write(
                format,
                to: ImportPaths.tilde(path, surroundings.places.environment["HOME"]),
                replacing: false,
                caseload,
                words,
                at: surroundings.now(),
            )
            post(.reports(.written(.success(entry))))
        } catch {
            post(.reports(.written(.failure(error))))
        }
    }
}
