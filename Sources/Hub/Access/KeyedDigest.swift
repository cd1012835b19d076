import Documents

/// Remembers a secret as HMAC-SHA-256 under a key that this process made and never lets out.
///
/// What is remembered is worth nothing outside the process, and is no stand-in for `PasswordHash` on disk.
struct KeyedDigest: Sendable {
    private let inner: [UInt8]
    private let outer: [UInt8]

    init(using generator: inout some RandomNumberGenerator) {
        let key = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        inner = key.map { $0 ^ 0x36 }
        outer = key.map { $0 ^ 0x5C }
    }

    func callAsFunction(_ parts: String...) -> [UInt8] {
        var message = inner
        // The length before each part keeps "ab", "c" from being "a", "bc".
        for part in parts {
            message += "\(part.utf8.count):".utf8
            message += part.utf8
        }
        return SHA256.digest(outer + SHA256.digest(message))
    }
}
