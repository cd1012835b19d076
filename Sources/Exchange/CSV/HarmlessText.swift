/// What text from outside must not bring along into files that leave the store.
///
/// Whoever prints such a file on a terminal is not to be steered by a name in it, and nobody is to read another
/// thing than what is written: controls (C0, DEL, C1) and marks that turn the direction of writing.
package enum HarmlessText {
    /// Whether a terminal acts on it, or it turns the direction of writing.
    ///
    /// Line feed and tab are among them.
    package static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The text with U+FFFD for each of them but tabs and the ends of lines, which are all line feeds then.
    package static func cleaned(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isActive($0) && $0 != "\n" && $0 != "\t" })
        else { return text }
        var clean = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "\r" {
                if scalars.first != "\n" { clean.append("\n") }
                continue
            }
            let isKept = scalar == "\n" || scalar == "\t" || !isActive(scalar)
            clean.append(isKept ? scalar : "\u{FFFD}")
        }
        return String(clean)
    }
}
