/// Random signs that make a record's id its own.
enum RecordToken {
    /// 26 signs of 5 bits: 130 random bits, so that no two laptops ever make the same.
    static func make(using generator: inout some RandomNumberGenerator) -> String {
        let signs = (0..<26).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }
        return String(decoding: signs, as: UTF8.self)
    }

    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return make(using: &generator)
    }

    /// Crockford's base 32 in small letters: none is taken for another.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}
