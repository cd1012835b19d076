import Screen

extension [TextLine] {
    /// Appends figures with their signs side by side, in as many lines as the width asks for.
    ///
    ///     · 2.277 kosong   ✗ 41 tidak patuh   ! 812 sudah waktunya
    package mutating func add(counts: [(mark: Mark, text: String)], width: Int) {
        var line = TextLine()
        for (mark, text) in counts {
            let text = SafeText(" " + text)
            if line.width > 0 {
                if line.width + 4 + text.width > width {
                    append(line)
                    line = TextLine()
                } else {
                    line.add("   ")
                }
            }
            line.add(mark)
            line.add(text, mark.role)
        }
        if line.width > 0 { append(line) }
    }
}
