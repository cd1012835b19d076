/// How many columns and rows something takes; never negative.
package struct Size: Hashable, Sendable {
    package let width: Int
    package let height: Int

    package init(_ width: Int, _ height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }

    package static let zero = Size(0, 0)

    package var isEmpty: Bool { width == 0 || height == 0 }
}
