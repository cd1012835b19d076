import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: ReportsAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.reports(.loaded))
        }
    }
}
