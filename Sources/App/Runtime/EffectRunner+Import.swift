import Caseload
import Casework
import LocalStore

/// Importing from the screen, with progress in the message line.
extension EffectRunner {
    func importFiles(_ line: String, _ caseload: Caseload, since mark: OpenSession.Mark) {
        let progress = session.progress(since: mark, isImport: true)
        let paths = ImportPaths.expand(line, home: surroundings.places.environment["HOME"])
        do throws(Refusal) {
            try Refusal.lifting { () throws(StoreError) in try progress.check(done: 0, total: 0) }
            var files: [ImportFile] = []
            for path in paths {
                files.append(ImportFile(name: name(of: path), bytes: try FileBytes.read(path)))
            }
            let post = post
            let report = try Refusal.lifting { () throws(CaseloadError) in
                try caseload.importFiles(
                    files,
                    at: surroundings.now(),
                ) { step in
                    post(.importing(step))
                    return (try? progress.check(done: step.read, total: step.total)) != nil
                }
            }
            post(.imported(report))
            sync.noteCommit()
        } catch {
            post(.failed(error))
        }
    }

    /// What messages call the file: its name without the folder.
    private func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
