import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: RecordAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.record(.loaded))
        }
    }
}
