import Foundation
import TestSupport
import Testing

@testable import Hub

/// Compressed bodies, against the system's own `gzip`.
struct GzipTests {
    @Test(arguments: [1, 6, 9])
    func `what gzip packs comes out as it was`(level: Int) throws {
        for seed in UInt64(1)...4 {
            let content = GzipTests.content(seed: seed, longest: 40_000)
            let packed = try GzipTests.packed(content, level: level)
            let found = try Gunzip.decompressed(packed, limit: content.count)
            #expect(found == content, "seed \(seed), level \(level)")
        }
    }

    @Test func `several members follow one another`() throws {
        let one = try GzipTests.packed(Array("satu ".utf8), level: 6)
        let two = try GzipTests.packed(Array("dua".utf8), level: 6)
        #expect(try Gunzip.decompressed(one + two, limit: 100) == Array("satu dua".utf8))
    }

    @Test func `a bomb is stopped at the limit`() throws {
        let packed = try GzipTests.packed([UInt8](repeating: 0x61, count: 5_000_000), level: 9)
        #expect(packed.count < 10_000)
        #expect(throws: GzipError.tooLong) { try Gunzip.decompressed(packed, limit: 4_999_999) }
    }

    @Test func `damaged bytes end in an error or in the content, never in anything else`() throws {
        for seed in UInt64(1)...(Long.isOn ? 200 : 10) {
            var generator = SeededGenerator(seed: seed)
            let content = GzipTests.content(seed: seed, longest: 8_000)
            let packed = try GzipTests.packed(content, level: 6)
            for _ in 0..<40 {
                var damaged = packed
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: damaged.removeLast(Int.random(in: 1...damaged.count, using: &generator))
                case 1:
                    let place = Int.random(in: 0..<damaged.count, using: &generator)
                    damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
                default:
                    damaged = (0..<200).map { _ in
                        UInt8.random(in: .min ... .max, using: &generator)
                    }
                    damaged.replaceSubrange(0..<4, with: [0x1F, 0x8B, 8, 0])
                }
                let found = try? Gunzip.decompressed(damaged, limit: 1 << 20)
                #expect(found == nil || found == content, "seed \(seed)")
            }
        }
    }

    /// Text that repeats itself, noise, or both.
    private static func content(seed: UInt64, longest: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        let words = ["keluarga", "{\"_id\":\"check:", "patuh", "2026-11", "\u{00E9}", "aaaaaaaa"]
        var content: [UInt8] = []
        let length = Int.random(in: 0..<longest, using: &generator)
        while content.count < length {
            if Bool.random(using: &generator) {
                content += (words.randomElement(using: &generator) ?? "").utf8
            } else {
                let noise = Int.random(in: 0..<(seed % 2 == 0 ? 400 : 3), using: &generator)
                content += (0..<noise).map { _ in
                    UInt8.random(in: .min ... .max, using: &generator)
                }
            }
        }
        return content
    }

    private static func packed(_ content: [UInt8], level: Int) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        try Bytes.write(content, to: folder.file("isi"))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-\(level)", folder.file("isi")]
        try process.run()
        process.waitUntilExit()
        return try Bytes.read(folder.file("isi.gz"))
    }
}
