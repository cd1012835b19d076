import Screen

/// The box in which everything lies that comes over a screen.
enum OverlayFrame {
    /// Draws a centred box and hands its inside to the closure.
    static func draw(
        title: String,
        size wanted: Size,
        into canvas: inout Canvas,
        _ scene: Scene,
        _ inside: (inout Canvas) -> Void,
    ) {
        let room = canvas.bounds
        let size = Size(min(wanted.width, room.width), min(wanted.height, room.height))
        let box = room.centred(size)
        canvas.fill(box, style: scene.style(.dialog))
        canvas.box(
            box,
            title: SafeText(title),
            style: scene.style(.dialogBorder),
            titleStyle: scene.style(.dialogTitle),
        )
        let isRoomy = box.width > 4 && box.height > 2
        canvas.within(isRoomy ? box.inset(columns: 2, rows: 1) : box, inside)
    }
}
