/// Breaks text into lines of at most this many columns: at spaces, and inside a word only when the
/// word is longer than a line.
///
/// Line feeds in the text begin new lines. A width below 1 gives no lines; empty text gives one.
package func wrap(_ text: String, width: Int) -> [SafeText] {
    guard width > 0 else { return [] }
    var lines: [SafeText] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
        wrapParagraph(paragraph, width: width, into: &lines)
    }
    return lines
}

private func wrapParagraph(_ paragraph: Substring, width: Int, into lines: inout [SafeText]) {
    // An indent of the first line (a list, an example) is kept while it leaves room for words.
    let indent = paragraph.prefix { $0 == " " }.count
    var line: SafeText = .repeating(" ", count: indent < width / 2 ? indent : 0)
    var isStart = true
    for piece in paragraph.split(separator: " ") {
        var word = SafeText(String(piece))
        let gap = isStart ? 0 : 1
        if line.width + gap + word.width <= width {
            line = isStart ? line + word : line + " " + word
            isStart = false
            continue
        }
        if !isStart {
            lines.append(line)
            line = .empty
        }
        while line.width + word.width > width {
            let head = word.prefix(width - line.width)
            // A wide character in a single column: nothing fits, so the line goes without it.
            guard !head.isEmpty else {
                word = word.dropFirst(1)
                continue
            }
            lines.append(line + head)
            line = .empty
            word = word.dropFirst(head.width)
        }
        line = line + word
        isStart = false
    }
    lines.append(line)
}
