import Caseload
import LocalStore

extension EffectRunner {
    func perform(
        _ act: AgendaAct,
        _ caseload: Caseload,
        _ progress: Progress,
    ) throws(CaseloadError) {
        let today = surroundings.now().day
        switch act {
        case .load(let quarter, let query):
            let board = try caseload.agenda(quarter, today: today, progress)
            post(.agenda(.loaded(AgendaPage(board, query))))
        case .count(let quarter):
            let board = try caseload.agenda(quarter, today: today, progress)
            post(.agenda(.counted(quarter, board.counts)))
        case .find(let number):
            post(.agenda(.found(try caseload.document(numbered: number))))
        case .visits(let wanted):
            post(.agenda(.visits(try wanted.list(caseload, today: today))))
        case .readTexts(let lists, let words, let today):
            post(.agenda(.texts(lists.texts(words, today: today), edition: lists.edition)))
        case .print(let wanted, let path, let language):
            let words = Words(language)
            let list = try wanted.list(caseload, today: today)
            write(ReportFile(list, words), to: path, caseload, words)
        }
    }
}
