import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: AgendaAct, _ caseload: Caseload) throws(CaseloadError) {
        switch act {
        case .load: post(.agenda(.loaded))
        }
    }
}
