import Screen

/// The parts of the whole screen: title, content, message line and key bar; on very low screens the
/// content alone.
package struct ScreenFrame: Sendable, Equatable {
    package let title: Rect
    package let content: Rect
    package let status: Rect
    package let keys: Rect

    package init(_ size: Size) {
        let (body, keys) = Rect(size: size).splitBottom(size.height >= 4 ? 1 : 0)
        let (rest, status) = body.splitBottom(size.height >= 6 ? 1 : 0)
        let (title, content) = rest.splitTop(size.height >= 3 ? 1 : 0)
        self.title = title
        self.content = content
        self.status = status
        self.keys = keys
    }
}
