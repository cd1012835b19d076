import Screen

extension ListCursor {
    /// Moves by the keys that every list knows.
    ///
    /// `letters` lets vi's letters move too; not where letters are typed.
    /// - Returns: false when the key is none of them.
    @discardableResult
    package mutating func press(_ key: Key, letters: Bool = false) -> Bool {
        switch key {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: page(by: -1)
        case .pageDown: page(by: 1)
        case .home: home()
        case .end: end()
        case .character("k") where letters: move(by: -1)
        case .character("j") where letters: move(by: 1)
        case .character("g") where letters: home()
        case .character("G") where letters: end()
        default: return false
        }
        return true
    }
}
