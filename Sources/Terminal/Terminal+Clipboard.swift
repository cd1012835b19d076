import Glibc

/// Copying text to the clipboard of the machine the person sits at, through the terminal (OSC 52).
extension Terminal {
    /// The longest text xterm takes: 100,000 bytes of base64 less the frame around them.
    package static let copyLimit = 74_994

    /// Offers text to the terminal's clipboard; false if it is too long, which sends nothing.
    ///
    /// Whether the terminal took it nobody tells us. Inside tmux the text goes both to tmux, which may
    /// keep or pass it on, and through it to the terminal outside.
    package func copy(_ text: String) -> Bool {
        let isInTmux = getenv("TMUX").map { $0.pointee != 0 } ?? false
        guard let bytes = Self.copying(text, isInTmux: isInTmux) else { return false }
        curses.write(bytes)
        return true
    }

    /// The bytes that offer a text to the clipboard; nil for one that is too long.
    static func copying(_ text: String, isInTmux: Bool) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= copyLimit else { return nil }
        let sequence = ControlSequence.clipboard(Base64.encode(bytes))
        return isInTmux ? sequence + ControlSequence.throughTmux(sequence) : sequence
    }
}

/// RFC 4648, section 4.
private enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let isFiller = place > group.count
                let digit = alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
                output.append(isFiller ? UInt8(ascii: "=") : digit)
            }
        }
        return output
    }
}
