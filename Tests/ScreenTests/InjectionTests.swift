import Screen
import TestSupport
import Testing

/// Hostile text in every place a canvas takes text: nothing of it may reach the terminal raw.
struct InjectionTests {
    private static let poison: [String] = [
        "\u{1B}[2J", "\u{1B}]52;c;AAAA\u{7}", "\u{9B}31m", "\u{90}q\u{9C}", "\r\n", "\u{8}\u{8}",
        "\u{0}",
        "\u{7F}", "\u{202E}", "\u{2066}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{AD}",
        "\u{301}", "\u{1F1EE}\u{1F1E9}", "👨‍👩‍👧", "\u{E0001}", "\u{FFFF}", "田", "é", "Siti", " ", "ก็",
        "\u{1160}",
        "\u{FE0F}", "\u{34F}", "\u{61C}", "\u{180E}", "\u{FFF9}", "\u{1D173}",
    ]

    private func text(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            if Bool.random(using: &generator) {
                text += Self.poison.randomElement(using: &generator) ?? ""
            } else if let scalar = Unicode.Scalar(
                UInt32.random(in: 0...0x10FFFF, using: &generator)
            ) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether every cell holds something a terminal shows in just the columns we count.
    private func faults(in canvas: Canvas) -> [String] {
        var faults: [String] = []
        for row in 0..<canvas.size.height {
            var covered = 0
            for column in 0..<canvas.size.width {
                let glyph = canvas[column, row].glyph
                if glyph.isContinuation != (covered > 0) {
                    faults.append("half at \(column),\(row)")
                }
                if covered > 0 {
                    covered -= 1
                    continue
                }
                for (index, scalar) in glyph.string.unicodeScalars.enumerated() {
                    let columns = CharacterWidth.columns(of: scalar)
                    let isBad =
                        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                        || scalar.properties.generalCategory == .format
                        || scalar.properties.isDefaultIgnorableCodePoint
                        || (index == 0 ? columns < 1 : columns != 0)
                    if isBad { faults.append("U+\(String(scalar.value, radix: 16))") }
                    if index == 0 { covered = columns - 1 }
                }
            }
            if covered > 0 { faults.append("half at the end of row \(row)") }
        }
        return faults
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `whatever the text, cells hold only what a terminal shows in one place`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var canvas = Canvas(
            size: Size(
                Int.random(in: 0...30, using: &generator),
                Int.random(in: 0...4, using: &generator),
            )
        )
        for _ in 0..<30 {
            let safe = SafeText(text(&generator))
            let at = Point(
                Int.random(in: -5...30, using: &generator),
                Int.random(in: -1...4, using: &generator),
            )
            let width =
                Bool.random(using: &generator) ? Int.random(in: 0...12, using: &generator) : nil
            canvas.put(safe, at: at, width: width, align: .right)
            let part = Rect(x: at.x, y: at.y, width: 7, height: 2)
            let other = SafeText(text(&generator))
            canvas.within(part) { $0.put(other, at: Point(-1, 0)) }
            canvas.box(part, title: safe.cut(to: 5))
        }
        #expect(faults(in: canvas).isEmpty, "seed \(seed)")
        let lost = canvas.rows.first { SafeText($0).width != canvas.size.width }
        #expect(lost == nil, "seed \(seed)")
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a text's width is the sum of its scalars' and cutting keeps to it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let safe = SafeText(text(&generator))
        let measure = { (text: SafeText) in
            text.string.unicodeScalars.reduce(0) { $0 + CharacterWidth.columns(of: $1) }
        }
        #expect(safe.width == measure(safe), "seed \(seed)")
        for columns in 0...safe.width + 1 {
            let short = safe.cut(to: columns)
            #expect(short.width <= columns && short.width == measure(short), "seed \(seed)")
            #expect(safe.padded(to: columns).width == columns, "seed \(seed)")
            let rest = safe.dropFirst(columns)
            #expect(rest.width <= max(0, safe.width - columns), "seed \(seed)")
            #expect(rest.width == measure(rest), "seed \(seed)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `every widget stands hostile text at any size`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let theme = Theme.terminal
        let words = (0..<8).map { _ in text(&generator) }
        let safe = words.map { SafeText($0) }
        let size = Size(
            Int.random(in: 0...50, using: &generator),
            Int.random(in: 0...15, using: &generator),
        )
        var canvas = Canvas(size: size)
        let bounds = canvas.bounds
        LineEditor(words[0]).draw(into: &canvas, in: bounds, style: .plain)
        var menu = Menu(
            title: safe[1],
            items: safe.map { Menu.Item($0, key: safe[2], obstacle: safe[3]) },
        )
        menu.fit(bounds.centred(menu.wantedSize))
        menu.draw(into: &canvas, in: bounds.centred(menu.wantedSize), theme: theme)
        var palette = PaletteBox(title: safe[0], items: menu.items)
        palette.editor.insert(words[4])
        palette.fit(bounds)
        palette.draw(into: &canvas, in: bounds, theme: theme)
        let dialog = Dialog(
            title: safe[5],
            message: words.joined(separator: " "),
            buttons: safe.prefix(3).map { Dialog.Button($0) },
        )
        dialog.draw(into: &canvas, in: dialog.frame(in: bounds), theme: theme)
        Chips(safe.map { Chips.Chip($0) }).draw(into: &canvas, in: bounds.row(0), theme: theme)
        KeyBar(safe.map { KeyBar.Item("F1", $0) }).draw(
            into: &canvas,
            in: bounds.row(1),
            theme: theme,
        )
        ProgressBar(done: 3, total: 7).draw(into: &canvas, in: bounds.row(2), theme: theme)
        Scrollbar.draw(
            into: &canvas,
            in: bounds,
            cursor: ListCursor(count: 90, height: size.height),
            theme: theme,
        )
        #expect(faults(in: canvas).isEmpty, "seed \(seed)")
    }
}
