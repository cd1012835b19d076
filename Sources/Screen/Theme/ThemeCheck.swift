/// What keeps a theme from being fit to ship: `pendamping themes check` fails on any finding.
package enum ThemeCheck {
    package enum Finding: Hashable, Sendable {
        /// The theme defines no look for a role it must define (`Role.required`).
        case missingRole(Role)
        /// The theme has no sign for this state.
        case missingMark(Mark)
        /// Two states share a sign, so only colour tells them apart.
        case sameMark(Mark, Mark)
        /// A role that shows where the person is looks like its surroundings.
        case indistinct(Role, ColourDepth)
        /// Colours too close to be read, as a WCAG ratio.
        case lowContrast(Role, on: Role, ColourDepth, ratio: Double, needed: Double)
        /// One of the two colours is the terminal's own, so nobody knows the contrast.
        case unknownContrast(Role, on: Role, ColourDepth)
        /// Dim text where full contrast is promised.
        case dim(Role, ColourDepth)
    }

    /// The contrast a theme promises; nil for `terminal`, whose colours are the terminal's own.
    package static func contrastNeeded(theme name: String) -> Double? {
        switch name {
        case "terminal": nil
        case "terang-luar", "kontras": 7
        default: 4.5
        }
    }

    package static func findings(_ theme: Theme) -> [Finding] {
        missing(theme) + sharedMarks(theme)
            + ColourDepth.allCases.flatMap { depth in
                indistinct(theme.at(depth)) + contrast(theme.at(depth))
            }
    }

    private static func missing(_ theme: Theme) -> [Finding] {
        Role.required.filter { theme.looks[$0] == nil }.map(Finding.missingRole)
            + Mark.allCases.filter { theme.ownMarks[$0] == nil }.map(Finding.missingMark)
    }

    private static func sharedMarks(_ theme: Theme) -> [Finding] {
        var findings: [Finding] = []
        for (index, mark) in Mark.allCases.enumerated() {
            for other in Mark.allCases.dropFirst(index + 1)
            where theme.mark(mark) == theme.mark(other) {
                findings.append(.sameMark(mark, other))
            }
        }
        return findings
    }

    private static func indistinct(_ theme: Theme) -> [Finding] {
        Role.focus.filter { role in
            theme.style(role) == theme.style(role.parent ?? .text)
        }.map { .indistinct($0, theme.depth) }
    }

    /// Two colours that can meet on the screen.
    private struct Pair {
        let role: Role
        let surface: Role
        let style: Style
    }

    private static func contrast(_ theme: Theme) -> [Finding] {
        guard theme.depth != .mono, let needed = contrastNeeded(theme: theme.name) else {
            return []
        }
        let pairs =
            Role.allCases.map { Pair(role: $0, surface: $0, style: theme.style($0)) }
            + Role.surfaces.flatMap { surface in
                Role.inks.map { ink in
                    Pair(role: ink, surface: surface, style: theme.style(ink, on: surface))
                }
            }
        // A theme without any colour, as mono is, leaves the terminal its own pair.
        guard pairs.contains(where: { $0.style.usesPalette }) else { return [] }
        return pairs.flatMap { pair -> [Finding] in
            var findings: [Finding] = []
            if needed >= 7, pair.style.attributes.contains(.dim) {
                findings.append(.dim(pair.role, theme.depth))
            }
            guard let ink = ReferencePalette.rgb(pair.style.foreground),
                let paper = ReferencePalette.rgb(pair.style.background)
            else {
                return findings + [.unknownContrast(pair.role, on: pair.surface, theme.depth)]
            }
            let ratio = Contrast.ratio(ink, paper)
            if ratio < needed {
                findings.append(
                    .lowContrast(
                        pair.role,
                        on: pair.surface,
                        theme.depth,
                        ratio: ratio,
                        needed: needed,
                    )
                )
            }
            return findings
        }
    }
}

extension Style {
    fileprivate var usesPalette: Bool {
        foreground != .terminal || background != .terminal
    }
}
