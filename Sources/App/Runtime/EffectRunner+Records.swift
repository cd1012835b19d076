import Caseload
import LocalStore

extension EffectRunner {
    func perform(_ act: RecordsAct, _ caseload: Caseload) throws(CaseloadError) {
        let today = surroundings.now().day
        switch act {
        case .load(let query):
            let drafts = try caseload.formDrafts()
            let list = RecordsList(
                rows: try caseload.records(query, today: today),
                drafts: drafts,
                names: try caseload.names(of: drafts),
                book: try caseload.formBook(),
            )
            post(.records(.loaded(list)))
        case .peek(let id):
            // A restricted one is read only after a question.
            guard let page = try caseload.recordPage(id, today: today), !page.record.isSensitive
            else { return }
            if !page.isVeiled { see(Look(page.row, from: .records), caseload) }
            post(.records(.peeked(page)))
        }
    }
}
