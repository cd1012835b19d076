/// The only text a canvas takes: whatever came in, what comes out can be shown in terminal cells.
///
/// Control characters (C0, DEL, C1), bidi and other format characters, line separators, unassigned
/// code points and clusters that `wcwidth` would split are turned into visible signs (see
/// `SafeText+Cleaning`), so no name in a file can move the cursor, hide text or paint over it.
/// Every scalar left is either one or two columns wide, or one of at most two marks on such a scalar.
package struct SafeText: Hashable, Sendable {
    /// The text as it will be shown.
    package let string: String
    /// Its columns on the screen.
    package let width: Int
    /// Whether it is printable ASCII alone: then bytes, scalars and columns are the same.
    let isASCII: Bool

    /// Cleans any text.
    ///
    /// That costs one pass over its bytes when its characters stand alone, as those of European and
    /// East Asian names do (`TextSurvey`).
    package init(_ text: String) {
        var text = text
        switch text.withUTF8(TextSurvey.survey) {
        case .ascii: self.init(trusted: text, width: text.utf8.count, isASCII: true)
        case .plain(let width): self.init(trusted: text, width: width, isASCII: false)
        case .mixed: self = Cleaner.clean(text)
        }
    }

    /// Takes text that is known to be clean, with its width.
    init(trusted string: String, width: Int, isASCII: Bool) {
        self.string = string
        self.width = width
        self.isASCII = isASCII
    }

    package static let empty = SafeText(trusted: "", width: 0, isASCII: true)

    package var isEmpty: Bool { width == 0 }

    /// The same sign several times; nothing for a count below 1.
    package static func repeating(_ text: SafeText, count: Int) -> SafeText {
        guard count > 0 else { return .empty }
        return SafeText(
            trusted: String(repeating: text.string, count: count),
            width: text.width * count,
            isASCII: text.isASCII,
        )
    }

    package static func + (left: SafeText, right: SafeText) -> SafeText {
        SafeText(
            trusted: left.string + right.string,
            width: left.width + right.width,
            isASCII: left.isASCII && right.isASCII,
        )
    }

    package static func += (left: inout SafeText, right: SafeText) {
        left = left + right
    }
}

extension SafeText: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}

extension SafeText: CustomStringConvertible {
    package var description: String { string }
}
