import Screen

/// How the screen is shared between tabs, the list and what is said of one line.
struct CleaningLayout {
    /// The tabs and one line of figures.
    let head: Rect
    let parts: ListDetail

    static let headRows = 2

    init(_ size: Size, hasDetail: Bool = true) {
        let top = Rect(size: size).splitTop(min(Self.headRows, max(0, size.height)))
        head = top.top
        parts =
            hasDetail
            ? ListDetail(
                top.rest,
                listWidth: size.width * 3 / 5,
                detailRows: 7,
                isHigh: size.height >= 16,
            ) : ListDetail(listOnly: top.rest)
    }

    var list: Rect { parts.list }
}
