import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: FormAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.form(.loaded))
        }
    }
}
