/// Where text stands in a space wider than itself.
package enum TextAlignment: Sendable {
    case left, right, centre
}

extension SafeText {
    /// The text in at most this many columns; what is cut off shows as `…`.
    package func cut(to columns: Int) -> SafeText {
        guard width > columns else { return self }
        guard columns > 0 else { return .empty }
        return prefix(columns - 1) + SafeText(trusted: "…", width: 1, isASCII: false)
    }

    /// Exactly this many columns: cut or filled with spaces.
    package func padded(to columns: Int, _ alignment: TextAlignment = .left) -> SafeText {
        let short = cut(to: columns)
        let missing = max(0, columns - short.width)
        guard missing > 0 else { return short }
        switch alignment {
        case .left: return short + .repeating(" ", count: missing)
        case .right: return .repeating(" ", count: missing) + short
        case .centre:
            return .repeating(" ", count: missing / 2) + short
                + .repeating(" ", count: missing - missing / 2)
        }
    }

    /// As many whole characters from the start as fit into the columns.
    package func prefix(_ columns: Int) -> SafeText {
        guard width > columns else { return self }
        return divided(at: columns).before
    }

    /// What is left after the characters that lie wholly or partly in the first columns.
    package func dropFirst(_ columns: Int) -> SafeText {
        guard columns > 0 else { return self }
        let parts = divided(at: columns)
        guard parts.before.width < columns, !parts.after.isEmpty else { return parts.after }
        // A wide character lies across the border: it goes too.
        return parts.after.divided(at: 2).after
    }

    /// Both sides of a border, with a wide character that lies across it on the right side.
    func divided(at columns: Int) -> (before: SafeText, after: SafeText) {
        if isASCII {
            let place = string.utf8.index(
                string.startIndex,
                offsetBy: min(max(0, columns), width),
            )
            let count = min(max(0, columns), width)
            return (
                SafeText(trusted: String(string[..<place]), width: count, isASCII: true),
                SafeText(trusted: String(string[place...]), width: width - count, isASCII: true),
            )
        }
        var place = string.startIndex
        var taken = 0
        let scalars = string.unicodeScalars
        while place < scalars.endIndex {
            let columnsHere = CharacterWidth.columns(of: scalars[place])
            guard taken + columnsHere <= columns else { break }
            taken += columnsHere
            place = scalars.index(after: place)
        }
        return (
            SafeText(trusted: String(scalars[..<place]), width: taken, isASCII: false),
            SafeText(trusted: String(scalars[place...]), width: width - taken, isASCII: false),
        )
    }
}
