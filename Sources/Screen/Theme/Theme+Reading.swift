/// Reading a theme from the tree of its file.
///
///     {
///       roles: {
///         "list.selected": {
///           fg: [231, 15, 7],      // for 256, 16 and 8 colours; or one number or name for all
///           bg: "blue",
///           attr: ["bold"],        // with colour
///           mono: ["reverse"],     // without
///         },
///       },
///       marks: { patuh: "✓" },
///     }
extension Theme {
    /// Takes the tree apart; anything unknown or of the wrong type is refused with its place.
    package init(name: String, entries: ThemeValue) throws(ThemeError) {
        let file = try ThemeReader(value: entries, path: "").members(allowed: ["roles", "marks"])
        var looks: [Role: RoleLook] = [:]
        if let roles = file["roles"] {
            for (name, reader) in try roles.members() {
                guard let role = Role(name: name) else { throw reader.fault(.unknownRole(name)) }
                looks[role] = try reader.look()
            }
        }
        var marks: [Mark: SafeText] = [:]
        if let signs = file["marks"] {
            for (name, reader) in try signs.members() {
                guard let mark = Mark(rawValue: name) else {
                    throw reader.fault(.unknownMark(name))
                }
                marks[mark] = try reader.sign()
            }
        }
        self.init(name: name, looks: looks, marks: marks)
    }
}

/// One value of the file and its place.
private struct ThemeReader {
    let value: ThemeValue
    let path: String

    func fault(_ reason: ThemeError.Reason) -> ThemeError {
        ThemeError(path: path, reason: reason)
    }

    /// The members of a table, by name; in order, so that of several faults the same one is told.
    func members(
        allowed: [String]? = nil
    ) throws(ThemeError) -> KeyValuePairsByName {
        guard case .table(let table) = value else { throw fault(.wrongType(needed: "table")) }
        var found: [(String, ThemeReader)] = []
        for (name, value) in table.sorted(by: { $0.key < $1.key }) {
            let reader = ThemeReader(value: value, path: path.isEmpty ? name : path + "." + name)
            if let allowed, !allowed.contains(name) { throw reader.fault(.unknownMember(name)) }
            found.append((name, reader))
        }
        return KeyValuePairsByName(pairs: found)
    }

    func look() throws(ThemeError) -> RoleLook {
        let members = try members(allowed: ["fg", "bg", "attr", "mono"])
        return RoleLook(
            foreground: try members["fg"]?.choice(),
            background: try members["bg"]?.choice(),
            attributes: try members["attr"]?.attributes(),
            monoAttributes: try members["mono"]?.attributes(),
        )
    }

    func sign() throws(ThemeError) -> SafeText {
        guard case .text(let text) = value else { throw fault(.wrongType(needed: "text")) }
        guard !text.unicodeScalars.contains(where: Self.isInvisible) else {
            throw fault(.invisibleMark)
        }
        let sign = SafeText(text)
        guard sign.width == 1, sign != " " else { throw fault(.markWidth(sign.width)) }
        return sign
    }

    /// What `SafeText` would show by a sign of its own, or not at all.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
            .privateUse:
            true
        default: false
        }
    }

    private func items() throws(ThemeError) -> [ThemeReader] {
        guard case .list(let items) = value else { throw fault(.wrongType(needed: "list")) }
        return items.enumerated().map { index, item in
            ThemeReader(value: item, path: path + "[\(index)]")
        }
    }

    private func choice() throws(ThemeError) -> ColourChoice {
        guard case .list = value else { return ColourChoice(try colour(limit: 255)) }
        let items = try items()
        guard items.count == 3 else { throw fault(.colourCount(items.count)) }
        return ColourChoice(
            full: try items[0].colour(limit: 255),
            sixteen: try items[1].colour(limit: 15),
            eight: try items[2].colour(limit: 7),
        )
    }

    private func colour(limit: Int) throws(ThemeError) -> Colour {
        switch value {
        case .number(let number):
            guard let whole = Int(exactly: number), whole <= limit, let colour = Colour(whole)
            else {
                throw fault(.colourOutOfRange(limit: limit))
            }
            return colour
        case .text("terminal"): return .terminal
        case .text(let name):
            guard let number = Self.colourNames.firstIndex(of: name) else {
                throw fault(.unknownColour(name))
            }
            guard number <= limit else { throw fault(.colourOutOfRange(limit: limit)) }
            return Colour(known: UInt8(number))
        default: throw fault(.wrongType(needed: "number"))
        }
    }

    private func attributes() throws(ThemeError) -> Style.Attributes {
        var attributes: Style.Attributes = []
        for item in try items() {
            guard case .text(let name) = item.value else {
                throw item.fault(.wrongType(needed: "text"))
            }
            guard let known = Style.Attributes.names.first(where: { $0.name == name }) else {
                throw item.fault(.unknownAttribute(name))
            }
            attributes.insert(known.attribute)
        }
        return attributes
    }

    private static let colourNames = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
        "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue",
        "bright-magenta", "bright-cyan", "bright-white",
    ]
}

/// A table's members in the order of their names.
private struct KeyValuePairsByName: Sequence {
    let pairs: [(String, ThemeReader)]

    subscript(name: String) -> ThemeReader? {
        pairs.first { $0.0 == name }?.1
    }

    func makeIterator() -> IndexingIterator<[(String, ThemeReader)]> {
        pairs.makeIterator()
    }
}
