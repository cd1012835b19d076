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
            let folder = surroundings.places.environment["HOME"] ?? ""
            post(.reports(.loaded(villages: try caseload.reportVillages(), folder: folder)))
        case .make(let name, let scope):
            let report = try caseload.report(name, scope, today: now.day, progress)
            post(.reports(.made(report)))
        case .cancel: break
        case .write(let name, let scope, let path, let language):
            guard let format = ReportFile.Format(path: path) else { return }
            let report = try caseload.report(name, scope, today: now.day, progress)
            do throws(Refusal) {
                let entry = try ReportFile(report).write(
                    format,
                    to: ImportPaths.tilde(path, surroundings.places.environment["HOME"]),
                    replacing: false,
                    caseload,
                    Words(language),
                    at: now,
                )
                post(.reports(.written(.success(entry))))
            } catch {
                post(.reports(.written(.failure(error))))
            }
        }
    }
}
