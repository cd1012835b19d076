/// The 20 letters and digits that a desk shows: the start of its public key's digest, Crockford's
/// base 32.
package enum PairingCode {
    /// As the desk shows it, `K7Q2M-…`, from however it was typed; nil for anything else.
    ///
    /// Small letters, missing hyphens and the look-alikes O, I and L are put right.
    package static func normalised(_ typed: String) -> String? {
        var letters: [Character] = []
        for letter in typed.uppercased() where letter != "-" && !letter.isWhitespace {
            switch letter {
            case "O": letters.append("0")
            case "I", "L": letters.append("1")
            case let letter where alphabet.contains(letter): letters.append(letter)
            default: return nil
            }
        }
        guard letters.count == groups * groupLength else { return nil }
        return (0..<groups).map { group in
            String(letters[group * groupLength..<(group + 1) * groupLength])
        }.joined(separator: "-")
    }

    private static let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    private static let groups = 4
    private static let groupLength = 5
}
