import Screen

/// How the screen is shared between tabs, the list and what is said of one line.
struct CleaningLayout {
    /// The tabs and one line of figures.
    let head: Rect
    let list: Rect
    /// Beside the list from 120 columns on, below it where 16 rows are there; else nothing.
    let detail: Rect?
    let isBeside: Bool

    static let headRows = 2
    private static let detailRows = 7

    init(_ size: Size, hasDetail: Bool = true) {
        let top = Rect(size: size).splitTop(min(Self.headRows, max(0, size.height)))
        head = top.top
        if hasDetail, size.width >= 120 {
            let parts = top.rest.splitLeft(size.width * 3 / 5)
            list = parts.left
            detail = parts.rest.splitLeft(1).rest
            isBeside = true
        } else if hasDetail, size.height >= 16 {
            let parts = top.rest.splitBottom(Self.detailRows)
            list = parts.rest
            detail = parts.bottom
            isBeside = false
        } else {
            list = top.rest
            detail = nil
            isBeside = false
        }
    }
}
