import Screen

/// What of a frame a terminal would not show as what it is: the law that `InjectionTests` holds every canvas to.
enum CanvasFaults {
    static func find(_ canvas: Canvas) -> [String] {
        var faults: Set<String> = []
        for row in 0..<canvas.size.height {
            var covered = 0
            for column in 0..<canvas.size.width {
                let glyph = canvas[column, row].glyph
                if glyph.isContinuation != (covered > 0) { faults.insert("half a letter") }
                if covered > 0 {
                    covered -= 1
                    continue
                }
                // Nearly all of a frame, and sound.
                if let byte = glyph.string.utf8.first, glyph.string.utf8.count == 1,
                    (0x20..<0x7F).contains(byte)
                {
                    continue
                }
                for (index, scalar) in glyph.string.unicodeScalars.enumerated() {
                    let columns = CharacterWidth.columns(of: scalar)
                    let isBad =
                        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                        || scalar.properties.generalCategory == .format
                        || (index == 0 ? columns < 1 : columns != 0)
                    if isBad { faults.insert("U+" + String(scalar.value, radix: 16)) }
                    if index == 0 { covered = columns - 1 }
                }
            }
        }
        return faults.sorted()
    }
}
