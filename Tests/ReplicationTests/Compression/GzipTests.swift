import Replication
import TestSupport
import Testing

@Suite struct GzipTests {
    @Test(arguments: [0, 1, 1000, 300_000])
    func `A body comes back as it was`(length: Int) throws {
        var random = SeededGenerator(seed: UInt64(length))
        let bytes = (0..<length).map { _ in UInt8.random(in: 32...90, using: &random) }
        let packed = try Gzip.compress(bytes)
        #expect(packed.prefix(2) == [0x1F, 0x8B])
        #expect(try Gzip.decompress(packed, limit: length) == bytes)
    }

    @Test func `JSON shrinks to a fraction`() throws {
        let row = #"{"_id":"check:A-000123:hadir-sekolah:2026-10","type":"check","state":"patuh"},"#
        let bytes = [UInt8](String(repeating: row, count: 500).utf8)
        #expect(try Gzip.compress(bytes).count < bytes.count / 20)
    }

    @Test func `A body that grows over the limit is refused`() throws {
        let bomb = try Gzip.compress([UInt8](repeating: 0, count: 5_000_000))
        #expect(throws: Gzip.Failure.tooLarge) { try Gzip.decompress(bomb, limit: 4_999_999) }
    }

    @Test func `Bytes that are no gzip, or end too soon, are damaged`() throws {
        #expect(throws: Gzip.Failure.damaged) {
            try Gzip.decompress([UInt8]("{}".utf8), limit: 100)
        }
        #expect(throws: Gzip.Failure.damaged) { try Gzip.decompress([], limit: 100) }
        let packed = try Gzip.compress([UInt8](repeating: 65, count: 1000))
        #expect(throws: Gzip.Failure.damaged) {
            try Gzip.decompress([UInt8](packed.dropLast(5)), limit: 2000)
        }
    }

    @Test func `Many threads may pack at once`() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask {
                    let bytes = [UInt8](repeating: UInt8(number), count: 100_000)
                    return try Gzip.decompress(Gzip.compress(bytes), limit: 100_000) == bytes
                }
            }
            for try await same in group { #expect(same) }
        }
    }
}
