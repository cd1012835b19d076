import Caseload
import Casework
import Documents
import Screen

/// Everything the screen knows, as one value.
///
/// `update` changes it and returns effects; `draw` reads it. Nothing here touches a file, a clock or
/// a terminal, so that one list of actions is one run.
package struct AppState: Sendable {
    /// The terminal's size in cells.
    package var size: Size
    /// The wall clock as the runtime last told it.
    package var moment: Moment
    package var words: Words
    package var settings: Settings
    /// The themes there are, by name; the runtime lists them at the start.
    package var themeNames: [String] = [Settings.standard.theme]
    /// The door: which profile, and the passphrase being typed.
    package var unlock: UnlockState
    /// The open caseload's screens; nil while locked.
    package var workspace: Workspace?
    /// What lies over the screen and takes the keys first.
    package var overlay: Overlay?
    package var messages = MessageLog()
    /// The line that was asked for last, until its answer is there: a failure asks it again.
    var asked: LinePrompt?
    /// The member whom the open roster's cursor was last on.
    var shownInRoster: DocumentID?
    /// The record whose sides the screen of conflicts showed last.
    var shownInConflicts: DocumentID?
    /// An import runs that Esc stops.
    package var isImporting = false
    /// The person asked to leave; the runtime ends after the running effects.
    package var isEnding = false

    package init(
        size: Size,
        moment: Moment,
        settings: Settings,
        unlock: UnlockState,
    ) {
        self.size = size
        self.moment = moment
        self.settings = settings
        self.unlock = unlock
        words = Words(settings.language)
    }

    /// The civil day at the worker's place.
    package var today: Day { moment.day }
}

/// What lies over a screen; keys go to it first and Esc closes it.
package enum Overlay: Sendable {
    case palette(PaletteState)
    case menu(MenuState)
    case help(HelpState)
    case messages(ScrollState)
    case question(Question)
    case line(LinePrompt)
    case text(TextOverlay)
}
