import Exchange

/// HTML that is being written: what comes from outside can only get in as escaped text.
///
/// Element and attribute names are static, so none can be made of data; the page's style is static
/// too, and there is no way to write a script.
struct HTML {
    private(set) var bytes: [UInt8] = []
    /// Patterns of drawings have ids, which are unique on a page.
    private var drawings = 0

    typealias Attributes = KeyValuePairs<StaticString, String>

    /// An element with what is inside it.
    mutating func element(
        _ name: StaticString,
        _ attributes: Attributes = [:],
        _ body: (inout HTML) -> Void,
    ) {
        open(name, attributes)
        body(&self)
        raw("</")
        raw(name)
        raw(">")
    }

    mutating func element(
        _ name: StaticString,
        _ attributes: Attributes = [:],
        text: String,
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without an end, or with nothing in it.
    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        raw("<")
        raw(name)
        for (key, value) in attributes {
            raw(" ")
            raw(key)
            raw("=\"")
            text(value)
            raw("\"")
        }
        raw(">")
    }

    /// Text that a browser shows as it is, whatever is in it.
    ///
    /// Control characters and marks that turn the direction of text become U+FFFD: they could make
    /// what is read another than what is written.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            case "'": raw("&#39;")
            case "\n", "\t": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
            case _ where HarmlessText.isActive(scalar): raw("\u{FFFD}")
            default: bytes.append(contentsOf: Array(String(scalar).utf8))
            }
        }
    }

    /// Text that may be broken anywhere once it has gone on for long without a blank, so that no cell
    /// is wider than the paper.
    mutating func breakable(_ text: String) {
        var run = ""
        for letter in text {
            if letter == " " || letter == "\n" { run = "" } else { run.append(letter) }
            self.text(String(letter))
            if run.count == Self.longestWord {
                raw("<wbr>")
                run = ""
            }
        }
    }

    /// Letters; a NIK has 16, the longest words of the programmes about 20.
    private static let longestWord = 24

    /// Text of the program's own that is markup already.
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A number that no other drawing of the page has.
    mutating func nextDrawing() -> Int {
        drawings += 1
        return drawings
    }
}
