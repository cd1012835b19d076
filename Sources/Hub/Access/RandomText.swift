import Documents

/// Names and tokens that nobody can guess.
enum RandomText {
    static func hexadecimal(bytes: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return SHA256.hexadecimal(
            (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        )
    }
}
