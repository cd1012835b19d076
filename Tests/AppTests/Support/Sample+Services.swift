import Caseload
import Casework
import Documents
import Screen

@testable import App
@testable import Caseload

/// The screens of services, cleaning, reports and the supervisor with all that can lie over them.
extension Sample {
    static func supervision() -> Supervision {
        var late = WorkerStanding(name: "Budi\u{1B}[31m \u{202E}" + longName)
        late.late = 4
        return Supervision(
            quarter: Stage.quarter,
            workers: [WorkerStanding(name: "ani"), late],
            isGathering: true,
        )
    }

    static func serviceStages(_ size: Size) throws -> [(name: String, stage: Stage)] {
        var searching = try recordsStage(size: size)
        searching.press("/")
        searching.type("王")
        var filtering = try recordsStage(size: size)
        filtering.press("F7")
        var step = try recordStage(size: size)
        step.press("l")
        var odd = CleaningSample.stage(size: size)
        odd.press("Tab")
        odd.act(.cleaning(.anomalies(CleaningSample.anomalies)))
        var choosing = odd
        choosing.press("u")
        var compared = CleaningSample.stage(size: size)
        compared.act(.cleaning(.compared(CleaningSample.comparison)))
        var pair = CleaningSample.stage(size: size)
        pair.press("Enter")
        pair.act(.cleaning(.pair(CleaningSample.page())))
        var supervisor = families(size: size)
        supervisor.press("P")
        supervisor.act(.supervisor(.loaded(supervision())))
        var one = supervisor
        one.press("j Enter")
        var report = reportStage(size: size)
        report.press("Enter")
        var pages = reportStage(size: size)
        pages.press("p")
        var path = try agendaStage(size: size)
        path.press("F2")
        return [
            ("records", try recordsStage(size: size)), ("records searched", searching),
            ("records filtered", filtering), ("record", try recordStage(size: size)),
            ("step", step), ("no records", try recordsStage(size: size, isEmpty: true)),
            ("duplicates", CleaningSample.stage(size: size)), ("anomalies", odd),
            ("anomalies to choose", choosing), ("compared", compared), ("pair", pair),
            ("supervisor", supervisor), ("a worker", one),
            ("reports", reportStage(size: size)), ("report", report), ("pages", pages),
            ("where to write", path),
        ]
    }

    /// Something the store may say to one of these screens at any moment.
    static func serviceNews(_ number: Int) throws -> Action {
        switch number % 14 {
        case 0: .agenda(.loaded(AgendaPage(try board(), AgendaQuery(byWeight: true))))
        case 1: .agenda(.loaded(AgendaPage(try board(isEmpty: true), AgendaQuery(byWeight: true))))
        case 2: .records(.loaded(try recordsList()))
        case 3: .records(.loaded(try recordsList(isEmpty: true)))
        case 4: .record(.page(try recordPage("diterima")))
        case 5: .cleaning(.duplicates(CleaningSample.duplicates))
        case 6: .cleaning(.duplicates(DuplicateList()))
        case 7: .cleaning(.anomalies(CleaningSample.anomalies))
        case 8: .cleaning(.compared(CleaningSample.comparison))
        case 9: .cleaning(.pair(number % 2 == 0 ? CleaningSample.page() : nil))
        case 10: .cleaning(.progress(.duplicates, number % 100))
        case 11: .reports(.made(report()))
        case 12: .supervisor(.loaded(supervision()))
        default: .reports(.loaded(villages: reportVillages))
        }
    }
}
