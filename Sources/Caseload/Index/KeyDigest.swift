/// A number for a row key that other keys hardly ever share: FNV-1a, then the mixing of SplitMix64, since
/// keys that differ in one digit leave FNV close together.
enum KeyDigest {
    @inline(__always)
    static func of(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        digest = (digest ^ (digest >> 30)) &* 0xBF58_476D_1CE4_E5B9
        digest = (digest ^ (digest >> 27)) &* 0x94D0_49BB_1331_11EB
        return digest ^ (digest >> 31)
    }
}
