/// The compression function of SHA-256 (FIPS 180-4, 6.2.2).
enum SHA256Block {
    /// Folds whole blocks of 64 bytes into the chaining words.
    static func compress(_ blocks: UnsafeRawBufferPointer, into words: inout SIMD8<UInt32>) {
        guard !blocks.isEmpty else { return }
        roundConstants.withUnsafeBufferPointer { constants in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                for start in stride(from: 0, to: blocks.count, by: 64) {
                    fill(schedule, from: blocks, at: start)
                    words = words &+ mixed(words, schedule, constants)
                }
            }
        }
    }

    /// The message schedule: 16 words of the block, then 48 made from them.
    private static func fill(
        _ schedule: UnsafeMutableBufferPointer<UInt32>,
        from blocks: UnsafeRawBufferPointer,
        at start: Int,
    ) {
        for index in 0..<16 {
            let word = blocks.loadUnaligned(fromByteOffset: start + index &* 4, as: UInt32.self)
            schedule[index] = UInt32(bigEndian: word)
        }
        for index in 16..<64 {
            let early = schedule[index &- 15]
            let late = schedule[index &- 2]
            let small0 = rotated(early, 7) ^ rotated(early, 18) ^ (early &>> 3)
            let small1 = rotated(late, 17) ^ rotated(late, 19) ^ (late &>> 10)
            schedule[index] = schedule[index &- 16] &+ small0 &+ schedule[index &- 7] &+ small1
        }
    }

    /// The 64 rounds, in the letters of the standard.
    ///
    /// Eight at a time: after eight rounds every letter is back in its place, so instead of moving the
    /// letters each round is called with them shifted by one.
    private static func mixed(
        _ words: SIMD8<UInt32>,
        _ schedule: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>,
    ) -> SIMD8<UInt32> {
        var (a, b, c, d) = (words[0], words[1], words[2], words[3])
        var (e, f, g, h) = (words[4], words[5], words[6], words[7])
        var start = 0
        while start < 64 {
            turn(a, b, c, &d, e, f, g, &h, constants[start] &+ schedule[start])
            turn(h, a, b, &c, d, e, f, &g, constants[start &+ 1] &+ schedule[start &+ 1])
            turn(g, h, a, &b, c, d, e, &f, constants[start &+ 2] &+ schedule[start &+ 2])
            turn(f, g, h, &a, b, c, d, &e, constants[start &+ 3] &+ schedule[start &+ 3])
            turn(e, f, g, &h, a, b, c, &d, constants[start &+ 4] &+ schedule[start &+ 4])
            turn(d, e, f, &g, h, a, b, &c, constants[start &+ 5] &+ schedule[start &+ 5])
            turn(c, d, e, &f, g, h, a, &b, constants[start &+ 6] &+ schedule[start &+ 6])
            turn(b, c, d, &e, f, g, h, &a, constants[start &+ 7] &+ schedule[start &+ 7])
            start &+= 8
        }
        return SIMD8(a, b, c, d, e, f, g, h)
    }

    /// One round: the new `e` comes to stand in `d`, the new `a` in `h`.
    @inline(__always)
    private static func turn(
        _ a: UInt32,
        _ b: UInt32,
        _ c: UInt32,
        _ d: inout UInt32,
        _ e: UInt32,
        _ f: UInt32,
        _ g: UInt32,
        _ h: inout UInt32,
        _ input: UInt32,
    ) {
        let big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = g ^ (e & (f ^ g))
        let first = h &+ big1 &+ choice &+ input
        let big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = (a & b) | (c & (a | b))
        d = d &+ first
        h = first &+ big0 &+ majority
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// FIPS 180-4, 4.2.2.
    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
        0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
        0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
        0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
        0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
        0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}
