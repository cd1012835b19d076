import App
import Caseload
import Sync

/// What `ProgressLine` says while something goes on.
extension Words {
    func syncProgress(_ progress: SyncProgress) -> String {
        var view = SyncView()
        view.progress = progress
        return syncProgress(view)
    }

    func importProgress(_ step: ImportStep) -> String {
        let percent = step.total > 0 ? step.read * 100 / step.total : 100
        return "\(step.file) \(number(step.rows)) (\(percent) %)"
    }
}
