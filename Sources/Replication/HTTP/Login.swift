/// A name and its password on a server; printing it never shows the password.
package struct Login: Sendable, Equatable {
    package var name: String
    package var password: String

    package init(name: String, password: String) {
        self.name = name
        self.password = password
    }

    /// Reads a login file: the name on its first line, the password on its second; or both on one line with
    /// a colon between.
    ///
    /// nil when one of them is empty or there is more text behind.
    package init?(file text: String) {
        let byteOrderMark: Character = "\u{FEFF}"
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        while let last = lines.last, last.allSatisfy({ $0 == " " || $0 == "\t" }) {
            lines.removeLast()
        }
        guard var first = lines.first, lines.count <= 2 else { return nil }
        if first.first == byteOrderMark { first.removeFirst() }
        if lines.count == 1 {
            guard let colon = first.firstIndex(of: ":") else { return nil }
            name = String(first[..<colon])
            password = String(first[first.index(after: colon)...])
        } else {
            name = String(first)
            password = String(lines[1])
        }
        guard !name.isEmpty, !password.isEmpty, !name.contains(":") else { return nil }
    }
}

extension Login: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "Login" }
    package var debugDescription: String { "Login" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
