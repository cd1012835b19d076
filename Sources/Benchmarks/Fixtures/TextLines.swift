/// Numbered lines of five to eight words, none wider than 79 columns, for pagers: the same for the same
/// count.
enum TextLines {
    private static let seed: UInt64 = 7

    private static let words = """
        amber basil cedar delta ember fjord glade harbor island jasper kernel lumen meadow nectar
        orbit prairie quartz river summit timber umber valley willow xenon yonder zephyr anchor
        beacon copper drift eagle falcon granite hollow ivory juniper kettle lantern maple north
        opal pepper quiet raven silver thistle upland velvet walnut yellow
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    /// The number a line begins with, six digits.
    static func number(_ line: Int) -> String {
        let digits = String(line)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    static func file(_ count: Int, in cache: Folder) throws -> String {
        let path = cache.file("lines-\(count)-narrow.txt")
        guard !Folder.exists(path) else { return path }
        var random = Random(seed: seed)
        try Files.write(path) { put in
            for line in 1...count {
                var text = number(line)
                for _ in 0..<5 + Int(random.next() % 4) { text += " " + random.pick(words) }
                try put(Array((text + "\n").utf8))
            }
        }
        return path
    }
}
