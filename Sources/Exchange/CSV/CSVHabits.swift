/// What the first rows of a file tell about how it is written: delimiter, line end, quoting.
struct CSVHabits {
    let delimiter: UInt8
    let lineEnd: CSVDialect.LineEnd
    let quoting: CSVDialect.Quoting

    /// Bytes looked at; enough for some hundred rows, little for any file.
    private static let sample = 64 * 1024
    private static let candidates = Array(";,\t".utf8)

    /// Looks at the start of `text` (UTF-8); a delimiter that a `sep=` line named is taken as it
    /// is.
    init(of text: [UInt8], delimiter named: UInt8?) {
        let head = text.prefix(Self.sample)
        var tally = Tally()
        var quotes = Quotes()
        var comment = false
        var isLineStart = true
        var lineEnd: CSVDialect.LineEnd?
        for (index, byte) in zip(head.indices, head) {
            if isLineStart {
                comment = byte == UInt8(ascii: "#")
                isLineStart = false
            }
            if quotes.covers(byte) { continue }
            if byte == 0x0A || byte == 0x0D {
                tally.endLine(counted: !comment)
                isLineStart = true
                let isBoth = byte == 0x0D && index + 1 < head.endIndex && head[index + 1] == 0x0A
                lineEnd = lineEnd ?? (byte == 0x0A ? .lineFeed : isBoth ? .both : .carriageReturn)
            } else {
                tally.note(byte)
            }
        }
        if head.count == text.count {
            tally.endLine(counted: !comment)
        }
        delimiter = named ?? tally.winner ?? UInt8(ascii: ";")
        self.lineEnd = lineEnd ?? .both
        quoting = Self.allQuoted(head, delimiter: delimiter) ? .always : .whereNeeded
    }

    /// Whether every field that is not empty starts with a quote, and there are some.
    private static func allQuoted(_ head: ArraySlice<UInt8>, delimiter: UInt8) -> Bool {
        var fieldStart = true
        var quotes = Quotes()
        var quoted = 0
        for byte in head {
            let ends = byte == delimiter || byte == 0x0A || byte == 0x0D
            if quotes.covers(byte) {
                if fieldStart { quoted += 1 }
                fieldStart = false
            } else {
                if fieldStart, !ends { return false }
                fieldStart = ends
            }
        }
        return quoted > 0
    }

    /// Follows quotes before the delimiter is known: one opens where a field may start.
    private struct Quotes {
        private var isInside = false
        private var previous: UInt8 = 0x0A

        /// Whether the next byte is a quote that opens or closes, or stands between two such.
        mutating func covers(_ byte: UInt8) -> Bool {
            defer { previous = byte }
            let quote = UInt8(ascii: "\"")
            if isInside {
                isInside = byte != quote
                return true
            }
            guard byte == quote else { return false }
            switch previous {
            // Behind a quote it is the second of a doubled one.
            case quote, 0x0A, 0x0D: isInside = true
            default: isInside = candidates.contains(previous)
            }
            return isInside
        }
    }

    /// Counts per line, for each candidate, and how many lines agree on a count.
    private struct Tally {
        private var current = [0, 0, 0]
        private var lines: [[Int: Int]] = [[:], [:], [:]]

        mutating func note(_ byte: UInt8) {
            if let index = candidates.firstIndex(of: byte) { current[index] += 1 }
        }

        mutating func endLine(counted: Bool) {
            if counted {
                for index in current.indices where current[index] > 0 {
                    lines[index][current[index], default: 0] += 1
                }
            }
            current = [0, 0, 0]
        }

        /// The candidate on whose count most lines agree, a line of many fields weighing more.
        var winner: UInt8? {
            var best: (score: Int, index: Int)?
            for index in lines.indices {
                let score = lines[index].map { $0.key * $0.value }.max() ?? 0
                if score > best?.score ?? 0 {
                    best = (score, index)
                }
            }
            return best.map { candidates[$0.index] }
        }
    }
}
