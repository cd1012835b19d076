/// The code printed once at `init` that opens the store when the passphrase is lost.
///
/// 125 random bits as five groups of five letters, each group with a check letter after it:
///
///     7K2MQX-0ABCDE-…        (32 signs: digits and letters without I, L, O, U)
///
/// Reading forgives case, spaces and hyphens, O for 0, I and L for 1. The check letter of group g
/// is Σ αⁱ·dᵢ + g over GF(32): one wrong sign, two swapped signs or two swapped groups never pass,
/// and the reader is told which group to look at. The alphabet is Douglas Crockford's base 32.
package struct RecoveryCode: Sendable, Equatable, CustomStringConvertible {
    package static let groupCount = 5
    static let signsPerGroup = 5
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// 25 values under 32.
    private let values: [UInt8]

    /// Why a text is not a recovery code.
    package enum Problem: Error, Equatable, Sendable {
        /// Not 30 signs; this many were found.
        case length(found: Int)
        /// A sign that is in no code; groups count from 1.
        case sign(group: Int)
        /// The check letter of this group (from 1) does not agree.
        case check(group: Int)
    }

    /// A new code.
    package init(using generator: inout some RandomNumberGenerator) {
        values = (0..<(RecoveryCode.groupCount * RecoveryCode.signsPerGroup)).map { _ in
            UInt8.random(in: 0..<32, using: &generator)
        }
    }

    /// Reads what a person typed from paper.
    package init(_ text: String) throws(Problem) {
        let signs = text.utf8.filter { byte in
            byte > 0x20 && byte != UInt8(ascii: "-")
        }
        let perGroup = RecoveryCode.signsPerGroup + 1
        guard signs.count == RecoveryCode.groupCount * perGroup else {
            throw .length(found: signs.count)
        }
        var read: [UInt8] = []
        for group in 0..<RecoveryCode.groupCount {
            var values: [UInt8] = []
            for sign in signs[(group * perGroup)..<((group + 1) * perGroup)] {
                guard let value = RecoveryCode.value(of: sign) else {
                    throw .sign(group: group + 1)
                }
                values.append(value)
            }
            let check = values.removeLast()
            guard check == RecoveryCode.check(values, group: group) else {
                throw .check(group: group + 1)
            }
            read += values
        }
        values = read
    }

    /// The code as it is printed: groups of six with hyphens.
    package var description: String {
        var bytes: [UInt8] = []
        for group in 0..<RecoveryCode.groupCount {
            let start = group * RecoveryCode.signsPerGroup
            let part = Array(values[start..<(start + RecoveryCode.signsPerGroup)])
            if group > 0 { bytes.append(UInt8(ascii: "-")) }
            bytes += part.map { RecoveryCode.alphabet[Int($0)] }
            bytes.append(RecoveryCode.alphabet[Int(RecoveryCode.check(part, group: group))])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The 25 signs that carry the secret, as bytes for the key file.
    var secret: SecretBytes {
        SecretBytes(values.map { RecoveryCode.alphabet[Int($0)] })
    }

    private static func value(of sign: UInt8) -> UInt8? {
        let upper = (0x61...0x7A).contains(sign) ? sign - 0x20 : sign
        switch upper {
        case UInt8(ascii: "O"): return 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
        default: return alphabet.firstIndex(of: upper).map { UInt8($0) }
        }
    }

    /// Σ αⁱ·dᵢ + g over GF(2⁵) with α⁵ = α² + 1, by Horner's rule.
    private static func check(_ values: [UInt8], group: Int) -> UInt8 {
        var sum: UInt8 = 0
        for value in values.reversed() {
            sum ^= value
            sum <<= 1
            if sum & 0b10_0000 != 0 { sum ^= 0b10_0101 }
        }
        return sum ^ UInt8(group + 1)
    }
}
