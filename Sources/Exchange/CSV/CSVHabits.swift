/// What the first rows of a file tell about how it is written: delimiter, line end, quoting.
struct CSVHabits {
    let delimiter: UInt8
    let lineEnd: CSVDialect.LineEnd
    let quoting: CSVDialect.Quoting

    /// Bytes looked at; enough for some hundred rows, little for any file.
    private static let sample = 64 * 1024
    private static let candidates: [UInt8] = [
        UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"),
    ]

    /// Looks at the start of `text` (UTF-8); a delimiter that a `sep=` line named is taken as it
    /// is.
    init(of text: [UInt8], delimiter named: UInt8?) {
        let head = text.prefix(Self.sample)
        var tally = Tally()
        var insideQuotes = false
        var lineStart = true
        var comment = false
        for byte in head {
            if lineStart {
                comment = byte == UInt8(ascii: "#")
                lineStart = false
            }
            if byte == UInt8(ascii: "\"") {
                insideQuotes.toggle()
            } else if insideQuotes {
                continue
            } else if byte == 0x0A || byte == 0x0D {
                tally.endLine(counted: !comment)
                lineStart = true
            } else {
                tally.note(byte)
            }
        }
        if head.count == text.count {
            tally.endLine(counted: !comment)
        }
        delimiter = named ?? tally.winner ?? UInt8(ascii: ";")
        lineEnd = Self.firstLineEnd(head) ?? .both
        quoting = Self.allQuoted(head, delimiter: delimiter) ? .always : .whereNeeded
    }

    /// The first line end outside quotes.
    private static func firstLineEnd(_ head: ArraySlice<UInt8>) -> CSVDialect.LineEnd? {
        var insideQuotes = false
        for (index, byte) in zip(head.indices, head) {
            if byte == UInt8(ascii: "\"") {
                insideQuotes.toggle()
            } else if insideQuotes {
                continue
            } else if byte == 0x0A {
                return .lineFeed
            } else if byte == 0x0D {
                return index + 1 < head.endIndex && head[index + 1] == 0x0A
                    ? .both : .carriageReturn
            }
        }
        return nil
    }

    /// Whether every field that is not empty starts with a quote, and there are some.
    private static func allQuoted(_ head: ArraySlice<UInt8>, delimiter: UInt8) -> Bool {
        var fieldStart = true
        var insideQuotes = false
        var quoted = 0
        for byte in head {
            let ends = byte == delimiter || byte == 0x0A || byte == 0x0D
            if byte == UInt8(ascii: "\"") {
                if fieldStart { quoted += 1 }
                insideQuotes.toggle()
                fieldStart = false
            } else if !insideQuotes {
                if fieldStart, !ends { return false }
                fieldStart = ends
            }
        }
        return quoted > 0
    }

    /// Counts per line, for each candidate, and how many lines agree on a count.
    private struct Tally {
        private var current = [0, 0, 0]
        private var lines: [[Int: Int]] = [[:], [:], [:]]

        mutating func note(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: ";"): current[0] += 1
            case UInt8(ascii: ","): current[1] += 1
            case UInt8(ascii: "\t"): current[2] += 1
            default: break
            }
        }

        mutating func endLine(counted: Bool) {
            if counted {
                for index in current.indices where current[index] > 0 {
                    lines[index][current[index], default: 0] += 1
                }
            }
            current = [0, 0, 0]
        }

        /// The candidate whose lines agree most; with more fields a line where two agree equally.
        var winner: UInt8? {
            var best: (score: Int, index: Int)?
            for index in lines.indices {
                // A line of 24 delimiters says more than a line of one.
                let score = lines[index].map { $0.key * $0.value }.max() ?? 0
                if score > best?.score ?? 0 {
                    best = (score, index)
                }
            }
            return best.map { candidates[$0.index] }
        }
    }
}
