import Screen

/// The menu of F9: what can be done here, in the order of the registry.
package struct MenuState: Sendable {
    package var cursor: ListCursor
    package let commands: [Command]

    package init(_ state: AppState) {
        commands = CommandRegistry.available(in: state).filter { $0.id != "menu" }
        cursor = ListCursor(count: commands.count, height: max(1, state.size.height - 6))
    }
}
