import Screen

/// Something the person can do, as data.
///
/// One registry of these feeds the function-key bar, help, the menu, the palette, the mouse and the
/// documentation, so that none of them can disagree.
package struct Command: Sendable {
    /// A stable name, such as `families.search`.
    package let id: String
    /// At most 8 columns, for the key bar: `Simpan`.
    package let label: @Sendable (Words) -> String
    /// A sentence without a full stop, for help and the palette.
    package let explanation: @Sendable (Words) -> String
    package let keys: [Key]
    /// Where it can be used.
    package let contexts: Set<CommandContext>
    /// Why it can't be used just now; nil when it can.
    package let obstacle: @Sendable (AppState) -> String?
    package let run: @Sendable (inout AppState) -> [Effect]

    /// Its keys as help and menus tell them: none that the open screen takes for what is typed into it.
    package func shownKeys(in state: AppState) -> [Key] {
        guard contexts == [.workspace], state.isTypedInto else { return keys }
        return keys.filter { $0.typed == nil }
    }

    package init(
        _ id: String,
        keys: [Key],
        in contexts: Set<CommandContext>,
        label: @escaping @Sendable (Words) -> String,
        explanation: @escaping @Sendable (Words) -> String,
        obstacle: @escaping @Sendable (AppState) -> String? = { _ in nil },
        run: @escaping @Sendable (inout AppState) -> [Effect],
    ) {
        self.id = id
        self.label = label
        self.explanation = explanation
        self.keys = keys
        self.contexts = contexts
        self.obstacle = obstacle
        self.run = run
    }
}

/// Where a command can be used.
package enum CommandContext: Hashable, Sendable {
    /// Behind the lock too.
    case anywhere
    /// In any screen of an open caseload.
    case workspace
    case unlock
    case place(Place)
}

extension AppState {
    /// Whether the open screen takes letters and digits for itself.
    var isTypedInto: Bool {
        switch workspace?.place {
        case .entry, .form, .newRecord: true
        default: false
        }
    }

    /// The contexts that hold now, the nearest first: a key means what the nearest one says.
    package var contexts: [CommandContext] {
        guard let place = workspace?.place else { return [.unlock, .anywhere] }
        return [.place(place), .workspace, .anywhere]
    }
}
