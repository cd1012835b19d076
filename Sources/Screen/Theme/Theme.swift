/// How every role looks and which sign every state has, at one colour depth.
package struct Theme: Sendable, Equatable {
    package let name: String
    package let depth: ColourDepth
    /// What the theme itself says.
    let looks: [Role: RoleLook]
    let ownMarks: [Mark: SafeText]
    /// The look of each role at this depth, by `rawValue`.
    private let styles: [Style]
    /// The sign of each mark, in the order of `allCases`.
    private let signs: [Mark: SafeText]

    init(
        name: String,
        looks: [Role: RoleLook],
        marks: [Mark: SafeText],
        depth: ColourDepth = .full,
    ) {
        self.name = name
        self.depth = depth
        self.looks = looks
        ownMarks = marks
        signs = Dictionary(
            uniqueKeysWithValues: Mark.allCases.map { ($0, marks[$0] ?? $0.fallback) }
        )
        styles = Role.allCases.map { Theme.resolve($0, in: looks, depth: depth) }
    }

    /// The same theme for a terminal of another depth.
    package func at(_ depth: ColourDepth) -> Theme {
        depth == self.depth ? self : Theme(name: name, looks: looks, marks: ownMarks, depth: depth)
    }

    /// How a role looks, at the cost of one array access.
    package func style(_ role: Role) -> Style {
        styles[Int(role.rawValue)]
    }

    /// How an ink (`Role.inks`) looks when written over a surface.
    ///
    /// A surface with a background of its own keeps its ink, because a colour chosen to be read on
    /// the page may be unreadable there; the sign carries the meaning. On the page's background the
    /// ink shows. Attributes add up, and of a reversed surface stay reversed.
    package func style(_ ink: Role, on surface: Role) -> Style {
        let under = style(surface)
        let over = style(ink)
        var style = under
        style.attributes.formUnion(over.attributes)
        let isPage = under.background == self.style(.text).background
        if isPage && !under.attributes.contains(.reverse) {
            style.foreground = over.foreground
        }
        return style
    }

    /// The sign of a state, one column wide.
    package func mark(_ mark: Mark) -> SafeText {
        signs[mark] ?? mark.fallback
    }

    /// Walks up the role's parents until colours and attributes are settled.
    private static func resolve(
        _ role: Role,
        in looks: [Role: RoleLook],
        depth: ColourDepth,
    ) -> Style {
        var foreground: ColourChoice?
        var background: ColourChoice?
        var attributes: Style.Attributes?
        var next: Role? = role
        while let current = next {
            if let look = looks[current] {
                foreground = foreground ?? look.foreground
                background = background ?? look.background
                let own = depth == .mono ? look.monoAttributes ?? look.attributes : look.attributes
                attributes = attributes ?? own
            }
            next = current.parent
        }
        return Style(
            foreground: (foreground ?? .terminal).colour(at: depth),
            background: (background ?? .terminal).colour(at: depth),
            attributes: attributes ?? [],
        )
    }
}
