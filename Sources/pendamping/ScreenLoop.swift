import App
import Casework
import Commands
import Screen
import Terminal

/// The event loop: actions in, frames out.
///
/// One thread reads keys and draws; everything slow runs in the `EffectRunner` and comes back through
/// the mailbox. A burst of keys is taken in whole before one frame is drawn.
struct ScreenLoop {
    private var state: AppState
    private let terminal: Terminal
    private let runner: EffectRunner
    private let mailbox: Mailbox
    private let themes: ThemeCache
    private let surroundings: Surroundings
    private var lastKey: Moment
    private var canvas: Canvas

    init(
        state: AppState,
        terminal: Terminal,
        runner: EffectRunner,
        mailbox: Mailbox,
        themes: ThemeCache,
        surroundings: Surroundings,
    ) {
        self.state = state
        self.terminal = terminal
        self.runner = runner
        self.mailbox = mailbox
        self.themes = themes
        self.surroundings = surroundings
        lastKey = surroundings.now()
        canvas = Canvas(size: state.size)
    }

    /// Runs until the person leaves or the terminal goes away.
    mutating func run() {
        draw()
        while !state.isEnding {
            var isDirty = takeMail()
            if let event = terminal.nextEvent(timeout: isDirty ? 0 : wait) {
                take(event)
                isDirty = true
                while !state.isEnding, let next = terminal.nextEvent(timeout: 0) { take(next) }
            }
            isDirty = takeMail() || isDirty
            isDirty = lockWhenIdle() || isDirty
            if isDirty, !state.isEnding { draw() }
        }
        runner.finish()
    }

    /// Milliseconds until the idle lock, at most a minute so that the clock stays right.
    private var wait: Int {
        guard state.workspace != nil, state.settings.lockMinutes > 0 else { return 60_000 }
        let left = state.settings.lockMinutes * 60 - (surroundings.now().seconds - lastKey.seconds)
        return min(60, max(1, left)) * 1_000
    }

    private mutating func take(_ event: InputEvent) {
        switch event {
        case .wake: return
        case .terminate:
            state.isEnding = true
        default:
            lastKey = surroundings.now()
            update(.clock(lastKey))
            update(.input(event))
        }
    }

    private mutating func takeMail() -> Bool {
        let actions = mailbox.drain()
        guard !actions.isEmpty else { return false }
        update(.clock(surroundings.now()))
        for action in actions { update(action) }
        return true
    }

    private mutating func lockWhenIdle() -> Bool {
        let minutes = state.settings.lockMinutes
        guard state.workspace != nil, minutes > 0,
            surroundings.now().seconds - lastKey.seconds >= minutes * 60
        else { return false }
        update(.idleTooLong)
        return true
    }

    private mutating func update(_ action: Action) {
        perform(state.update(action))
    }

    private mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .copy(let text):
                if !terminal.copy(text) { update(.failed(.tooLongToCopy)) }
            case .bell: terminal.bell()
            case .suspend: terminal.suspend()
            case .redraw: terminal.repaint()
            case .quit: state.isEnding = true
            default: runner.run(effect)
            }
        }
    }

    private mutating func draw() {
        if canvas.size != state.size { canvas = Canvas(size: state.size) }
        let theme = themes.theme(named: state.themeName, depth: terminal.depth)
        state.draw(theme: theme, into: &canvas)
        terminal.present(canvas)
        if state.workspace != nil { surroundings.stamp("frame") }
    }
}
