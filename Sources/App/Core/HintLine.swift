import Screen

/// A hint of several parts in a room that may be too narrow for all of them.
enum HintLine {
    /// As many whole parts as fit, the first ones first, and F1 for the rest of them.
    ///
    /// Parts are divided by ` · ` or by two spaces; one that is too long by itself is cut.
    static func fitted(_ hint: String, to width: Int) -> SafeText {
        let whole = SafeText(hint)
        guard whole.width > width else { return whole }
        var shown = SafeText.empty
        for part in parts(hint) {
            let longer =
                shown.isEmpty ? SafeText(part.text) : shown + SafeText(part.before + part.text)
            guard longer.width <= width else { break }
            shown = longer
        }
        guard !shown.isEmpty else { return whole.cut(to: width) }
        let more = shown + SafeText(" · F1")
        return more.width <= width ? more : shown
    }

    private static func parts(_ hint: String) -> [(before: String, text: String)] {
        var parts: [(before: String, text: String)] = []
        for group in hint.split(separator: " · ") {
            for (place, part) in group.split(separator: "  ").enumerated() {
                parts.append((place == 0 ? " · " : "  ", String(part)))
            }
        }
        return parts
    }
}
