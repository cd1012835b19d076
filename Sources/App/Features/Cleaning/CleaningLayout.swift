import Screen

/// How the screen is shared between tabs, the list and what is said of one line.
struct CleaningLayout {
    /// The tabs and one line of figures.
    let head: Rect
    let parts: ListDetail

    static let headRows = 2
    /// From so many rows on there is room for all that is known of a line, and for what its reason is.
    private static let (high, low) = (16, 9)

    init(_ size: Size, hasDetail: Bool = true) {
        let top = Rect(size: size).splitTop(min(Self.headRows, max(0, size.height)))
        head = top.top
        parts =
            hasDetail
            ? ListDetail(
                top.rest,
                listWidth: size.width * 3 / 5,
                detailRows: size.height >= Self.high ? 7 : 4,
                isHigh: size.height >= Self.low,
            ) : ListDetail(listOnly: top.rest)
    }

    var list: Rect { parts.list }
}
