/// A worker's specialisms as somebody types them: `lansia, anak`.
package enum WorkerMarks {
    /// The most of one person.
    package static let limit = 32

    /// Small letters, digits and hyphens, with commas, semicolons or blanks between; nil for what can be no list of
    /// specialisms.
    package static func read(_ text: String) -> [String]? {
        var marks: [String] = []
        for word in text.lowercased().split(whereSeparator: { ",; ".contains($0) }) {
            let mark = String(word)
            guard DataNode.isIdentifier(mark), mark.utf8.count <= 40 else { return nil }
            if !marks.contains(mark) { marks.append(mark) }
        }
        return marks.isEmpty || marks.count > limit ? nil : marks
    }
}
