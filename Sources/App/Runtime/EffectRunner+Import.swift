import Caseload
import Casework

/// Importing from the screen, with progress in the message line.
extension EffectRunner {
    func importFiles(_ paths: [String], allOrNothing: Bool, _ caseload: Caseload) {
        do throws(Refusal) {
            var files: [ImportFile] = []
            for path in paths {
                files.append(ImportFile(name: path, bytes: try FileBytes.read(path)))
            }
            let progress = session.progress()
            let post = post
            let report = try Refusal.lifting { () throws(CaseloadError) in
                try caseload.importFiles(
                    files,
                    allOrNothing: allOrNothing,
                    at: surroundings.now()
                ) { step in
                    post(.importing(step))
                    return (try? progress.check(done: step.read, total: step.total)) != nil
                }
            }
            post(.imported(report))
        } catch {
            post(.failed(error))
        }
    }
}
