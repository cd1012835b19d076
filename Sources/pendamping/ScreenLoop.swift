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
    private var idle = IdleLock(Clock.sinceBoot())
    /// The system or the closed terminal ends the program: nobody is left to be told anything.
    private var isTerminated = false
    /// She was told of what could not be kept, and pressed nothing but F10 since.
    private var wasTold = false
    private var canvas: Canvas
    /// A frame is made ahead for the one that is likely to follow.
    private var lastEvents = LastEvents()
    private var ahead: FrameAhead?
    /// A store has been open, so what only the start needed is behind us.
    private var hasOpened = false

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
        canvas = Canvas(size: state.size)
    }

    /// Runs until the person leaves or the terminal goes away.
    mutating func run() {
        draw()
        while !isLeaving() {
            var isDirty = takeMail()
            if let event = isDirty ? terminal.nextEvent(timeout: 0) : nextEvent() {
                isDirty = take(event)
                while !state.isEnding, let next = terminal.nextEvent(timeout: 0) {
                    isDirty = take(next) || isDirty
                }
            }
            isDirty = takeMail() || isDirty
            isDirty = lockWhenIdle() || isDirty
            if isDirty, !state.isEnding { draw() }
        }
        runner.finish()
    }

    /// Whether the program ends now: what is typed and could not be kept holds her back once.
    private mutating func isLeaving() -> Bool {
        guard state.isEnding else { return false }
        guard !isTerminated, !wasTold else { return true }
        let unkept = runner.keepTyped()
        guard unkept > 0 else { return true }
        wasTold = true
        state.stay(unkept: unkept)
        draw()
        return false
    }

    /// Milliseconds until somebody has to look at the clock.
    private var wait: Int {
        guard state.workspace != nil else { return 60_000 }
        return idle.wait(Clock.sinceBoot(), minutes: state.settings.lockMinutes)
    }

    /// Waits for the next event; a frame that may be wanted is made before waiting, not before looking.
    private mutating func nextEvent() -> InputEvent? {
        guard ahead == nil, state.workspace != nil, let likely = lastEvents.likely else {
            return terminal.nextEvent(timeout: wait)
        }
        if let event = terminal.nextEvent(timeout: 0) { return event }
        prepare(likely)
        return terminal.nextEvent(timeout: wait)
    }

    /// - Returns: Whether a frame is to be drawn for it.
    private mutating func take(_ event: InputEvent) -> Bool {
        switch event {
        case .wake: return false
        case .terminate:
            isTerminated = true
            state.isEnding = true
            return true
        default:
            // The first key after a sleep finds the door closed, and opens nothing behind it.
            let isLocked = lockWhenIdle()
            if case .resize = event {
                // A window manager's doing, not a hand's.
            } else if isLocked {
                return true
            } else {
                idle.touch(Clock.sinceBoot())
            }
            let now = surroundings.now()
            defer { if !state.isEnding { wasTold = false } }
            lastEvents.note(event)
            if let ahead, ahead.isFor(event, at: now) {
                // Before anything else: the frame is what the person waits for.
                if !terminal.presentPrepared() { terminal.present(ahead.canvas) }
                terminal.giveWay()
                self.ahead = nil
                state = ahead.state
                canvas = ahead.canvas
                perform(ahead.effects)
                update(.clock(now))
                return false
            }
            update(.clock(now))
            update(.input(event))
            return true
        }
    }

    private mutating func prepare(_ event: InputEvent) {
        let theme = themes.theme(named: state.themeName, depth: terminal.depth)
        guard let made = FrameAhead(event, after: state, theme: theme, on: canvas) else { return }
        ahead = made
        terminal.prepare(made.canvas)
    }

    private mutating func takeMail() -> Bool {
        let actions = mailbox.drain()
        guard !actions.isEmpty else { return false }
        update(.clock(surroundings.now()))
        for action in actions { update(action) }
        return true
    }

    private mutating func lockWhenIdle() -> Bool {
        guard state.workspace != nil,
            idle.isDue(Clock.sinceBoot(), minutes: state.settings.lockMinutes)
        else { return false }
        update(.idleTooLong)
        return true
    }

    private mutating func update(_ action: Action) {
        ahead = nil
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
        terminal.giveWay()
        guard state.workspace != nil else { return }
        surroundings.stamp("frame")
        if !hasOpened {
            hasOpened = true
            StartingCode.letGo()
        }
    }
}
