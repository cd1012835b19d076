/// A password on its way from the keys or the store to a server.
///
/// It prints as dots, so that no log, error or failed test can show it.
package struct HiddenText: Sendable, Equatable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var isEmpty: Bool { text.isEmpty }
}

extension HiddenText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "••••" }
    package var debugDescription: String { description }
    /// Without the text: `dump` and failed tests look into values.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
