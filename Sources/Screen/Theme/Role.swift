/// What a piece of the screen is for; a theme says how it looks.
///
/// The name's dots make a tree: `list.selected` looks like `list` unless the theme says otherwise,
/// and everything looks like `text` in the end.
package enum Role: UInt8, CaseIterable, Sendable {
    case text, textDim, textStrong, textHeading, textMatch
    case title, titleCount, titleWarning
    case status, statusWarning, statusError
    case keybar, keybarKey, keybarDisabled
    case list, listHeader, listSelected, listMarked, listDim, listGroup
    case grid, gridHeader, gridRow, gridCursor, gridDraft, gridLocked
    case field, fieldLabel, fieldFocused, fieldHint, fieldError
    case chip, chipActive
    case dialog, dialogBorder, dialogTitle, dialogSelected, dialogKey
    case menu, menuBorder, menuSelected, menuKey, menuDisabled
    case panel, panelBorder, panelTitle
    case scrollbar, scrollbarThumb
    case progress, progressDone
    case state, statePatuh, stateTidak, stateIzin, stateTidakBerlaku, stateBlank
    case stateLocal, stateStick, stateDesk, stateServer, stateAccepted, stateRefused
    case stateConflict, stateDraft, stateWarning, stateError

    /// The name in theme files.
    package var name: String { Self.names[Int(rawValue)] }

    /// Whose look it takes where the theme has none for it; nil for `text`.
    package var parent: Role? { Self.parents[Int(rawValue)] }

    /// The role with this name.
    package init?(name: String) {
        guard let role = Self.byName[name] else { return nil }
        self = role
    }

    /// `listSelected` becomes `list.selected`; the word before the first capital is the family.
    private static let names: [String] = allCases.map { role in
        let label = String(describing: role)
        guard let capital = label.firstIndex(where: \.isUppercase) else { return label }
        let rest = label[capital...]
        return label[..<capital] + "." + rest.prefix(1).lowercased() + rest.dropFirst()
    }

    private static let byName = Dictionary(uniqueKeysWithValues: zip(names, allCases))

    private static let parents: [Role?] = allCases.map { role in
        guard role != .text else { return nil }
        let name = names[Int(role.rawValue)]
        guard let dot = name.firstIndex(of: ".") else { return .text }
        return byName[String(name[..<dot])] ?? .text
    }
}

extension Role {
    /// Roles that show where the person is: they must not look like their surroundings.
    package static let focus: [Role] = [
        .listSelected, .gridCursor, .fieldFocused, .chipActive, .dialogSelected, .menuSelected,
    ]

    /// Roles every theme that ships must define itself, were it with an empty look: all, so that none is
    /// left out by oversight and looks like its parent.
    package static let required: [Role] = allCases

    /// Roles that colour only the ink and are written over others.
    package static let inks: [Role] =
        Mark.allCases.map(\.role) + [.textDim, .textStrong, .textMatch]

    /// Roles that inks are written over.
    package static let surfaces: [Role] = [
        .text, .title, .status, .keybar, .list, .listHeader, .listSelected, .listMarked, .listGroup,
        .grid, .gridHeader, .gridRow, .gridCursor, .gridDraft, .gridLocked, .field, .fieldFocused,
        .chip, .chipActive, .dialog, .dialogSelected, .menu, .menuSelected, .panel,
    ]
}
