/// What we send past ncurses, which has no function for it (xterm, "Control Sequences").
enum ControlSequence {
    /// Bracketed paste: the terminal puts marks around what is pasted.
    static let pasteOn = bytes("[?2004h")
    static let pasteOff = bytes("[?2004l")
    /// Presses, motion while pressed, and the extended coordinates, all off.
    static let mouseOff = bytes("[?1000l") + bytes("[?1002l") + bytes("[?1003l") + bytes("[?1006l")

    /// OSC 52: puts base64 into the clipboard.
    static func clipboard(_ base64: [UInt8]) -> [UInt8] {
        bytes("]52;c;") + base64 + [0x07]
    }

    /// A sequence for the terminal outside tmux: wrapped, with every escape in it doubled.
    static func throughTmux(_ sequence: [UInt8]) -> [UInt8] {
        bytes("Ptmux;") + sequence.flatMap { $0 == 0x1B ? [$0, $0] : [$0] } + bytes("\\")
    }

    private static func bytes(_ text: String) -> [UInt8] {
        [0x1B] + Array(text.utf8)
    }
}
