/// The pages that a store's log (`store-wal`) holds for good: those up to its last whole transaction.
///
/// Read as SQLite reads it when it opens a store (SQLite, "WAL-mode File Format"), but without opening it:
///
///     header 32 bytes   magic, version, page size, checkpoints, salt 1, salt 2, checksum 1, 2
///     frame  24 bytes   page number, pages after commit or 0, salt 1, salt 2, checksum 1, 2
///            and the page
///
/// Each frame's checksum goes on from the one before; the first that does not ends the log.
struct LogFrames {
    private static let headerLength = 32
    private static let frameHeaderLength = 24
    private static let frameLength = frameHeaderLength + Connection.pageSize

    /// Where the newest content of a page begins in the log, by the page's number.
    private(set) var places: [Int: Int] = [:]
    /// The pages of the store as of the last commit; 0 for a log without any.
    private(set) var pageCount = 0

    init(_ log: RawFile) {
        let header = log.bytes(at: 0, count: LogFrames.headerLength)
        guard header.count == LogFrames.headerLength else { return }
        let magic = LogFrames.word(header, 0)
        guard magic & ~1 == 0x377F_0682, LogFrames.word(header, 8) == UInt32(Connection.pageSize)
        else { return }
        var sum = Checksum(isBigEndian: magic & 1 == 1)
        sum.add(header[..<24])
        guard sum.first == LogFrames.word(header, 24), sum.second == LogFrames.word(header, 28)
        else { return }
        var open: [Int: Int] = [:]
        var place = LogFrames.headerLength
        while true {
            let frame = log.bytes(at: place, count: LogFrames.frameLength)
            guard frame.count == LogFrames.frameLength, frame[8..<16] == header[16..<24] else {
                return
            }
            sum.add(frame[..<8])
            sum.add(frame[LogFrames.frameHeaderLength...])
            guard sum.first == LogFrames.word(frame, 16), sum.second == LogFrames.word(frame, 20)
            else { return }
            open[Int(LogFrames.word(frame, 0))] = place + LogFrames.frameHeaderLength
            let pages = Int(LogFrames.word(frame, 4))
            if pages > 0 {
                places.merge(open) { $1 }
                open = [:]
                pageCount = pages
            }
            place += LogFrames.frameLength
        }
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// SQLite's running sum over pairs of 32-bit words.
    private struct Checksum {
        let isBigEndian: Bool
        private(set) var first: UInt32 = 0
        private(set) var second: UInt32 = 0

        init(isBigEndian: Bool) {
            self.isBigEndian = isBigEndian
        }

        mutating func add(_ bytes: ArraySlice<UInt8>) {
            bytes.withUnsafeBytes { memory in
                for place in stride(from: 0, to: memory.count - 7, by: 8) {
                    first = first &+ word(memory, place) &+ second
                    second = second &+ word(memory, place + 4) &+ first
                }
            }
        }

        private func word(_ memory: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
            let word = memory.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
        }
    }
}
