import App
import Casework
import Screen

/// What the key that is likely to follow (`LastEvents`) would make of the screen, worked out while nobody waits.
///
/// Deciding and drawing touch nothing outside, so they can be done before the key is there: a key that is
/// held down, pressed on and on, or in turn with another, finds its frame ready. Any other event finds it of no use, and the
/// effects in it undone.
struct FrameAhead {
    let event: InputEvent
    let state: AppState
    let effects: [Effect]
    let canvas: Canvas

    /// Nil for what is no key, or ends the program.
    init?(_ event: InputEvent, after state: AppState, theme: Theme, on canvas: Canvas) {
        guard case .key = event else { return nil }
        self.event = event
        var state = state
        var canvas = canvas
        effects = state.update(.input(event))
        guard !state.isEnding, canvas.size == state.size else { return nil }
        state.draw(theme: theme, into: &canvas)
        self.state = state
        self.canvas = canvas
    }

    /// Whether an event now is the one this was made for; nothing else happened since.
    func isFor(_ event: InputEvent, at moment: Moment) -> Bool {
        // Clocks on the screen tell minutes.
        event == self.event && moment.seconds / 60 == state.moment.seconds / 60
    }
}
