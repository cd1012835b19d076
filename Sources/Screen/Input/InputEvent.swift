/// What the terminal tells the application.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    case mouse(MouseEvent)
    /// The terminal has this size now, and shows nothing of ours any more.
    case resize(Size)
    /// Text pasted at once; line ends are line feeds. It may hold anything.
    case paste(String)
    /// Another thread asked for attention (`Terminal.wake`).
    case wake
    /// The system or the closed terminal wants the program to end, by this signal number.
    case terminate(signal: Int32)
}

/// A press or a turn of the wheel.
package struct MouseEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case press, doublePress, secondaryPress, wheelUp, wheelDown
    }

    package let kind: Kind
    package let at: Point

    package init(_ kind: Kind, at: Point) {
        self.kind = kind
        self.at = at
    }
}
