/// How text becomes safe: cluster by cluster, with a visible sign for all that must not reach a cell.
///
/// | what | shown as |
/// |---|---|
/// | C0 and DEL | the control picture: `␛` for escape, `␉` for tab, `␡` |
/// | next line, line and paragraph separator | `␤` |
/// | other C1, bidi marks, zero-width and format characters, unassigned code points | `�` |
/// | a cluster of several spacing scalars (flags, joined emoji, conjuncts) | one `�` |
/// | a mark without a base | the mark on `◌` |
///
/// Terminals disagree about how wide those clusters are, and a name that shifts the rest of its row
/// is worse than a name with a sign in it.
enum Cleaner {
    static let unknown: Unicode.Scalar = "\u{FFFD}"
    static let newLine: Unicode.Scalar = "\u{2424}"
    static let dottedCircle: Unicode.Scalar = "\u{25CC}"
    /// Marks on one base; `Glyph` has room for two.
    static let marksPerBase = 2

    static func clean(_ text: String) -> SafeText {
        var output = Output()
        for character in text {
            append(character.unicodeScalars, to: &output)
        }
        return SafeText(
            trusted: String(output.scalars),
            width: output.width,
            isASCII: output.isASCII,
        )
    }

    private static func append(_ cluster: Character.UnicodeScalarView, to output: inout Output) {
        guard let first = cluster.first else { return }
        guard cluster.index(after: cluster.startIndex) != cluster.endIndex else {
            output.appendAlone(kind(of: first))
            return
        }
        let kinds = cluster.map(kind)
        if kinds.allSatisfy(\.isControl) {
            kinds.forEach { output.appendAlone($0) }  // carriage return and line feed
            return
        }
        let spacing = kinds.count { $0.isSpacing }
        let marks = kinds.count { $0.isMark }
        guard spacing <= 1, marks <= marksPerBase, spacing == 0 || kinds[0].isSpacing else {
            output.append(unknown, columns: 1)
            return
        }
        if spacing == 0 && marks > 0 {
            output.append(dottedCircle, columns: 1)
        }
        var hidden = false
        for kind in kinds {
            switch kind {
            case .spacing(let scalar, let columns): output.append(scalar, columns: columns)
            case .mark(let scalar): output.append(scalar, columns: 0)
            case .control, .hidden: hidden = true
            }
        }
        if hidden {
            output.append(unknown, columns: 1)
        }
    }

    /// What one scalar means for the screen.
    private enum Kind {
        case spacing(Unicode.Scalar, columns: Int)
        case mark(Unicode.Scalar)
        /// Shown as its sign.
        case control(sign: Unicode.Scalar)
        /// Invisible on most terminals.
        case hidden

        var isSpacing: Bool { if case .spacing = self { true } else { false } }
        var isMark: Bool { if case .mark = self { true } else { false } }
        var isControl: Bool { if case .control = self { true } else { false } }
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0..<0x20: return .control(sign: Unicode.Scalar(0x2400 + scalar.value) ?? unknown)
        case 0x7F: return .control(sign: "\u{2421}")
        case 0x85, 0x2028, 0x2029: return .control(sign: newLine)
        case 0x80..<0xA0: return .control(sign: unknown)
        case 0xA0..<0x300 where scalar.value != 0xAD: return .spacing(scalar, columns: 1)
        default: break
        }
        let properties = scalar.properties
        // Regional indicators pair up into flags even across two texts set side by side.
        if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
            || (0x1F1E6...0x1F1FF).contains(scalar.value)
        {
            return .hidden
        }
        switch CharacterWidth.columns(of: scalar) {
        case 0: return .mark(scalar)
        case let columns where columns > 0: return .spacing(scalar, columns: columns)
        default: return .hidden
        }
    }

    /// The clean text so far.
    private struct Output {
        var scalars = String.UnicodeScalarView()
        var width = 0
        var isASCII = true

        mutating func append(_ scalar: Unicode.Scalar, columns: Int) {
            scalars.append(scalar)
            width += columns
            isASCII = isASCII && scalar.isASCII
        }

        mutating func appendAlone(_ kind: Kind) {
            switch kind {
            case .spacing(let scalar, let columns): append(scalar, columns: columns)
            case .mark(let scalar):
                append(Cleaner.dottedCircle, columns: 1)
                append(scalar, columns: 0)
            case .control(let sign): append(sign, columns: 1)
            case .hidden: append(Cleaner.unknown, columns: 1)
            }
        }
    }
}
