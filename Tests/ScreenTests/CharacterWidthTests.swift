import Glibc
import Testing

@testable import Screen

struct CharacterWidthTests {
    /// Compares with the C library of this machine; another release of it may know characters that
    /// the one our table was made from had not yet assigned, and only those may differ.
    @Test func `the width table equals wcwidth over all code points`() throws {
        try #require(setlocale(LC_CTYPE, "C.UTF-8") != nil)
        let wcwidth = try #require(Self.systemWidth())
        let isSource = Self.systemVersion() == "glibc 2.36"
        var ranges: [UInt32] = []
        var last: Int?
        var differing: [String] = []
        for value in UInt32(0)...0x10FFFF {
            let theirs = Int(wcwidth(Int32(bitPattern: value)))
            let ours = CharacterWidth.columns(ofCodePoint: value)
            if ours != theirs, isSource || (ours != -1 && theirs != -1) {
                differing.append("U+\(String(value, radix: 16)): \(ours) for \(theirs)")
            }
            if theirs != last {
                ranges.append(value << 2 | UInt32(theirs + 1))
                last = theirs
            }
        }
        #expect(differing.isEmpty, "\(differing.count), first \(differing.prefix(5))")
        if getenv("PRINT_WIDTH_TABLE") != nil {
            print(Self.source(of: ranges))
        }
    }

    /// `wcwidth`, which Glibc's module map leaves out.
    private static func systemWidth() -> (@convention(c) (Int32) -> Int32)? {
        guard let address = dlsym(nil, "wcwidth") else { return nil }
        return unsafeBitCast(address, to: (@convention(c) (Int32) -> Int32).self)
    }

    private static func systemVersion() -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        confstr(Int32(_CS_GNU_LIBC_VERSION), &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }

    /// The lines between the brackets of `CharacterWidth+Table.swift`.
    private static func source(of ranges: [UInt32]) -> String {
        stride(from: 0, to: ranges.count, by: 9).map { start in
            let numbers = ranges[start..<min(start + 9, ranges.count)].map { number in
                let digits = String(number, radix: 16, uppercase: true)
                return "0x" + String(repeating: "0", count: 6 - digits.count) + digits
            }
            return "        " + numbers.joined(separator: ", ") + ","
        }.joined(separator: "\n")
    }
}
