/// Brings one folded word to today's spelling, in place; the result is never longer.
enum OldSpelling {
    static func rewrite(_ output: inout [UInt8], from start: Int) {
        let end = output.count
        let kept = output.withUnsafeMutableBufferPointer { letters in
            hasWork(letters, start, end) ? rewrite(letters, start, end) : end
        }
        if kept < end { output.removeLast(end - kept) }
    }

    /// Returns where the word now ends.
    ///
    /// Writing never overtakes reading: no rule makes a word longer.
    private static func rewrite(
        _ letters: UnsafeMutableBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
    ) -> Int {
        let isOld = showsOldSpelling(letters, start, end)
        var read = start
        var write = start

        func put(_ letter: UInt8) {
            let isRepeated = write > start && letters[write - 1] == letter && letter >= a
            if isRepeated && letter <= z { return }
            letters[write] = letter
            write += 1
        }

        while read < end {
            let letter = letters[read]
            let next = read + 1 < end ? letters[read + 1] : 0
            let isFirst = read == start
            read += 2
            switch (letter, next) {
            case (o, e): put(u)
            case (d, j): put(j)
            case (t, j): put(c)
            case (s, j):
                put(s)
                put(y)
            case (c, h), (k, h): put(h)
            case (n, j) where isOld || isFirst:
                put(n)
                put(y)
            default:
                read -= 1
                put(letter == j && isOld ? y : letter)
            }
        }
        return write
    }

    /// Most words need nothing: a quick look for doubled letters and the pairs above.
    private static func hasWork(
        _ letters: UnsafeMutableBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
    ) -> Bool {
        var previous: UInt8 = 0
        for index in start..<end {
            let letter = letters[index]
            if letter == previous || letter == j || (letter == e && previous == o)
                || (letter == h && (previous == c || previous == k))
            {
                return true
            }
            previous = letter
        }
        return false
    }

    /// Whether the word has a pair that today's spelling does not have.
    ///
    /// h and j only before a further letter: *Hj.* is a title.
    private static func showsOldSpelling(
        _ letters: UnsafeMutableBufferPointer<UInt8>,
        _ start: Int,
        _ end: Int,
    ) -> Bool {
        var previous: UInt8 = 0
        for index in start..<end {
            let letter = letters[index]
            switch (previous, letter) {
            case (o, e), (d, j), (t, j), (s, j): return true
            case (h, j) where index + 1 < end: return true
            default: previous = letter
            }
        }
        return false
    }

    private static let a = UInt8(ascii: "a")
    private static let c = UInt8(ascii: "c")
    private static let d = UInt8(ascii: "d")
    private static let e = UInt8(ascii: "e")
    private static let h = UInt8(ascii: "h")
    private static let j = UInt8(ascii: "j")
    private static let k = UInt8(ascii: "k")
    private static let n = UInt8(ascii: "n")
    private static let o = UInt8(ascii: "o")
    private static let s = UInt8(ascii: "s")
    private static let t = UInt8(ascii: "t")
    private static let u = UInt8(ascii: "u")
    private static let y = UInt8(ascii: "y")
    private static let z = UInt8(ascii: "z")
}
