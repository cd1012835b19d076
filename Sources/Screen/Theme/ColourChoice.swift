/// One colour of a theme at every depth.
struct ColourChoice: Equatable, Sendable {
    let full: Colour
    let sixteen: Colour
    let eight: Colour

    static let terminal = ColourChoice(full: .terminal, sixteen: .terminal, eight: .terminal)

    init(full: Colour, sixteen: Colour, eight: Colour) {
        self.full = full
        self.sixteen = sixteen
        self.eight = eight
    }

    /// A colour named once: the nearest one stands in for it where there are fewer.
    init(_ colour: Colour) {
        self.init(
            full: colour,
            sixteen: ReferencePalette.nearest(to: colour, among: 16),
            eight: ReferencePalette.nearest(to: colour, among: 8),
        )
    }

    func colour(at depth: ColourDepth) -> Colour {
        switch depth {
        case .mono: .terminal
        case .eight: eight
        case .sixteen: sixteen
        case .full: full
        }
    }
}

/// What a theme says about one role; nil is taken from the parent.
struct RoleLook: Equatable, Sendable {
    var foreground: ColourChoice?
    var background: ColourChoice?
    /// At the depths with colour.
    var attributes: Style.Attributes?
    /// Without colour; where it is nil the attributes above serve there too.
    var monoAttributes: Style.Attributes?
}
