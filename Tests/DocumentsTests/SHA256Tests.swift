import Documents
import TestSupport
import Testing

struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
        ),
    ])
    func `the examples of the standard come out`(text: String, digest: String) {
        #expect(SHA256.hex(Array(text.utf8)) == digest)
    }

    @Test func `a million letters come out`() {
        #expect(
            SHA256.hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    /// The digest of the digests of 0 to 256 bytes: every padding there is.
    ///
    /// The value is that of Python's hashlib.
    @Test func `every length of the last block is padded right`() {
        var all = SHA256()
        for count in 0...256 {
            all.update(SHA256.digest([UInt8](repeating: 0x5A, count: count)))
        }
        #expect(
            SHA256.hexadecimal(all.finalized())
                == "f719247ed510d3c546ac2890893ad4311f14458754ad750a80bfeb9946f43181"
        )
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `pieces of any size give the digest of the whole`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...1000, using: &generator)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var hasher = SHA256()
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...150, using: &generator))
            hasher.update(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        #expect(hasher.finalized() == SHA256.digest(bytes), "seed \(seed)")
        #expect(hasher.finalized() == SHA256.digest(bytes), "asked twice, seed \(seed)")
    }
}
