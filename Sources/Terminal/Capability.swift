internal import CNcurses

/// A string of the terminal's description in the terminal database.
struct Capability {
    /// What to send, without the waits that printing terminals needed; empty where there is none.
    let bytes: [UInt8]

    init(_ name: String) {
        guard let text = tigetstr(name), Int(bitPattern: text) != -1 else {
            bytes = []
            return
        }
        bytes = Self.withoutDelays(String(cString: text).utf8.map { $0 })
    }

    var isPresent: Bool { !bytes.isEmpty }

    /// Takes out `$<5>` and the like (terminfo(5), "Delays and Padding").
    private static func withoutDelays(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                rest = rest[(end + 1)...]
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return kept
    }
}
