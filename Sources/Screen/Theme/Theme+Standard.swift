/// The theme that works before any file is read, and on every terminal.
extension Theme {
    /// The terminal's own two colours; of the palette only its first eight, for states.
    ///
    /// `themes/terminal.json5` says the same; a test compares them.
    package static let terminal = Theme(
        name: "terminal",
        looks: [
            .text: RoleLook(foreground: .terminal, background: .terminal, attributes: []),
            .textDim: RoleLook(attributes: [.dim], monoAttributes: []),
            .textStrong: RoleLook(attributes: [.bold]),
            .textHeading: RoleLook(attributes: [.bold]),
            .textMatch: RoleLook(attributes: [.bold, .underline]),
            .title: RoleLook(attributes: [.reverse]),
            .titleCount: RoleLook(attributes: [.reverse, .bold]),
            .titleWarning: RoleLook(attributes: [.reverse, .bold]),
            .status: RoleLook(),
            .statusWarning: RoleLook(attributes: [.bold]),
            .statusError: RoleLook(attributes: [.reverse, .bold]),
            .keybar: RoleLook(attributes: [.reverse]),
            .keybarKey: RoleLook(attributes: [.bold]),
            .keybarDisabled: RoleLook(attributes: []),
            .list: RoleLook(),
            .listHeader: RoleLook(attributes: [.bold, .underline]),
            .listSelected: RoleLook(attributes: [.reverse]),
            .listMarked: RoleLook(attributes: [.bold]),
            .listDim: RoleLook(attributes: [.dim], monoAttributes: []),
            .listGroup: RoleLook(attributes: [.bold]),
            .grid: RoleLook(),
            .gridHeader: RoleLook(attributes: [.bold, .underline]),
            .gridRow: RoleLook(attributes: [.bold]),
            .gridCursor: RoleLook(attributes: [.reverse, .bold]),
            .gridDraft: RoleLook(attributes: [.underline]),
            .gridLocked: RoleLook(attributes: [.dim], monoAttributes: []),
            .field: RoleLook(attributes: [.underline]),
            .fieldLabel: RoleLook(attributes: []),
            .fieldFocused: RoleLook(attributes: [.reverse]),
            .fieldHint: RoleLook(attributes: [.dim], monoAttributes: []),
            .fieldError: RoleLook(attributes: [.bold, .reverse]),
            .chip: RoleLook(attributes: []),
            .chipActive: RoleLook(attributes: [.reverse]),
            .dialog: RoleLook(),
            .dialogBorder: RoleLook(),
            .dialogTitle: RoleLook(attributes: [.bold]),
            .dialogSelected: RoleLook(attributes: [.reverse]),
            .dialogKey: RoleLook(attributes: [.bold]),
            .menu: RoleLook(),
            .menuBorder: RoleLook(),
            .menuSelected: RoleLook(attributes: [.reverse]),
            .menuKey: RoleLook(attributes: [.bold]),
            .menuDisabled: RoleLook(attributes: [.dim], monoAttributes: []),
            .panel: RoleLook(),
            .panelBorder: RoleLook(attributes: [.dim], monoAttributes: []),
            .panelTitle: RoleLook(attributes: [.bold]),
            .scrollbar: RoleLook(attributes: [.dim], monoAttributes: []),
            .scrollbarThumb: RoleLook(attributes: [.bold]),
            .progress: RoleLook(),
            .progressDone: RoleLook(attributes: [.bold]),
            .state: RoleLook(),
            .statePatuh: ink(2),
            .stateTidak: ink(1, [.bold]),
            .stateIzin: ink(6),
            .stateTidakBerlaku: RoleLook(attributes: [.dim], monoAttributes: []),
            .stateBlank: RoleLook(attributes: []),
            .stateLocal: ink(3),
            .stateStick: ink(3),
            .stateDesk: ink(6),
            .stateServer: ink(2),
            .stateAccepted: ink(2, [.bold]),
            .stateRefused: ink(1, [.bold]),
            .stateConflict: ink(5, [.bold]),
            .stateDraft: ink(3),
            .stateWarning: ink(3, [.bold]),
            .stateError: ink(1, [.bold]),
        ],
        marks: standardMarks,
    )

    /// Signs of the fonts that Indonesian laptops come with (DejaVu, Noto, Consolas).
    private static let standardMarks: [Mark: SafeText] = [
        .patuh: "✓", .tidak: "✗", .izin: "i", .tidakBerlaku: "–", .blank: "·",
        .local: "○", .stick: "◔", .desk: "◑", .server: "●", .accepted: "◆", .refused: "✖",
        .conflict: "≠", .draft: "~", .warning: "!", .error: "‼",
    ]

    private static func ink(_ number: UInt8, _ attributes: Style.Attributes = []) -> RoleLook {
        RoleLook(foreground: ColourChoice(Colour(known: number)), attributes: attributes)
    }
}
