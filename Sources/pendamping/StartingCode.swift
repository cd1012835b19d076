import Glibc

/// Code of the program and its libraries, as far as it is in memory because it once ran.
enum StartingCode {
    /// Gives back the pages of code that only the start needed.
    ///
    /// They are mapped from files and never written, so what is wanted again is mapped again from the same
    /// place. Cost: a few tenths of a millisecond, and as much again over the next keys.
    static func letGo() {
        for mapping in Self.mappings() {
            madvise(
                UnsafeMutableRawPointer(bitPattern: mapping.lowerBound),
                Int(mapping.upperBound - mapping.lowerBound),
                MADV_DONTNEED,
            )
        }
    }

    /// Where code is mapped from a file, privately and not to be written: `proc_pid_maps(5)`.
    private static func mappings() -> [Range<UInt>] {
        guard let file = fopen("/proc/self/maps", "r") else { return [] }
        defer { fclose(file) }
        var found: [Range<UInt>] = []
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { free(line) }
        while getline(&line, &room, file) > 0, let line {
            let parts = String(cString: line).split(separator: " ")
            guard parts.count > 5, parts[1] == "r-xp", parts[5].hasPrefix("/") else { continue }
            let ends = parts[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            if ends.count == 2, ends[0] < ends[1] { found.append(ends[0]..<ends[1]) }
        }
        return found
    }
}
