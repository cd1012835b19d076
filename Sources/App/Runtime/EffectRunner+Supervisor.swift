import Caseload
import LocalStore

extension EffectRunner {
    func perform(
        _ act: SupervisorAct,
        _ caseload: Caseload,
        _ progress: Progress,
    ) throws(CaseloadError) {
        switch act {
        case .load(let quarter):
            let today = surroundings.now().day
            let found = try caseload.supervision(quarter, today: today, progress)
            post(.supervisor(.loaded(found)))
        }
    }
}
