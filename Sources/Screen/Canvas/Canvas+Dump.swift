/// The canvas as text, for tests and for showing a screen where there is no terminal.
extension Canvas {
    /// Every row as text of full width.
    package var rows: [String] {
        (0..<size.height).map { row in
            withRow(row) { cells in
                var line = ""
                for cell in cells { line += cell.glyph.string }
                return line
            }
        }
    }

    /// All rows without the spaces at their ends, joined by line feeds.
    package var text: String {
        rows.map(trimmed).joined(separator: "\n")
    }

    /// A letter per cell that says which style it has, and the style of each letter.
    ///
    /// Letters are given in the order in which the styles appear, `.` being the plain style; after
    /// `z` and `Z` all further styles share `?`.
    package var styleDump: (rows: [String], legend: [(letter: Character, style: Style)]) {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var known: [Style: Character] = [.plain: "."]
        var legend: [(letter: Character, style: Style)] = []
        let rows = (0..<size.height).map { row in
            withRow(row) { cells in
                String(
                    cells.map { cell in
                        if let letter = known[cell.style] { return letter }
                        let letter = legend.count < letters.count ? letters[legend.count] : "?"
                        known[cell.style] = letter
                        legend.append((letter, cell.style))
                        return letter
                    }
                )
            }
        }
        return (rows, legend)
    }

    private func trimmed(_ line: String) -> String {
        var scalars = Substring(line)
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
