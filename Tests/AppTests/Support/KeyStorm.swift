import Screen
import TestSupport

@testable import App

/// Random keys, pastes, clicks and resizes, the whole of them following from a seed.
struct KeyStorm {
    private var generator: SeededGenerator

    private static let keys: [Key] =
        [
            "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Enter", "Esc", "Tab",
            "S-Tab", "Backspace", "Delete", "Space", "C-w", "C-u", "C-p", "C-z", "C-y", "C-e",
        ]
        + (1...9).map { Key(.function($0)) }
        + "abcghjknpsuyGS*/[]12345xé王7890KPVlrevwoftim".unicodeScalars.map { Key(.character($0)) }

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func next() -> InputEvent {
        switch Int.random(in: 0..<200, using: &generator) {
        case 0..<3:
            return .resize(Size(number(210), number(60)))
        case 3..<6: return .paste("siti \u{1B}[2J rah\nmah")
        case 6..<16:
            let kinds: [MouseEvent.Kind] = [
                .press, .doublePress, .secondaryPress, .wheelUp, .wheelDown,
            ]
            let place = Point(number(210), number(60))
            return .mouse(MouseEvent(kinds[number(kinds.count)], at: place))
        default: return .key(Self.keys[number(Self.keys.count)])
        }
    }

    /// A number below a bound.
    mutating func number(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &generator)
    }
}
