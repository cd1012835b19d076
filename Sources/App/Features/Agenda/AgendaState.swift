import Casework
import Screen

/// Screen: what is due, overdue and coming, and what early detection found.
package struct AgendaState: Sendable {
    package init() {}

    static let commands: [Command] = []

    /// Fits the page into its room.
    package mutating func settle(in size: Size, _ words: Words, _ moment: Moment) {}

    /// Gives a key to the screen; nil when it has no use for it.
    package mutating func type(_ key: Key) -> [Effect]? { nil }

    package mutating func paste(_ text: String) {}

    package func draw(into canvas: inout Canvas, _ scene: Scene) {}
}
