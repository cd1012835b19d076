import Screen

/// A list and what its selected line says, as they share the room below a screen's head: beside each other
/// from 120 columns on, else below each other where the screen is high enough, else the list alone.
struct ListDetail {
    let list: Rect
    let detail: Rect?
    let isBeside: Bool

    /// Narrower than this a list and a text beside it are both too narrow.
    private static let leastWidth = 120

    /// Shares a room.
    ///
    /// - `listWidth`: Columns of the list where both are beside each other.
    /// - `detailRows`: Rows of the detail where it is below, the line above it included.
    /// - `isHigh`: Whether it may be below.
    init(_ room: Rect, listWidth: Int, detailRows: Int, isHigh: Bool) {
        if room.width >= Self.leastWidth {
            let parts = room.splitLeft(listWidth)
            list = parts.left
            detail = parts.rest.splitLeft(1).rest
            isBeside = true
        } else if isHigh {
            let parts = room.splitBottom(detailRows)
            list = parts.rest
            detail = parts.bottom
            isBeside = false
        } else {
            list = room
            detail = nil
            isBeside = false
        }
    }

    /// The whole room is the list's.
    init(listOnly room: Rect) {
        list = room
        detail = nil
        isBeside = false
    }

    /// Draws the line between both and then what the detail says behind it.
    ///
    /// - `title`: Stands in that line where it is above the detail: what must not go where there is no room.
    func drawDetail(
        into canvas: inout Canvas,
        _ scene: Scene,
        title: SafeText = .empty,
        _ body: (inout Canvas) -> Void,
    ) {
        guard let detail else { return }
        let border = scene.style(.panelBorder)
        guard !isBeside else {
            let top = Point(detail.minX - 1, detail.minY)
            canvas.verticalLine(at: top, length: detail.height, style: border)
            return canvas.within(detail, body)
        }
        canvas.horizontalLine(at: detail.origin, length: detail.width, style: border)
        if !title.isEmpty {
            canvas.put(
                " " + title.cut(to: max(0, detail.width - 4)) + " ",
                at: Point(detail.minX + 1, detail.minY),
                style: scene.style(.textStrong),
            )
        }
        canvas.within(detail.splitTop(1).rest, body)
    }
}
