import Screen

/// Short names for the keys that commands speak of, also as patterns in a `switch`.
extension Key {
    package static let enter = Key(.enter)
    package static let escape = Key(.escape)
    package static let tab = Key(.tab)
    package static let backTab = Key(.tab, .shift)
    package static let backspace = Key(.backspace)
    package static let delete = Key(.delete)
    package static let up = Key(.up)
    package static let down = Key(.down)
    package static let left = Key(.left)
    package static let right = Key(.right)
    package static let home = Key(.home)
    package static let end = Key(.end)
    package static let pageUp = Key(.pageUp)
    package static let pageDown = Key(.pageDown)

    package static func function(_ number: Int) -> Key {
        Key(.function(number))
    }

    package static func character(_ scalar: Unicode.Scalar) -> Key {
        Key(.character(scalar))
    }

    package static func control(_ scalar: Unicode.Scalar) -> Key {
        Key(.character(scalar), .control)
    }
}
