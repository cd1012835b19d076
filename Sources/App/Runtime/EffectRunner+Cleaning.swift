import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: CleaningAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.cleaning(.loaded))
        }
    }
}
