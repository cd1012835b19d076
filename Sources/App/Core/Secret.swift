/// A passphrase on its way from the keys to the store.
///
/// It prints as dots, so that no log, error or failed test can show it.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The fewest letters of a new passphrase.
    package static let leastLength = 8

    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { "••••" }
    package var debugDescription: String { description }
}
