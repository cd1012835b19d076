/// The key's name in registries and settings: `a`, `C-p`, `M-b`, `F2`, `S-Tab`, `C-Left`, `Space`.
extension Key: CustomStringConvertible {
    private static let named: [(name: String, code: Code)] = [
        ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Backspace", .backspace),
        ("Delete", .delete), ("Insert", .insert), ("Up", .up), ("Down", .down), ("Left", .left),
        ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
        ("Space", .character(" ")),
    ]

    private static let prefixes: [(prefix: String, modifier: Modifiers, spoken: String)] = [
        ("C-", .control, "Ctrl-"), ("M-", .alt, "Alt-"), ("S-", .shift, "Shift-"),
    ]

    /// Reads a name; nil where there is no such key.
    package init?(_ text: String) {
        var rest = Substring(text)
        var modifiers: Modifiers = []
        while let match = Self.prefixes.first(where: {
            rest.hasPrefix($0.prefix) && rest.count > $0.prefix.count
                && !modifiers.contains($0.modifier)
        }) {
            modifiers.insert(match.modifier)
            rest = rest.dropFirst(match.prefix.count)
        }
        if let named = Self.named.first(where: { $0.name == rest }) {
            self.init(named.code, modifiers)
        } else if rest.first == "F", let number = Int(rest.dropFirst()), (1...24).contains(number),
            rest.dropFirst() == String(number)
        {
            self.init(.function(number), modifiers)
        } else if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first,
            scalar.value >= 0x20, scalar.value != 0x7F
        {
            self.init(.character(scalar), modifiers)
        } else {
            return nil
        }
    }

    package var description: String { spelled { $0.prefix } }

    /// The name as shown to people: `Ctrl-P`, `F2`, `Shift-Tab`.
    package var label: String {
        let text = spelled { $0.spoken }
        guard case .character(let scalar) = code, modifiers.contains(.control) else { return text }
        return text.dropLast() + String(scalar).uppercased()
    }

    private func spelled(
        _ spelling: ((prefix: String, modifier: Modifiers, spoken: String)) -> String
    ) -> String {
        let prefix = Self.prefixes.filter { modifiers.contains($0.modifier) }.map(spelling).joined()
        if let named = Self.named.first(where: { $0.code == code }) { return prefix + named.name }
        switch code {
        case .function(let number): return prefix + "F\(number)"
        case .character(let scalar): return prefix + String(scalar)
        default: return prefix
        }
    }
}

extension Key: ExpressibleByStringLiteral {
    /// A key written down in the program; a name that does not exist is a mistake in it.
    package init(stringLiteral value: String) {
        guard let key = Key(value) else { preconditionFailure("no key is called \(value)") }
        self = key
    }
}
