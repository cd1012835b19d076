internal import CNcurses
internal import Screen

/// Turns what ncurses reads into events: bytes into characters, codes into keys, marks into pastes.
///
/// It reads bytes and not wide characters, because `wget_wch` swallows up to sixteen good keys after a
/// byte that is no UTF-8.
struct KeyDecoder {
    /// A paste that is longer than any field takes is cut off here, so that it cannot fill the memory.
    private static let pasteLimit = 1 << 20
    /// Milliseconds without a byte after which a paste whose end mark got lost is over.
    private static let pastePatience: Int64 = 1_000
    /// Milliseconds between two presses on one place that make a double press.
    private static let doublePressWindow: Int64 = 400

    private var assembler = ScalarAssembler()
    /// What was pasted so far, while the end mark has not come.
    private var paste: [Unicode.Scalar]?
    private var lastInput: Int64 = 0
    private var lastPress: (at: Point, time: Int64)?

    /// When a paste is given up for finished; nil outside one.
    var deadline: Int64? { paste == nil ? nil : lastInput + Self.pastePatience }

    /// Takes what `wgetch` answered and tells what it completes.
    mutating func feed(_ code: Int32, at time: Int64) -> InputEvent? {
        lastInput = time
        if paste != nil { return collect(code) }
        if (0..<256).contains(code) {
            return assembler.feed(UInt8(code)).flatMap(KeyTable.key).map(InputEvent.key)
        }
        switch code {
        case KeyTable.pasteBegin:
            paste = []
            return nil
        case KEY_MOUSE: return mouseEvent(at: time).map(InputEvent.mouse)
        default: return KeyTable.key(code: code).map(InputEvent.key)
        }
    }

    /// Tells a paste whose time is over.
    mutating func flush(at time: Int64) -> InputEvent? {
        guard let deadline, time >= deadline else { return nil }
        return endPaste()
    }

    private mutating func collect(_ code: Int32) -> InputEvent? {
        if code == KeyTable.pasteEnd { return endPaste() }
        guard (0..<256).contains(code), let scalar = assembler.feed(UInt8(code)) else { return nil }
        if paste?.count ?? 0 < Self.pasteLimit {
            paste?.append(scalar)
        }
        return nil
    }

    /// Terminals send a carriage return for each line end.
    private mutating func endPaste() -> InputEvent? {
        guard let scalars = paste else { return nil }
        paste = nil
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in scalars {
            if scalar == "\r" {
                text.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                text.append(scalar)
            }
            previous = scalar
        }
        return .paste(String(text))
    }

    private mutating func mouseEvent(at time: Int64) -> MouseEvent? {
        var event = MEVENT()
        guard getmouse(&event) == OK else { return nil }
        let place = Point(Int(event.x), Int(event.y))
        if event.bstate & curses_button4_pressed() != 0 { return MouseEvent(.wheelUp, at: place) }
        if event.bstate & curses_button5_pressed() != 0 {
            return MouseEvent(.wheelDown, at: place)
        }
        if event.bstate & curses_button3_pressed() != 0 {
            return MouseEvent(.secondaryPress, at: place)
        }
        guard event.bstate & curses_button1_pressed() != 0 else { return nil }
        if let last = lastPress, last.at == place, time - last.time <= Self.doublePressWindow {
            lastPress = nil
            return MouseEvent(.doublePress, at: place)
        }
        lastPress = (place, time)
        return MouseEvent(.press, at: place)
    }
}
