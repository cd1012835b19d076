/// One key as the person pressed it.
package struct Key: Hashable, Sendable {
    package let code: Code
    package let modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    package enum Code: Hashable, Sendable {
        /// What typing it would write; with Control, the small letter.
        case character(Unicode.Scalar)
        case function(Int)
        case enter, escape, tab, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
    }

    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let control = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        /// Told by terminals only for named keys; a shifted letter is its capital.
        package static let shift = Modifiers(rawValue: 4)
    }

    /// What the key writes into a text field; nil for commands.
    package var typed: Unicode.Scalar? {
        guard modifiers.isEmpty, case .character(let scalar) = code else { return nil }
        return scalar
    }
}
