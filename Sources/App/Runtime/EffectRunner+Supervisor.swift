import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: SupervisorAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.supervisor(.loaded))
        }
    }
}
