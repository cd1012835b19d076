import App
import Caseload
import Casework
import Screen

/// The first screen as text, drawn by the same code as in a terminal.
enum FirstScreen {
    static func rows(
        _ caseload: Caseload,
        _ home: HomeSummary,
        moment: Moment,
        words: Words,
    ) -> [String] {
        let size = Size(80, 24)
        var settings = Settings.standard
        settings.language = words.language
        var state = AppState(
            size: size,
            moment: moment,
            settings: settings,
            unlock: UnlockState(profiles: [], device: ""),
        )
        let opened = OpenedCaseload(
            label: words.demoLabel,
            worker: caseload.worker,
            waiting: home.waiting,
        )
        _ = state.update(.unlocked(.success(opened)))
        _ = state.update(.loaded(.home(moment.day.quarter, home)))
        var canvas = Canvas(size: size)
        state.draw(theme: .terminal.at(.mono), into: &canvas)
        return canvas.rows
    }
}
