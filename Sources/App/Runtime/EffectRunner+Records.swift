import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: RecordsAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.records(.loaded))
        }
    }
}
